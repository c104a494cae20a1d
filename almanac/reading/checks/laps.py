"""Laps and passages against each other and against the time of their row."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from almanac.model.race_time import RaceTime, clock
from almanac.model.result import Result
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.checks.walks import every_result, holder_of, is_explained
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins


def laps_add_up(team: Team, origins: Origins) -> Iterator[Problem]:
    """Laps add up to the time, within 0.01 for each of them because each is cut off; passages rise up to it."""
    for race, result in every_result(team):
        if is_explained(result) or not (result.laps or result.passages):
            continue
        laps, passages = _wrong_laps(race.event.timed_laps, result), _wrong_passages(race.event.timed_laps, result)
        for key, wrong in (("laps", laps), ("passages", passages or ("" if laps else _apart(result)))):
            if wrong:
                place = origins.of(result, key)
                yield Problem(place, Fault.LAPS, f"{holder_of(team, result)}: {wrong}")


def _wrong_laps(timed: int | None, result: Result) -> str:
    laps, time = result.laps, result.counted_time
    if too_many := _too_many("laps", laps, timed):
        return too_many
    if not laps or time is None:
        return ""
    total = _sums(laps)[-1]
    short = time.hundredths - total
    if -short > len(laps) or (len(laps) == timed and short > len(laps)):
        return f"the laps add up to {clock(total * 10, 2)}, and the time is {time}: cutting off leaves 0.01 a lap"
    return ""


def _wrong_passages(timed: int | None, result: Result) -> str:
    passages, time = result.passages, result.counted_time
    if too_many := _too_many("passages", passages, timed):
        return too_many
    for one, other in pairwise(passages):
        if other.thousandths <= one.thousandths:
            return f"the passage at {other} comes after the one at {one}"
    if not passages or time is None:
        return ""
    left = time.hundredths - passages[-1].hundredths
    if left < 0 or (len(passages) == timed and left > 0):
        return f"the last passage is at {passages[-1]}, and the time is {time}"
    return ""


def _apart(result: Result) -> str:
    sums = _sums(result.laps)
    for number, (total, passage) in enumerate(zip(sums, result.passages, strict=False), start=1):
        if abs(passage.hundredths - total) > number:
            return f"up to lap {number} the laps add up to {clock(total * 10, 2)}, and the passage is at {passage}"
    return ""


def _too_many(what: str, held: Sequence[RaceTime], timed: int | None) -> str:
    return f"there are {len(held)} {what}, and the event has {timed}" if timed and len(held) > timed else ""


def _sums(laps: Sequence[RaceTime]) -> list[int]:
    return list(accumulate(lap.hundredths for lap in laps))
