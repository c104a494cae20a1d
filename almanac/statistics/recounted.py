"""Recounted: a combination after one of its distances was corrected.

A distance gives its seconds divided by (distance / 500), cut off to three decimals; the lowest total wins, and whoever
has no points on a distance is out of the ranking (handbook, domain section 6; the last is not certain). Where the list
states a total, it changes by the difference of the points, so that the other distances need not be held; else every
distance has to be. What cannot be counted stays as it was.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from almanac.model.competition import Competition, Correction, Race
from almanac.model.event import EventKind
from almanac.model.points import CombinationPoints, points_of
from almanac.model.result import Result
from almanac.statistics.reranked import reranked


def recounted(
    competition: Competition, correction: Correction, before: Race, after: Race
) -> Iterator[tuple[Race, Race]]:
    """Each combination of the competition that the corrected distance is part of, as it was and as it is now."""
    was, now = (next(row for row in race.results if concerns(correction, row)) for race in (before, after))
    for race in competition.races:
        is_whole = race.event.id == after.part_of and race.event.kind is EventKind.COMBINATION
        row = next((row for row in race.results if concerns(correction, row)), None) if is_whole else None
        if row is not None:
            counted = _counted(competition, race, row, _points(before, was), (after, now))
            if counted != row:
                yield race, replace(race, results=reranked(race, row, counted, None, is_ordered=True))


def concerns(correction: Correction, row: Result) -> bool:
    """Whether a correction is of this row."""
    if correction.athlete:
        return correction.athlete in row.ours
    return (correction.skater, correction.nation) == (row.skater, row.nation)


def _counted(
    competition: Competition, whole: Race, row: Result, old: CombinationPoints | None, distance: tuple[Race, Result]
) -> Result:
    """The row of the combination with the total that follows."""
    race, result = distance
    new = _points(race, result)
    if new is None:
        return replace(row, combined=None, status=result.status, marks=()) if result.status else row
    total: CombinationPoints | None
    if row.combined is not None and old is not None:
        total = CombinationPoints(row.combined.thousandths - old.thousandths + new.thousandths)
    else:
        total = _sum(competition, whole, row)
    return row if total is None or total == row.combined else replace(row, combined=total, status=None, marks=())


def _sum(competition: Competition, whole: Race, row: Result) -> CombinationPoints | None:
    """The sum over every distance of the combination, if all are held with a time."""
    held = [race for race in competition.races if race.part_of == whole.event.id]
    rows = ((race, other) for race in held for other in race.results if _same(row, other))
    points = [own for race, other in rows if (own := _points(race, other)) is not None]
    return sum(points, start=CombinationPoints(0)) if points and len(points) == len(whole.event.parts) else None


def _same(one: Result, other: Result) -> bool:
    return (one.athlete, one.skater, one.nation) == (other.athlete, other.skater, other.nation)


def _points(race: Race, row: Result) -> CombinationPoints | None:
    time, distance = row.counted_time, race.event.distance
    return points_of(time, distance) if time and distance else None
