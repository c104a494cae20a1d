"""All-time lists: one best an athlete, fastest first."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from almanac.statistics.bests import Best, Bests


class Listed(Struct, frozen=True, kw_only=True):
    """A best and its rank in the list."""

    rank: int
    best: Best


def all_time_list(bests: Bests, event: str) -> tuple[Listed, ...]:
    """The bests over an event (id), fastest first, the older first of equal ones.

    Works on any bests: overall, of a season, of low ice. Equal hundredths share a rank and the next is skipped,
    as in a race (handbook, domain section 12: one best a skater, ties share the rank).
    """
    own = (best for (_, of_event), best in bests.items() if of_event == event)
    return tuple(_ranked(sorted(own, key=lambda best: (best.time.hundredths, best.counts_from))))


def _ranked(bests: list[Best]) -> Iterator[Listed]:
    rank = 1
    for _, tied in groupby(bests, key=lambda best: best.time.hundredths):
        equal = list(tied)
        yield from (Listed(rank=rank, best=best) for best in equal)
        rank += len(equal)
