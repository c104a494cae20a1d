"""What the project says of itself holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
from almanac.reading.composites import ListOf, MapOf, RecordOf
from almanac.reading.record import Table
from almanac.reading.tables import FILE_KINDS, FileKind

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text("utf-8")


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_make_target_of_the_readme_exists() -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert {"site", "test"} <= named <= _targets()


def test_every_verb_of_the_readme_is_a_verb_and_the_other_way_round() -> None:
    named = set(re.findall(r"build\.py ([a-z]+)", README)) | {"build"}
    assert named == set(build.VERBS)


CARDS = ("editor", "publisher", "coach", "maintainer")


@pytest.mark.parametrize("card", CARDS)
def test_every_command_of_a_role_s_card_is_one(card: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (PROJECT / "docs" / f"{card}.md").read_text("utf-8")
    assert len(text.splitlines()) <= 40, "a card is one page"
    assert set(re.findall(r"`make ([a-z]+)", text)) <= _targets()
    for command in re.findall(r"`python build\.py ([^`]*)`", text):
        verb = command.split()[0] if not command.startswith("-") else "build"
        assert verb in build.VERBS
        with pytest.raises(SystemExit):
            build.main([verb, "--help"])
        told = capsys.readouterr().out
        assert [option for option in re.findall(r"--[a-z-]+", command) if option not in told] == []


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for document in [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]:
        for link in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / link).exists(), f"{document.name}: {link}"


def test_every_dependency_is_named_with_its_reason() -> None:
    table = README.partition("## Dependencies")[2].partition("\n## ")[0]
    named = set(re.findall(r"^\| ([a-z0-9]+) \|", table, re.MULTILINE))
    project = (PROJECT / "pyproject.toml").read_text("utf-8")
    dependencies = re.search(r"^dependencies = \[(.*?)\]", project, re.MULTILINE | re.DOTALL)
    assert dependencies is not None
    assert {name.lower() for name in re.findall(r'"([A-Za-z0-9-]+)', dependencies[1])} == named - {"package"}


def test_every_page_kind_stands_in_the_architecture() -> None:
    text = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_]+)`", text.partition("| address | kinds |")[2].partition("\n\n")[0]))
    templates = {path.stem for path in (PROJECT / "templates").glob("*.*") if not path.name.startswith("_")}
    assert templates - {"base"} == named


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_file_stands_in_the_data_guide(kind: FileKind) -> None:
    text = (PROJECT / "docs" / "data-guide.md").read_text("utf-8")
    everywhere = text.partition("\n## What holds everywhere")[2].partition("\n## ")[0]
    section = text.partition(f"\n## `{kind.pattern}`")[2].partition("\n## ")[0]
    assert section, f"no section for {kind.pattern}"
    keys = {key for table in _tables(kind.content) for key in table.by_key}
    assert {key for key in keys if f"`{key}`" not in section + everywhere} == set()


def _tables(content: object) -> Iterator[Table]:
    while isinstance(content, ListOf | MapOf):
        content = content.of
    if isinstance(content, RecordOf):
        yield content.table
        for field in content.table.fields:
            yield from _tables(field.type)
