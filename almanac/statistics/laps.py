"""Laps and passages of a race: the short first lap is the opener, every other one 400 m.

A list prints lap times or passing times, each cut off to hundredths and never rounded (handbook, domain
section 2: 28.537 reads 28.53). Laps follow from passages as their differences, passages from laps as their sums;
the last passage is the official time. Laps that are cut add up to no more than the time, and fall short of it by
less than 0.01 s a lap.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from almanac.model.event import FULL_LAP, Event
from almanac.model.race_time import Gap, Precision, RaceTime
from almanac.model.result import Result


class Split(Struct, frozen=True, kw_only=True):
    """One lap: what it took, the time at its end, and how far that is in metres where the event says so."""

    lap: RaceTime
    passage: RaceTime
    metres: int | None
    is_opener: bool


class SplitGap(Struct, frozen=True, kw_only=True):
    """How one skater's lap and passage lie behind another's; negative is faster."""

    lap: Gap
    passage: Gap


def splits(event: Event, result: Result) -> tuple[Split, ...]:
    """The laps of a row that holds laps or passages, as printed or worked out from the other; else none."""
    laps = result.laps or laps_from(result.passages)
    passages = result.passages or passages_from(laps)
    metres = metres_of(event, len(laps))
    time = result.counted_time
    if time is not None and laps and len(laps) == event.timed_laps:
        passages = (*passages[:-1], time)
    return tuple(
        Split(lap=lap, passage=passage, metres=distance, is_opener=place == 0)
        for place, (lap, passage, distance) in enumerate(zip(laps, passages, metres, strict=False))
    )


def laps_from(passages: Sequence[RaceTime]) -> tuple[RaceTime, ...]:
    """What lies between the passages: exact where both carry thousandths, then cut off to hundredths."""
    return (*passages[:1], *(_between(one, other) for one, other in pairwise(passages)))


def passages_from(laps: Sequence[RaceTime]) -> tuple[RaceTime, ...]:
    """The laps added up; where they were cut off, the passage itself may be some hundredths later."""
    exact = bool(laps) and all(lap.precision is Precision.THOUSANDTHS for lap in laps)
    sums = accumulate(lap.thousandths if exact else lap.hundredths * 10 for lap in laps)
    return tuple(RaceTime(total, Precision.THOUSANDTHS if exact else Precision.HUNDREDTHS) for total in sums)


def metres_of(event: Event, laps: int) -> tuple[int | None, ...]:
    """How far each of the first laps leads."""
    if event.opener is None:
        return (None,) * laps
    return tuple(event.opener + FULL_LAP * lap for lap in range(laps))


def compared(own: Sequence[Split], other: Sequence[Split]) -> tuple[SplitGap, ...]:
    """How `own` lies behind `other`, lap by lap, in hundredths, as far as both are held."""
    return tuple(
        SplitGap(
            lap=Gap((one.lap.hundredths - two.lap.hundredths) * 10),
            passage=Gap((one.passage.hundredths - two.passage.hundredths) * 10),
        )
        for one, two in zip(own, other, strict=False)
    )


def drop_off(laps: Sequence[Split]) -> Gap | None:
    """By how much the last full lap is slower than the first (handbook, domain section 12); None below two."""
    full = [split for split in laps if not split.is_opener]
    return Gap((full[-1].lap.hundredths - full[0].lap.hundredths) * 10) if full[1:] else None


def _between(one: RaceTime, other: RaceTime) -> RaceTime:
    if one.is_exact and other.is_exact:
        return RaceTime((other.thousandths - one.thousandths) // 10 * 10)
    return RaceTime((other.hundredths - one.hundredths) * 10)
