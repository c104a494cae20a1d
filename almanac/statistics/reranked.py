"""Reranked: the rows of a race after one of them has changed.

Whoever was ranked behind a row that goes moves up by one, and whoever is behind the place it goes to moves down by
one: that holds in a list held in part too. In a part of a list the new rank is the old one as far as the rows held
allow it, so that no win is made of a gap.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from almanac.model.competition import Race
from almanac.model.race_time import order_in_race
from almanac.model.result import Result


def reranked(race: Race, row: Result, now: Result, rank: int | None, *, is_ordered: bool) -> tuple[Result, ...]:
    """The rows, `row` being `now`, by rank; those without one stay in their old order behind them.

    `rank` is what a decision gives; without one, what orders the race (the time, or the points of a combination)
    gives it where `is_ordered`, and elsewhere the row keeps the rank that it had.
    """
    left = None if row.rank is None else row.rank + 1
    closed = [row if other is row else _shifted(other, left, -1) for other in race.results]
    others = [other for other in closed if other is not row]
    now = replace(now, rank=_rank(race, row, others, now) if is_ordered and not rank else rank or _kept(row, now))
    taken = None if now.status else now.rank
    opened = [other if is_ordered and _ties(other, now) else _shifted(other, taken, +1) for other in closed]
    rows = (now if was is row else _settled(was, after) for was, after in zip(race.results, opened, strict=True))
    return tuple(sorted(rows, key=lambda one: (one.status is not None, one.rank is None, one.rank or 0)))


def _settled(was: Result, after: Result) -> Result:
    """A row that has moved up and down again has not moved; points printed for another rank are gone."""
    return was if was.rank == after.rank else replace(after, cup_printed=None)


def _kept(row: Result, now: Result) -> int | None:
    return None if now.status else row.rank


def _rank(race: Race, row: Result, others: Sequence[Result], now: Result) -> int | None:
    """The rank that the times or the points give."""
    if now.status:
        return None
    lowest = 1 + max((_last_of(others, other) for other in others if _is_ahead(other, now)), default=0)
    tied = next((other.rank for other in others if _ties(other, now)), None)
    if tied or race.complete:
        return tied or lowest
    behind = [other.rank for other in others if other.rank and _is_ahead(now, other)]
    return max(lowest, min([row.rank, *behind])) if row.rank else None


def _last_of(others: Iterable[Result], row: Result) -> int:
    """The last place that the rows of this rank take together."""
    rank = row.rank or 0
    return rank + max(0, sum(other.rank == rank for other in others) - 1)


def _is_ahead(one: Result, other: Result) -> bool:
    order = _order(one, other)
    return order is not None and order < 0


def _ties(one: Result, other: Result) -> bool:
    return _order(one, other) == 0


def _order(one: Result, other: Result) -> int | None:
    """Negative when `one` is ahead by its time or its points; None where they cannot be compared."""
    if one.counted_time is not None and other.counted_time is not None:
        return order_in_race(one.counted_time, other.counted_time)
    if one.combined is not None and other.combined is not None and not one.status and not other.status:
        return one.combined.thousandths - other.combined.thousandths
    return None


def _shifted(row: Result, first: int | None, step: int) -> Result:
    """A row of this rank or a later one, by a step up or down."""
    return replace(row, rank=row.rank + step) if first and row.rank and row.rank >= first else row
