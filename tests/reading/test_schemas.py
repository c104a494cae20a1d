"""The schemas say what the tables say, and every file that the reader takes is good by them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from almanac.reading.front_matter import split
from almanac.reading.layout import SourceFile, source_files
from almanac.reading.schemas import glob_of, schema_files, schema_of
from almanac.reading.source_text import load
from almanac.reading.tables import FILE_KINDS

PROJECT = Path(__file__).parents[2]
SCHEMAS = PROJECT / "docs" / "schemas"
TEAMS = (PROJECT, PROJECT / "tests" / "tiny_team", PROJECT / "almanac" / "desk" / "starter")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def test_the_committed_schemas_are_those_of_the_tables(request: pytest.FixtureRequest) -> None:
    for name, text in schema_files().items():
        if request.config.getoption("--bless"):
            (SCHEMAS / name).write_text(text, "utf-8")
        assert (SCHEMAS / name).read_text("utf-8") == text, f"{name}: make bless, and look at it"
    assert {path.name for path in SCHEMAS.iterdir()} == set(schema_files())


def test_the_settings_of_the_editor_name_every_kind_of_yaml_file() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        f"./docs/schemas/{kind.name}.json": glob_of(kind) for kind in FILE_KINDS if kind.pattern.endswith(".yaml")
    }


@pytest.mark.parametrize("team", TEAMS, ids=lambda team: team.name)
def test_every_file_that_the_reader_takes_is_good(team: Path) -> None:
    validators = {kind.name: Draft202012Validator(schema_of(kind)) for kind in FILE_KINDS}
    faults = [
        f"{file.shown}: {list(fault.absolute_path)}: {fault.message}"
        for file, content in contents(team)
        for fault in validators[file.kind.name].iter_errors(content)
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        ("athlete", "name: {family: A, given: B}\ngender: men\nfoo: 1", "foo"),
        ("athlete", "name: {family: A, given: B}", "gender"),
        ("athlete", "name: {family: A, given: B}\ngender: man", "man"),
        ("athlete", "name: {family: A, given: B}\ngender: men\nbests: [{event: Men 500, time: 34.32}]", "Men 500"),
        ("record", "[{kind: world, event: men-500, athlete: a}]", "anyOf"),
    ],
)
def test_what_the_reader_refuses_is_marked(kind: str, text: str, fault: str) -> None:
    validator = Draft202012Validator(schema_of(next(one for one in FILE_KINDS if one.name == kind)))
    assert any(fault in f"{found.message} {found.validator}" for found in everything(validator, core(text)))


def everything(validator: Any, content: Any) -> Iterator[Any]:
    for found in validator.iter_errors(content):
        yield found
        yield from found.context


def test_a_time_may_be_a_number_or_a_text() -> None:
    validator = Draft202012Validator(schema_of(next(kind for kind in FILE_KINDS if kind.name == "athlete")))
    head = "name: {family: A, given: B}\ngender: men\nbests: "
    for time in ("34.32", "1:46.99", "'34.32'", "34.52(2)"):
        assert list(validator.iter_errors(core(f"{head}[{{event: men-500, time: {time}}}]"))) == []


def contents(team: Path) -> Iterator[tuple[SourceFile, Any]]:
    for file in source_files(team):
        assert isinstance(file, SourceFile)
        source, _ = load(file.path, file.shown)
        assert source is not None
        if not file.language:
            text = source.text
            if file.path.suffix == ".md":
                assert split(source)[0] is not None
                text = text.split("\n---", 1)[0].removeprefix("---\n")
            yield file, core(text)


def core(text: str) -> Any:
    """YAML as programs read it, by the core schema of YAML 1.2."""
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


def _value(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(one) for one in node.value]
    if isinstance(node, yaml.ScalarNode) and not node.style:
        if node.value in {"true", "false"}:
            return node.value == "true"
        if _NUMBER.fullmatch(node.value):
            return float(node.value) if "." in node.value or "e" in node.value.lower() else int(node.value)
    return node.value if node else None
