"""An athlete's own numbers are what the numbers of all say of the athlete."""

from pathlib import Path

import pytest

from almanac.reading import read
from almanac.statistics import Statistics
from almanac.statistics.own import OneByOne
from almanac.statistics.starts import starts

TINY = Path(__file__).parents[1] / "tiny_team"


@pytest.fixture(scope="module")
def whole() -> Statistics:
    """With everything worked out for all athletes at once."""
    team = read(TINY).team
    assert team is not None
    made = Statistics(team)
    assert all([*one] for one in (made.by_athlete, made.marks, made.personal_bests, made.lowland_bests))
    assert any([*bests] for bests in made.season_bests.values())
    return made


@pytest.mark.parametrize("name", ["by_athlete", "marks", "personal_bests", "lowland_bests"])
def test_one_by_one_they_are_those_of_all(whole: Statistics, name: str) -> None:
    expected = dict(getattr(whole, name))
    few = getattr(Statistics(whole.team), name)
    assert {key: few[key] for key in expected} == expected
    assert {key: few.get(key) for key in expected} == expected
    assert all(key in few for key in expected)


def test_of_every_season_too(whole: Statistics) -> None:
    few = Statistics(whole.team).season_bests
    assert few.keys() == whole.season_bests.keys()
    for season, bests in whole.season_bests.items():
        assert {key: few[season].get(key) for key in bests} == dict(bests)


def test_who_has_none_is_not_there(whole: Statistics) -> None:
    few = Statistics(whole.team)
    assert ("nobody", "men-500") not in few.personal_bests
    assert few.by_athlete.get("nobody") is None
    assert few.marks.get(("a", "b", "nobody")) is None


def test_who_goes_from_one_to_the_next_needs_nobody_elses(whole: Statistics, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almanac.statistics.own._KEPT", 1)
    few = Statistics(whole.team)
    for athlete, own in whole.by_athlete.items():
        assert few.by_athlete[athlete] == own
        assert [few.marks.get(start.key) for start in own] == [whole.marks.get(start.key) for start in own]
    assert "starts" not in vars(few)


def test_who_comes_back_to_many_has_all_worked_out_at_once(whole: Statistics, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almanac.statistics.own._KEPT", 1)
    many = Statistics(whole.team)
    for _ in range(2):
        assert {key: many.marks[key] for key in whole.marks} == dict(whole.marks)
    assert {key: many.personal_bests[key] for key in whole.personal_bests} == dict(whole.personal_bests)
    assert "times" in vars(many)


def test_no_more_than_so_many_are_worked_out_by_themselves() -> None:
    few = OneByOne(str.upper, most=2)
    assert [few.of(one) for one in ("ada", "ben", "ada", "cai", "ada")] == ["ADA", "BEN", "ADA", None, "ADA"]


def test_the_latest_season_is_that_of_the_last_start(whole: Statistics) -> None:
    assert whole.latest == max(start.season for start in starts(whole.team) if start.started)
