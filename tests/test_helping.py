"""A process beside a build makes the few pages that are new; the site is what one process alone would make."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import build
from almanac import workers
from almanac.knowing import Known
from almanac.rendering.scribe import Scribe
from almanac.wishes import Wish

PROJECT = Path(build.__file__).parent
TODAY = "2031-02-20"
NEWS = "content/news/2030-11-16-two-days-in-norhavn.md"
HEAVY = {"jinja2", "markdown", "nh3", "livereload", "tornado"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny team with its site; two cores, and nothing loaded yet that pages are made with."""
    tiny, hidden = PROJECT / "tests" / "tiny_team", shutil.ignore_patterns(".*")
    path = Path(shutil.copytree(tiny, tmp_path / "team", ignore=hidden))
    for file in path.rglob("*"):
        os.utime(file, (1e9, 1e9))
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr("almanac.helping._LOADED", "nowhere")
    built(path)
    return path


def built(root: Path, *more: str) -> dict[str, bytes]:
    assert build.main(["build", "--root", str(root), "--today", TODAY, *more]) == 0
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "site").rglob("*.*")}


def edit(root: Path, old: str = "skated", new: str = "**raced**") -> None:
    path = root / NEWS
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_page_that_is_new_is_made_beside_the_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(root)
    monkeypatch.setattr("almanac.rendering.spread", refused)
    made = built(root)
    monkeypatch.undo()
    assert b"<strong>raced</strong>" in made["site/news/two-days-in-norhavn/index.html"]
    assert made == built(root, "--fresh")


def test_what_was_turned_beside_the_build_is_remembered(root: Path) -> None:
    before = texts(root)
    edit(root)
    built(root)
    assert len(texts(root) - before) == 2  # on the item's page, and in the feed


def texts(root: Path) -> set[str]:
    memory = build.memory_of(Wish(verb="build", root=root, out=root / "site"))
    shelf = memory.shelf("texts", lasting=1000)
    return set(shelf.kept)


def refused(*_: object, **__: object) -> object:
    raise AssertionError("made here")


def test_a_build_after_a_news_item_loads_nothing_that_pages_are_made_with(root: Path) -> None:
    edit(root)
    script = (
        "import sys, build; from almanac import workers; workers.cores = lambda: 2\n"
        f"build.main(['build', '--root', {str(root)!r}, '--today', '{TODAY}', '--quiet'])\n"
        "sys.exit(' '.join(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True, cwd=PROJECT)
    assert HEAVY & {*run.stderr.split()} == set()
    assert "almanac.rendering" in run.stderr
    assert b"<strong>raced</strong>" in (root / "site" / "news" / "two-days-in-norhavn" / "index.html").read_bytes()


def lost(_: Scribe, *__: object) -> list[object]:
    os._exit(3)


def unknown(_: Scribe, *__: object) -> list[object]:
    raise RuntimeError("something that nobody foresaw")


@pytest.mark.parametrize("what", [lost, unknown])
def test_a_helper_that_is_lost_is_done_without(
    root: Path, monkeypatch: pytest.MonkeyPatch, what: Callable[..., list[object]]
) -> None:
    edit(root)
    parent, write = os.getpid(), Scribe.write

    def here_alone(scribe: Scribe, *given: object) -> list[object]:
        return write(scribe, *given) if os.getpid() == parent else what(scribe)  # type: ignore[arg-type,return-value] # as they were given

    monkeypatch.setattr(Scribe, "write", here_alone)
    made = built(root)
    monkeypatch.undo()
    assert made == built(root, "--fresh")


def test_a_template_that_changes_after_the_helper_read_it_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "templates").mkdir()
    template = root / "templates" / "news_item.html"
    template.write_text((PROJECT / "templates" / "news_item.html").read_text("utf-8"), "utf-8")
    built(root)
    edit(root)
    know = build.know

    def know_and_change(*given: Any) -> Known:
        known = know(*given)
        time.sleep(0.5)  # the helper has read it by then
        template.write_text(template.read_text("utf-8").replace("<h1>", "<h1 class='new'>"), "utf-8")
        return known

    monkeypatch.setattr(build, "know", know_and_change)
    made = built(root)
    monkeypatch.undo()
    assert b"<h1 class='new'>" in made["site/news/two-days-in-norhavn/index.html"]
    assert made == built(root, "--fresh")


def test_what_is_wrong_with_a_page_is_told_as_if_it_were_made_here(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "templates").mkdir()
    text = (PROJECT / "templates" / "news_item.html").read_text("utf-8")
    template = root / "templates" / "news_item.html"
    template.write_text(text, "utf-8")
    built(root)
    template.write_text(text.replace("<h1>{{ page.title }}", "<h1>{{ page.no_such_title }}", 1), "utf-8")
    told = []
    for cores in (2, 1):
        monkeypatch.setattr(workers, "cores", lambda cores=cores: cores)
        capsys.readouterr()
        assert build.main(["build", "--root", str(root), "--today", TODAY]) == 1
        told.append([line for line in capsys.readouterr().err.splitlines() if "templates/" in line])
    assert told[0] == told[1]
    assert "no_such_title" in told[0][0]


def test_phrases_that_cannot_be_read_are_told_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root)
    (root / "templates" / "phrases").mkdir(parents=True)
    (root / "templates" / "phrases" / "en.yaml").write_text("news: [", "utf-8")
    capsys.readouterr()
    assert build.main(["build", "--root", str(root), "--today", TODAY]) == 1
    assert capsys.readouterr().err.count("templates/phrases/en.yaml") == 1
