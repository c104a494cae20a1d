"""What is under embargo is in no file of the output, whatever its kind."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import build
from almanac.model.race_time import RaceTime
from almanac.model.team import Team
from almanac.pages import plan
from almanac.reading import read
from almanac.rendering import render
from almanac.statistics import derive
from almanac.statistics.corrected import corrected
from almanac.statistics.public import public
from tests.rendering.paper import contents, sheet

PROJECT = Path(__file__).parents[1]
TINY_TEAM = PROJECT / "tests" / "tiny_team"
NOW, LATER = datetime(2031, 2, 20, 12, tzinfo=UTC), datetime(2031, 2, 21, tzinfo=UTC)


_WORD = re.compile(r"[0-9]+:[0-9]{2}\.[0-9]{2}|\b[0-9]{2}\.[0-9]{2}\b|[A-Za-z-]{6,}|[\u4e00-\u9fff·]{3,}")


def team() -> Team:
    found = read(TINY_TEAM).team
    assert found is not None
    return found


TEAM = team()


def output(held: Team) -> str:
    """Every file of the site, one after the other."""
    shown = corrected(public(held, NOW))
    made = render(sheet(*plan(shown, derive(shown), NOW.date())), [PROJECT / "templates"])
    assert made.problems == ()
    return "\n".join(
        f"{path}\n{content.decode()}" for path, content in contents(made).items() if not path.startswith("static/")
    )


def words_of(record: object) -> set[str]:
    """The texts, times and names of a record that nothing else may say."""
    return set(
        re.findall(r"[0-9]+:[0-9]{2}\.[0-9]{2}|\b[0-9]{2}\.[0-9]{2}\b|[A-Za-z-]{6,}|[\u4e00-\u9fff·]{3,}", repr(record))
    )


def embargoed(held: Team) -> Iterator[tuple[str, Team, object]]:
    """Each athlete, competition, race and item of the team, under embargo."""
    for name, athlete in held.athletes.items():
        yield (
            name,
            replace(held, athletes={**held.athletes, name: replace(athlete, embargo=LATER)}),
            (athlete.name, name),
        )
    for name, competition in held.competitions.items():
        closed = replace(competition, embargo=LATER)
        yield name, replace(held, competitions={**held.competitions, name: closed}), (competition.name, name)
        for place, race in enumerate(competition.races):
            races = (*competition.races[:place], replace(race, embargo=LATER), *competition.races[place + 1 :])
            open_but_one = {**held.competitions, name: replace(competition, races=races)}
            times = [str(row.time) for row in race.results if row.time]
            yield f"{name}/{race.id}", replace(held, competitions=open_but_one), times
    for item in held.news:
        others = tuple(replace(one, embargo=LATER) if one is item else one for one in held.news)
        yield item.slug, replace(held, news=others), (item.slug, [story.title for story in item.stories])


CASES = {name: (held, record) for name, held, record in embargoed(TEAM)}


@example("games-2031-norhavn")  # which a qualification leads to
@settings(max_examples=10)
@given(st.sampled_from(sorted(CASES)))
def test_no_file_says_anything_that_only_an_embargoed_record_says(name: str) -> None:
    held, record = CASES[name]
    elsewhere, found = repr(public(held, NOW)) + templates(), output(held)
    leaked = {word for word in words_of(record) if in_records(word) not in elsewhere and says(found, word)}
    assert leaked == set()


def says(text: str, word: str) -> bool:
    """Whether the word stands in a text by itself: 34.20 does not in 34.200."""
    return re.search(rf"(?<![\w.:]){re.escape(word)}(?![\w])", text) is not None


def in_records(word: str) -> str:
    """A word as the records have it: a time by its thousandths."""
    return f"thousandths={RaceTime.parse(word).thousandths}" if word[0].isdigit() else word


def templates() -> str:
    files = (path for path in (PROJECT / "templates").rglob("*") if path.is_file())
    return "\n".join(path.read_text("utf-8", errors="ignore") for path in files)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The tiny team with a race under embargo and a time that is nowhere else."""
    root = Path(shutil.copytree(TINY_TEAM, tmp_path / "team", ignore=shutil.ignore_patterns(".cache")))
    path = root / "data" / "competitions" / "2030-31" / "night-cup.yaml"
    path.write_text(
        "name: The Night Cup\nseries: world-cup\ncity: Nowhere\nstart: 2031-02-19\nend: 2031-02-19\n"
        "source: Words\nembargo: 2031-02-20T23:30+01:00\nraces:\n  - event: men-500\n    date: 2031-02-19\n"
        "    results:\n      - {rank: 1, athlete: bo-vik, time: 34.17}\n",
        "utf-8",
    )
    return root


def test_an_embargo_ends_at_its_moment_in_every_file(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def files(today: str) -> str:
        out, held = closed / "site", closed / "held.json"
        arguments = ["build", "--root", str(closed), "--out", str(out), "--today", today, "--held", str(held)]
        assert build.main(arguments) == 0
        return "\n".join(path.read_text("utf-8", errors="ignore") for path in out.rglob("*") if path.is_file())

    before = files("2031-02-20T23:00+01:00")
    assert "34.17" not in before
    assert "Night Cup" not in before
    assert "night-cup" not in before
    said = capsys.readouterr().out
    assert "data/competitions/2030-31/night-cup.yaml (embargo, until 2031-02-20T23:30:00+01:00)" in said
    assert "build again at 2031-02-20T23:30:00+01:00" in said
    assert '"until": "2031-02-20T23:30:00+01:00"' in (closed / "held.json").read_text("utf-8")
    after = files("2031-02-20T23:45+01:00")
    assert "34.17" in after
    assert "Night Cup" in after
    assert date(2031, 2, 20) == NOW.date()
