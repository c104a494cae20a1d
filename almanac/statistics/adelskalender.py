"""The team's adelskalender: the sum of the points of the personal bests over the allround distances.

Each best gives its samalog points, cut off to three decimals, and the points are added; the lowest sum comes
first, equal sums share the rank and the next is skipped (handbook, domain section 6: personal bests over
500-1500-5000-10,000 m and 500-1500-3000-5000 m). The distances are the parts of the category's allround
combination, in order of length. Who lacks one distance is listed apart, who lacks more is not.
"""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from almanac.model.event import Category, Event
from almanac.model.points import CombinationPoints, points_of
from almanac.model.team import Team
from almanac.statistics.bests import Best, Bests

_ALLROUND = "allround-combination"  # the end of its event's id, a fixed name of the data


class Entry(Struct, frozen=True, kw_only=True):
    """An athlete with the best over each distance and its points, None where none is held.

    `rank` and `total` are None where a distance is missing.
    """

    athlete: str
    bests: tuple[Best | None, ...]
    points: tuple[CombinationPoints | None, ...]
    rank: int | None = None
    total: CombinationPoints | None = None


class Adelskalender(Struct, frozen=True, kw_only=True):
    """The list of one category: `ranked` have every distance, `incomplete` all but one."""

    category: Category
    distances: tuple[Event, ...]
    ranked: tuple[Entry, ...]
    incomplete: tuple[Entry, ...]


def adelskalender(team: Team, bests: Bests) -> tuple[Adelskalender, ...]:
    """One list a category that has an allround combination."""
    combinations = (team.events.get(f"{category}-{_ALLROUND}") for category in Category)
    return tuple(_list(team, bests, event) for event in combinations if event is not None and event.parts)


def _list(team: Team, bests: Bests, combination: Event) -> Adelskalender:
    distances = tuple(sorted((team.events[part] for part in combination.parts), key=lambda event: event.distance or 0))
    entries = [_entry(bests, athlete, distances) for athlete in team.athletes]
    whole = [entry for entry in entries if entry.total is not None]
    return Adelskalender(
        category=combination.category,
        distances=distances,
        ranked=tuple(_ranked(sorted(whole, key=_sum))),
        incomplete=tuple(entry for entry in entries if entry.points.count(None) == 1),
    )


def _entry(bests: Bests, athlete: str, distances: tuple[Event, ...]) -> Entry:
    own = tuple(bests.get((athlete, event.id)) for event in distances)
    points = tuple(
        points_of(best.time, event.distance) if best and event.distance else None
        for best, event in zip(own, distances, strict=True)
    )
    held = [part for part in points if part is not None]
    total = sum(held, start=CombinationPoints(0)) if len(held) == len(distances) else None
    return Entry(athlete=athlete, bests=own, points=points, total=total)


def _sum(entry: Entry) -> int:
    return entry.total.thousandths if entry.total else 0


def _ranked(entries: list[Entry]) -> Iterator[Entry]:
    rank = 1
    for _, tied in groupby(entries, key=_sum):
        equal = list(tied)
        for entry in equal:
            yield Entry(athlete=entry.athlete, bests=entry.bests, points=entry.points, rank=rank, total=entry.total)
        rank += len(equal)
