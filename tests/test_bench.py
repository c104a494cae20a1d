"""The corpora of the benchmark: the same each time, and good by every rule that a team's files have."""

from pathlib import Path

import build
from almanac.command import Report
from almanac.wishes import read_wish
from tests.bench.corpus import Size, invent
from tests.bench.projects import write_team

SMALL = Size(athletes=60, results=400, news=6, a_season=1)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_corpus_is_the_same_each_time(tmp_path: Path) -> None:
    write_team(tmp_path / "one", invent(SMALL))
    write_team(tmp_path / "other", invent(SMALL))
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_corpus_has_what_its_size_says(tmp_path: Path) -> None:
    write_team(tmp_path, invent(SMALL))
    assert len([*(tmp_path / "data" / "athletes").iterdir()]) == SMALL.athletes
    assert len([*(tmp_path / "content" / "news").glob("*[0-9].md")]) == SMALL.news
    competitions = (tmp_path / "data" / "competitions").rglob("*.yaml")
    assert sum(path.read_text("utf-8").count("{rank: ") for path in competitions) == SMALL.results


def test_a_corpus_builds_without_a_word_of_complaint(tmp_path: Path) -> None:
    write_team(tmp_path, invent(SMALL))
    with Report() as report:
        build.build(read_wish(["build", "--root", str(tmp_path), "--today", "2099-01-01"], {"build": ""}), report)
    assert [problem for problem in report.told if not problem.is_warning] == []
    assert (tmp_path / "site" / "news" / "story-6" / "index.html").is_file()
