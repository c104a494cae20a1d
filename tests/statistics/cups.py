"""World Cups to count in: a points table, legs and lists in a few words, over the invented team of `sport`."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from almanac.model.competition import Competition, Race
from almanac.model.event import Event
from almanac.model.race_time import RaceTime
from almanac.model.reference import PointsTable
from almanac.model.result import Result, Status
from almanac.model.team import Team
from tests.statistics.sport import EVENTS, THIS, competition, event, team

DAY = date(2024, 6, 30)
LONG = {own.id: own for own in (replace(event("men-5000"), distance=5000), replace(event("men-10000"), distance=10000))}
CUP_EVENTS: dict[str, Event] = EVENTS | LONG
POINTS = (60, 54, 48, 43, 40)


def skater(name: str, rank: int | None = None, time: str | None = None, nation: str = "NOR", **more: Any) -> Result:
    """A row of another nation's skater."""
    return Result(skater=name, nation=nation, rank=rank, time=RaceTime.parse(time) if time else None, **more)


def ours(athlete: str, rank: int | None = None, time: str | None = None, **more: Any) -> Result:
    """A row of ours, as reading makes it: with the nation."""
    return Result(athlete=athlete, nation="AVL", rank=rank, time=RaceTime.parse(time) if time else None, **more)


def out(name: str, status: Status, rank: int | None = None) -> Result:
    """A row with a status, perhaps with a printed rank."""
    return Result(skater=name, nation="NOR", status=status, rank=rank)


def listed(slug: str, *rows: Result, day: str | None = None, **more: Any) -> Race:
    """A race whose list is whole."""
    fields: dict[str, Any] = {"complete": True, "division": "A"} | more
    return Race(event=CUP_EVENTS[slug], results=rows, day=date.fromisoformat(day) if day else None, **fields)


def leg(number: int, *races: Race, **more: Any) -> Competition:
    """A World Cup of 2023-24, one in each month from November on."""
    start = f"2023-{10 + number}-10" if number < 3 else f"2024-0{number - 2}-10"
    fields: dict[str, Any] = {"start": start, "leg": number} | more
    return competition(f"cup-{number}", *races, **fields)


def table(*events: str, division: str | None = "A", points: tuple[int, ...] = POINTS, **more: Any) -> PointsTable:
    """A points table of 2023-24."""
    return PointsTable(season=THIS, series="world-cup", events=events, division=division, points=points, **more)


ALL_A = table(*CUP_EVENTS)


def cup_team(*legs: Competition, points: tuple[PointsTable, ...] = (ALL_A,), **more: Any) -> Team:
    """The team with these World Cups and tables."""
    made = team(*legs)
    series = {own.series.id: own.series for own in legs}
    return replace(made, events=CUP_EVENTS, points=points, series=series, **more)
