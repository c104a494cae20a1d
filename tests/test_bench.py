"""The benchmark: corpora the same each time and good by every rule, sites that are compared before all else."""

from pathlib import Path

import build
from almanac.command import Report
from almanac.wishes import read_wish
from tests.bench.checker import differences, lists, said_by
from tests.bench.corpus import Corpus, Size, invent
from tests.bench.measuring import better_time
from tests.bench.projects import write, write_hugo, write_ours, write_pelican, write_team

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


def test_a_plain_site_has_what_the_others_are_compared_with(tmp_path: Path) -> None:
    corpus = invent(SMALL)
    write_ours(tmp_path, corpus)
    with Report() as report:
        build.build(read_wish(["build", "--root", str(tmp_path), "--today", "2099-01-01"], {"build": ""}), report)
    said = said_by(tmp_path / "site")
    own = {skater.id: [row for row in _rows(corpus) if row[1] == skater.id] for skater in corpus.skaters}
    for skater, rows in own.items():
        page = said[f"athletes/{skater}/index.html"]
        events = len({event for event, *_ in rows})
        assert page.rows == len(rows) + events + 2  # the bests and two heads
        assert all(page.words[time] for _, _, time in rows)
    tags = {item.tag for item in corpus.news}
    assert {f"tags/{tag}/index.html" for tag in tags} <= said.keys()
    assert lists(tmp_path / "site") == (len(corpus.news), len(said))


def _rows(corpus: Corpus) -> list[tuple[str, str, str]]:
    return [
        (race.event, athlete, time)
        for meeting in corpus.meetings
        for race in meeting.races
        for _, athlete, time in race.rows
    ]


def test_sites_that_differ_are_not_measured(tmp_path: Path) -> None:
    for name, text in {"one": "a b<table><tr><td>1</td></tr></table>", "other": "a c"}.items():
        write(tmp_path / name / "index.html", f"<nav>x</nav><main>{text}</main>")
    write(tmp_path / "one" / "more" / "index.html", "<main></main>")
    one, other = said_by(tmp_path / "one"), said_by(tmp_path / "other")
    assert differences(one, one) == []
    assert differences(one, other) == [
        "more/index.html: only one has it",
        "index.html: {'b': 1, '1': 1} against {'c': 1}",
        "index.html: 1 rows against 0",
    ]


def test_the_same_corpus_is_written_for_each_generator(tmp_path: Path) -> None:
    corpus = invent(SMALL)
    for name, write_project in {"ours": write_ours, "hugo": write_hugo, "pelican": write_pelican}.items():
        write_project(tmp_path / name, corpus)
    data = [files(tmp_path / name / "data" / "competitions") for name in ("ours", "hugo", "pelican")]
    assert data[0] == data[1] == data[2]
    better_time(tmp_path / "ours")
    changed = files(tmp_path / "ours" / "data" / "competitions")
    assert [path for path, content in changed.items() if data[0][path] != content] == [max(changed)]
