"""A combination, distance by distance: points, the running total and the time to be made up."""

from collections.abc import Iterator

from msgspec import Struct

from almanac.model.competition import Competition
from almanac.model.race_time import clock
from almanac.model.result import Result
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name
from almanac.pages.race_table import rival
from almanac.pages.values import Person
from almanac.statistics.samalog import Combination, Combined, Distance, combinations


class DistanceLine(Struct, frozen=True, kw_only=True):
    """One distance; `anchor` leads to its race on the page, `gap` is what the next one has to make up."""

    event: EventName
    anchor: str
    rank: str
    time: str
    status: str | None
    points: str
    total: str
    gap: str
    leads: bool


class CombinedSkater(Struct, frozen=True, kw_only=True):
    """A skater's distances; `stated` is the total of the list, `differs` where ours is another one."""

    person: Person
    nation: str
    rank: str
    is_ours: bool
    distances: tuple[DistanceLine, ...]
    total: str
    stated: str
    differs: bool


class CombinationTable(Struct, frozen=True, kw_only=True):
    """Our skaters, and whoever led on the way or won; `shows_gap` says whether anybody has something to make up."""

    event: EventName
    skaters: tuple[CombinedSkater, ...]
    shows_gap: bool


def combination_tables(edition: Edition, competition: Competition) -> tuple[CombinationTable, ...]:
    """The combinations of a competition of which we have a skater's distances."""
    held = (_table(edition, combination) for combination in combinations(edition.team, competition))
    return tuple(table for table in held if any(skater.is_ours for skater in table.skaters))


def _table(edition: Edition, combination: Combination) -> CombinationTable:
    skaters = tuple(_skater(edition, skater) for skater in _shown(combination))
    return CombinationTable(
        event=event_name(edition, combination.event),
        skaters=skaters,
        shows_gap=any(line.gap for skater in skaters for line in skater.distances),
    )


def _shown(combination: Combination) -> Iterator[Combined]:
    for skater in combination.skaters:
        led = any(distance.gap == 0 for distance in skater.distances)
        if led or skater.skater.athlete or (skater.row and skater.row.rank == 1):
            yield skater


def _skater(edition: Edition, combined: Combined) -> CombinedSkater:
    row, skater = combined.row, combined.skater
    return CombinedSkater(
        person=edition.person(skater.athlete) if skater.athlete else rival(edition, skater.skater or ""),
        nation=skater.nation or "",
        rank=str(row.rank or "") if row else "",
        is_ours=skater.athlete is not None,
        distances=tuple(_line(edition, distance) for distance in combined.distances),
        total=str(combined.total or ""),
        stated=str(combined.stated or ""),
        differs=combined.differs,
    )


def _line(edition: Edition, distance: Distance) -> DistanceLine:
    result = distance.result or Result()
    return DistanceLine(
        event=event_name(edition, distance.event),
        anchor=distance.race.id if distance.race else "",
        rank=str(result.rank or ""),
        time=str(result.counted_time or ""),
        status=result.status.value if result.status else None,
        points=str(distance.points or ""),
        total=str(distance.total or ""),
        gap=clock(distance.gap * 10, 2) if distance.gap else "",
        leads=distance.gap == 0,
    )
