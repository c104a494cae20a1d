"""Progression: how times fell, start by start, season by season, and for the team as a whole."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from almanac.model.race_time import RaceTime
from almanac.model.season import Season
from almanac.statistics.bests import Best
from almanac.statistics.starts import Start


class Step(Struct, frozen=True, kw_only=True):
    """An improvement of the team's best; `previous` is the time it beat, None for the first one known."""

    best: Best
    previous: RaceTime | None = None


def times(starts: Iterable[Start], athlete: str, event: str) -> tuple[Start, ...]:
    """All starts of an athlete in an event (id) with a time that may be a best, in order."""
    return tuple(start for start in starts if start.athlete == athlete and start.race.event.id == event and start.time)


def best_by_season(times: Iterable[Best], athlete: str, event: str) -> tuple[tuple[Season, Best], ...]:
    """The athlete's best of each season in which there is one, oldest first, of these times (in order).

    A stated best belongs to a season only when it is dated wholly in it.
    """
    fastest: dict[Season, Best] = {}
    for best in times:
        season = best.season if best.key == (athlete, event) else None
        if season and (season not in fastest or best.time.hundredths < fastest[season].time.hundredths):
            fastest[season] = best
    return tuple(sorted(fastest.items(), key=lambda entry: entry[0]))


def team_progression(times: Iterable[Best], event: str) -> tuple[Step, ...]:
    """The successive improvements of the team's best in an event (id), oldest first, of these times (in order).

    Of one race, and of what is stated for one day, only the fastest can be a step: no order is known among them.
    """
    own = [best for best in times if best.event.id == event]
    order = {_occasion(best): place for place, best in reversed(list(enumerate(own)))}
    return tuple(_steps(sorted(own, key=lambda best: (order[_occasion(best)], best.time.hundredths))))


def _occasion(best: Best) -> tuple[str, str]:
    if best.start is None:
        return best.counts_from.isoformat(), ""
    return best.start.competition.id, best.start.race.id


def _steps(bests: Iterable[Best]) -> Iterator[Step]:
    previous: RaceTime | None = None
    for best in bests:
        if previous is None or best.time.hundredths < previous.hundredths:
            yield Step(best=best, previous=previous)
            previous = best.time
