"""Times against the plausible range of their event. Only the impossible is a problem."""

import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from almanac.model.athlete import StatedBest
from almanac.model.event import Event, PlausibleTimes
from almanac.model.race_time import RaceTime
from almanac.model.reference import Record
from almanac.model.result import Flag
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.checks.walks import every_race, is_explained
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins


class _Timed(NamedTuple):
    """A time over the full laps of an event, and the record that holds it."""

    holder: Any
    event: Event
    time: RaceTime
    fell: bool = False


def times_likely(team: Team, origins: Origins) -> Iterator[Problem]:
    """Times of results, bests and records lie in their event's range; a fall makes slow times legal."""
    for timed in _doubtful(team):
        limits = timed.event.plausible
        fault = _impossible(limits, timed)
        doubt = "" if fault or is_explained(timed.holder) else _unlikely(limits, timed)
        if fault or doubt:
            kind = Fault.IMPOSSIBLE_TIME if fault else Fault.UNLIKELY_TIME
            message = f"{timed.time} {fault or doubt}"
            allowed = f"{limits.impossible_under or '…'} to {limits.impossible_over or '…'}" if fault else ""
            place = origins.of(timed.holder, "time")
            yield Problem(place, kind, message, str(timed.time), allowed, is_warning=not fault)


def too_fast(event: Event, time: RaceTime) -> bool:
    """Whether a time is below what is possible."""
    return _faster(time, event.plausible.impossible_under)


def _doubtful(team: Team) -> Iterator[_Timed]:
    """The times that are not as most are."""
    for _, race in every_race(team):
        usual = _usual(race.event.plausible)
        for result in race.results:
            if result.time is not None and result.time.hundredths not in usual and result.laps_skated is None:
                yield _Timed(result, race.event, result.time, Flag.FELL in result.flags)
    bests = [best for athlete in team.athletes.values() for best in athlete.bests]
    stated: tuple[StatedBest | Record, ...] = (*bests, *team.records)
    for held in stated:
        if held.time is not None and held.event in team.events:
            yield _Timed(held, team.events[held.event], held.time)


def _usual(limits: PlausibleTimes) -> range:
    """The hundredths of which there is nothing to say, as most results have them."""
    under = [bound.hundredths for bound in (limits.impossible_under, limits.record) if bound]
    over = [bound.hundredths for bound in (limits.slow_over, limits.impossible_over) if bound]
    return range(max(under, default=0), min(over, default=sys.maxsize) + 1)


def _impossible(limits: PlausibleTimes, timed: _Timed) -> str:
    if too_fast(timed.event, timed.time):
        return f"is impossible over {timed.event.id}: nobody is faster than {limits.impossible_under}"
    if _faster(limits.impossible_over, timed.time) and not timed.fell:
        return f"is impossible over {timed.event.id}: only a fall takes longer than {limits.impossible_over}"
    return ""


def _unlikely(limits: PlausibleTimes, timed: _Timed) -> str:
    if _faster(timed.time, limits.record) and not isinstance(timed.holder, Record):
        return f"is faster than the record over {timed.event.id}, {limits.record}: if it is right, add a note"
    if _faster(limits.slow_over, timed.time) and not timed.fell:
        return f"is slow for {timed.event.id}, over {limits.slow_over}: if it is right, add flags: [fell] or a note"
    return ""


def _faster(one: RaceTime | None, other: RaceTime | None) -> bool:
    return one is not None and other is not None and one.hundredths < other.hundredths
