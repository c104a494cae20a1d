"""Competitions, their races, and what follows from where and when they are."""

from datetime import date

import pytest
from msgspec.structs import replace

from almanac.model.citing import Source
from almanac.model.competition import Competition, Level, Race, Series
from almanac.model.event import Category, Event, EventKind
from almanac.model.rink import Rink
from almanac.model.season import Season
from almanac.model.wording import Wording

SPRINT = Event(
    id="men-500", name=Wording.plain("Men's 500 m"), short=Wording.plain("500 m"), category=Category.MEN,
    kind=EventKind.TIME,
)  # fmt: skip
RINK = Rink(
    id="frost-bay", name=Wording.plain("Frost Bay Oval"), city=Wording.plain("Frost Bay"), country="AVL", zone="UTC"
)
CUP = Series(id="cup", name=Wording.plain("Cup"), level=Level.WORLD_CUP)
MEETING = Competition(id="meeting", season=Season.parse("2023-24"), name=Wording.plain("Meeting"), series=CUP)


@pytest.mark.parametrize(
    ("race", "name"),
    [
        (Race(event=SPRINT), "men-500"),
        (Race(event=SPRINT, number=2, division="A"), "men-500-2-a"),
        (Race(event=SPRINT, round="final"), "men-500-final"),
        (Race(event=SPRINT, number=1, division="B", round="semi-final"), "men-500-1-b-semi-final"),
    ],
)
def test_a_race_is_named_by_event_number_division_and_round(race: Race, name: str) -> None:
    assert race.id == name


@pytest.mark.parametrize(
    ("race", "decides"),
    [
        (Race(event=SPRINT), True),
        (Race(event=SPRINT, division="A", number=2), True),
        (Race(event=SPRINT, round="final"), True),
        (Race(event=SPRINT, division="B"), False),
        (Race(event=SPRINT, round="semi-final"), False),
        (Race(event=SPRINT, round="final-b"), False),
        (Race(event=SPRINT, part_of="men-sprint-combination"), False),
    ],
)
def test_medals_come_from_the_one_race_that_decides_the_event(race: Race, *, decides: bool) -> None:
    assert race.decides_medals is decides


def test_the_ice_lies_as_low_as_the_rink_or_else_as_a_source_says() -> None:
    assert MEETING.lowland is None
    assert replace(MEETING, setting="lowland").lowland is True
    assert replace(MEETING, setting="altitude").lowland is False
    assert replace(MEETING, setting="altitude", rink=replace(RINK, lowland=True)).lowland is True
    assert replace(MEETING, setting="lowland", rink=RINK).lowland is True


def test_the_place_is_the_city_of_the_rink_or_the_stated_one() -> None:
    assert MEETING.place is None
    assert replace(MEETING, city=Wording.plain("Elsewhere")).place == Wording.plain("Elsewhere")
    assert replace(MEETING, rink=RINK).place == Wording.plain("Frost Bay")


def test_what_is_not_dated_counts_from_the_last_day_that_is_known() -> None:
    start, end = date(2023, 11, 10), date(2023, 11, 12)
    assert (MEETING.first_day, MEETING.last_day) == (date(2023, 7, 1), date(2024, 6, 30))
    assert replace(MEETING, start=start).last_day == start
    assert replace(MEETING, end=end).first_day == end
    dated = replace(MEETING, start=start, end=end)
    assert (dated.first_day, dated.last_day) == (start, end)
    assert dated.day_of(Race(event=SPRINT)) == end
    assert dated.day_of(Race(event=SPRINT, day=start)) == start


def test_a_race_without_sources_has_those_of_its_competition() -> None:
    list_of_races, list_of_one = Source(Wording.plain("Union")), Source(Wording.plain("Club"))
    sourced = replace(MEETING, sources=(list_of_races,))
    assert sourced.sources_of(Race(event=SPRINT)) == (list_of_races,)
    assert sourced.sources_of(Race(event=SPRINT, sources=(list_of_one,))) == (list_of_one,)


def test_only_a_time_skated_alone_makes_bests() -> None:
    assert [kind for kind in EventKind if replace(SPRINT, kind=kind).makes_bests] == [EventKind.TIME]
