"""A build in which nothing changed: it is known, says what it said before, loads nothing, and never knows too much."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

import build
from almanac.command import Report
from almanac.knowing import Known
from almanac.memory import Memory
from almanac.wishes import Wish

TODAY = "2031-02-20"
HEAVY = {"jinja2", "markdown", "livereload", "tornado", "yaml", "nh3", "almanac.model", "almanac.reading", "asyncio"}
PAGES = re.compile(r"\d+ of \d+ pages\n")
DONE = re.compile(r"\((\d+\.\d) s\)")


@pytest.fixture(scope="module")
def once(tiny_team: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = shutil.copytree(tiny_team, tmp_path_factory.mktemp("again") / "project")
    (path / "templates").mkdir()
    (path / "templates" / "_note.html").write_text("", "utf-8")
    os.utime(path / "templates" / "_note.html", (1e9, 1e9))
    made(path)  # its templates are compiled
    shutil.rmtree(path / "site")
    return path


@pytest.fixture
def project(once: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """The tiny team with its site."""
    path = shutil.copytree(once, tmp_path / "project")
    made(path)
    capfd.readouterr()
    return path


def made(project: Path, *options: str) -> None:
    day = () if {"--today", "--as-of"} & {*options} else ("--today", TODAY)
    assert build.main(["build", "--root", str(project), "--workers", "1", *day, *options]) == 0


def forget(project: Path) -> None:
    """As if nothing had been made yet."""
    for folder in ("site", ".cache"):
        shutil.rmtree(project / folder)


def held(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def loaded(*arguments: str) -> set[str]:
    """The heavy modules that a run has loaded when it ends."""
    script = (
        f"import build, sys\ntry: build.main({arguments!r})\nexcept SystemExit: pass\nsys.exit(' '.join(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True, cwd=Path(build.__file__).parent
    )
    return HEAVY & {*run.stderr.split()}


def test_it_says_what_the_build_before_said(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made(project, "--fresh")
    first = capfd.readouterr()
    made(project)
    again = capfd.readouterr()
    made(project)
    third = capfd.readouterr()
    assert third.err == again.err == PAGES.sub("", first.err)
    assert "corrections flip: cai-berg no longer bronze" in again.err
    told = DONE.sub("", again.out).splitlines()
    assert re.search(r"has \d+ files: 0 written, \d+ unchanged, 0 removed", told[0])
    assert told[1:] == DONE.sub("", first.out).splitlines()[1:]
    assert "held back: 2" in told


def test_it_loads_nothing_that_it_does_not_use(project: Path) -> None:
    asked = ("build", "--root", str(project), "--today", TODAY)
    assert loaded(*asked) == set()
    assert {"jinja2", "yaml"} <= loaded(*asked, "--fresh")
    assert loaded("--help") == set()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a fact": lambda path: edit(path / "data" / "athletes" / "bo-vik.yaml", "gender: men", "gender: men  # still"),
    "a text": lambda path: edit(path / "content" / "pages" / "about.md", "\n---\n", "\n---\nMore. "),
    "a text that is new": lambda path: (path / "content" / "pages" / "more.md").write_text("---\ntitle: More\n---\nx"),
    "a text that is gone": lambda path: (path / "content" / "news" / "2031-02-18-not-ready.md").unlink(),
    "a template": lambda path: (path / "templates" / "_note.html").write_text("x"),
    "a page that is damaged": lambda path: (path / "site" / "index.html").write_text("x"),
    "a page that is gone": lambda path: (path / "site" / "index.html").unlink(),
    "a file too many": lambda path: (path / "site" / "more.html").write_text("x"),
    "a site that is gone": lambda path: shutil.rmtree(path / "site"),
    "a memory that is damaged": lambda path: (path / ".cache" / "almanac" / "builds").write_bytes(b"x"),
}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(project: Path, change: str, tmp_path: Path) -> None:
    CHANGES[change](project)
    made(project)
    shutil.copytree(project, tmp_path / "clean", ignore=shutil.ignore_patterns("site", ".*"))
    made(tmp_path / "clean", "--fresh")
    assert held(project / "site") == held(tmp_path / "clean" / "site")


def is_known(project: Path, *options: str) -> bool:
    """Whether a build was known, and so read nothing."""
    with patch.object(build, "know", wraps=build.know) as reading:
        made(project, *options)
    return not reading.called


def test_what_is_due_ends_it(project: Path) -> None:
    assert is_known(project)
    assert not is_known(project, "--today", "2031-02-19")
    assert not is_known(project, "--today", f"{TODAY}T09:00")
    assert is_known(project, "--today", f"{TODAY}T09:01")
    assert is_known(project, "--today", f"{TODAY}T08:01+00:00")
    assert not is_known(project, "--today", f"{TODAY}T08:59")


def test_a_check_is_known_by_the_build_before_it(project: Path) -> None:
    asked = ["check", "--root", str(project), "--today", TODAY]
    with patch.object(build, "know", wraps=build.know) as reading:
        assert (build.main(asked), reading.called) == (0, False)
        assert (build.main([*asked, "--format", "json"]), reading.called) == (0, True)
    edit(project / "data" / "athletes" / "bo-vik.yaml", "gender: men", "gender: mne")
    assert build.main(asked) == 1


def test_a_source_that_changes_while_it_is_built_is_read_again(project: Path) -> None:
    page = project / "content" / "pages" / "about.md"
    before = page.read_text("utf-8")
    edit(page, "\n---\n", "\n---\nMore. ")
    know = build.know

    def know_another(wish: Wish, report: Report, memory: Memory | None = None, *rest: Any) -> Known:
        page.write_text(before, "utf-8")
        return know(wish, report, memory, *rest)

    with patch.object(build, "know", know_another):
        made(project)
    edit(page, "\n---\n", "\n---\nMore. ")
    assert not is_known(project)
    assert "More. " in (project / "site" / "about" / "index.html").read_text("utf-8")


def test_a_template_that_is_there_only_while_it_is_built_is_no_part_of_what_is_known(project: Path) -> None:
    edit(project / "content" / "pages" / "about.md", "\n---\n", "\n---\nMore. ")
    know, robots = build.know, project / "templates" / "robots.txt"

    def know_and_add(*given: Any) -> Known:
        robots.write_text("for a moment", "utf-8")
        return know(*given)

    with patch.object(build, "know", know_and_add):
        made(project)
    assert (project / "site" / "robots.txt").read_text("utf-8") == "for a moment"
    robots.unlink()
    assert not is_known(project)
    assert (project / "site" / "robots.txt").read_text("utf-8") != "for a moment"


@pytest.mark.parametrize("is_young", [False, True])
def test_a_source_that_changes_during_the_first_build_is_read_again(project: Path, is_young: bool) -> None:  # noqa: FBT001
    forget(project)
    page = project / "content" / "pages" / "about.md"
    before = page.read_text("utf-8")
    if is_young:
        page.touch()
    know = build.know

    def know_and_change(wish: Wish, report: Report, memory: Memory | None = None, *rest: Any) -> Known:
        known = know(wish, report, memory, *rest)
        edit(page, "\n---\n", "\n---\nMore. ")
        return known

    with patch.object(build, "know", know_and_change):
        made(project)
    assert not is_known(project)
    assert "More. " in (project / "site" / "about" / "index.html").read_text("utf-8")
    page.write_text(before, "utf-8")
    assert not is_known(project)


def test_a_first_build_opens_no_source_twice(project: Path) -> None:
    forget(project)
    with patch("almanac.memory.sightings.open", create=True, side_effect=open) as opened:
        made(project)
    again = [str(call.args[0]) for call in opened.call_args_list]
    assert not [path for path in again if "/data/athletes/" in path or "/data/competitions/" in path or ".md" in path]
    assert is_known(project)


def test_a_check_is_known_by_the_check_before_it_and_no_build_is(project: Path) -> None:
    forget(project)
    asked = ["check", "--root", str(project), "--today", TODAY]
    assert build.main(asked) == 0
    with patch.object(build, "know", wraps=build.know) as reading:
        assert (build.main(asked), reading.called) == (0, False)
    assert not is_known(project)
    assert (project / "site" / "index.html").exists()
    assert is_known(project)


def test_another_wish_is_another_build(project: Path) -> None:
    assert not is_known(project, "--address", "https://other.example/")
    assert is_known(project, "--address", "https://other.example/")
    assert not is_known(project, "--as-of", TODAY)
    assert not is_known(project, "--fresh")


def test_a_source_behind_a_link_is_read_each_time(project: Path) -> None:
    page = project / "content" / "pages" / "about.md"
    page.rename(project / "content" / "pages" / "other.md")
    page.symlink_to(project / "content" / "pages" / "other.md")
    assert (is_known(project), is_known(project)) == (False, False)


def test_what_is_held_back_is_written_again(project: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        made(project, "--held", str(tmp_path / name))
    assert (tmp_path / "first").read_text("utf-8") == (tmp_path / "second").read_text("utf-8")


def test_a_quiet_build_tells_problems_and_nothing_else(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for options in (["--fresh"], []):
        made(project, "--quiet", *options)
        told = capfd.readouterr()
        assert told.out == ""
        assert not re.search("today is|corrections flip|pages", told.err)
        assert "warning: " in told.err


def test_the_steps_are_timed_when_that_is_asked_for(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made(project, "--fresh", "--timings")
    steps = re.findall(r"^(\w[\w ]*?) +\d+ ms$", capfd.readouterr().err, re.MULTILINE)
    assert steps == ["look", "read", "derive", "pictures", "plan", "render", "check links", "publish"]


def test_a_check_may_be_quiet_timed_and_spread_as_a_build_is(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = ["check", "--root", str(project), "--today", TODAY, "--quiet", "--timings", "--workers", "1"]
    assert build.main([*asked, "--fresh", "--address", "https://other.example/", "--format", "json"]) == 0
    first = capfd.readouterr()
    assert {problem["severity"] for problem in json.loads(first.out)} == {"warning"}
    assert re.findall(r"^(\w+)", first.err, re.MULTILINE) == [
        "look",
        "read",
        "derive",
        "pictures",
        "plan",
        "render",
        "check",
    ]
    for _ in range(2):
        assert build.main(asked) == 0
    told = capfd.readouterr()
    assert told.out == ""
    assert re.findall(r"^(\w+) +\d+ ms", told.err, re.MULTILINE)[-1] == "look"


def test_a_long_build_says_how_far_it_is(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report()
    report.progress(10, 100)
    assert capfd.readouterr().err == ""
    report.shown -= 3
    report.progress(20, 100)
    report.progress(30, 100)
    assert capfd.readouterr().err == "20 of 100 pages\n"
    Report(is_quiet=True, shown=report.shown - 60).progress(40, 100)
    assert capfd.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    report.progress(50, 100)
    report.progress(100, 100)
    assert capfd.readouterr().err == f"\r[{'#' * 15}{'.' * 15}] 50 of 100 pages\r\x1b[K"


def test_a_folder_that_is_gone_is_seen(project: Path) -> None:
    shutil.rmtree(project / "templates")
    assert (is_known(project), is_known(project)) == (False, True)
