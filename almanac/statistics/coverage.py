"""Coverage: who raced what in one season, over the Olympic programme."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.competition import Level
from almanac.model.event import Event
from almanac.model.race_time import Gap
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.bests import Best, Bests, bests_by_season, gap_between_bests, times_in_order
from almanac.statistics.lists import all_time_list
from almanac.statistics.starts import Start, started_athletes


class EventCoverage(Struct, frozen=True, kw_only=True):
    """One event of the season. `best` is the fastest season best of ours, `before` that of the season before.

    `international` are the starts outside national meetings; `change` is `best` against `before`, negative
    when faster. Both bests are None in events whose time makes no best. `best_ranked` is the first start with
    that best rank.
    """

    event: Event
    athletes: tuple[str, ...] = ()
    starts: int = 0
    international: int = 0
    a_starts: int = 0
    best_rank: int | None = None
    best_ranked: Start | None = None
    best: Best | None = None
    before: Best | None = None
    change: Gap | None = None


def coverage(team: Team, starts: Iterable[Start], season: Season) -> tuple[EventCoverage, ...]:
    """Every Olympic event in the order of the events, also those without a start."""
    held = tuple(starts)
    bests = bests_by_season(times_in_order(team, held))
    own = (start for start in held if start.season == season)
    return coverage_with(team, own, bests.get(season, {}), bests.get(season.before, {}))


def coverage_with(team: Team, starts: Iterable[Start], now: Bests, before: Bests) -> tuple[EventCoverage, ...]:
    """As `coverage`, from the starts of that season alone, its bests, and those of the season before."""
    by_event: dict[str, list[Start]] = {}
    for start in starts:
        if start.started:
            by_event.setdefault(start.race.event.id, []).append(start)
    olympic = (event for event in team.events.values() if event.olympic)
    return tuple(_covered(team, event, by_event.get(event.id, []), now, before) for event in olympic)


def several_events(coverage: Iterable[EventCoverage]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Athletes who started in two events or more, with the event ids; most events first, then by athlete id."""
    entered: dict[str, list[str]] = {}
    for covered in coverage:
        for athlete in covered.athletes:
            entered.setdefault(athlete, []).append(covered.event.id)
    several = ((athlete, tuple(events)) for athlete, events in entered.items() if len(events) > 1)
    return tuple(sorted(several, key=lambda entry: (-len(entry[1]), entry[0])))


def _covered(team: Team, event: Event, starts: list[Start], now: Bests, before: Bests) -> EventCoverage:
    best, old = _first(now, event), _first(before, event)
    ranked = min(filter(_ranks, starts), key=lambda start: start.result.rank or 0, default=None)
    return EventCoverage(
        event=event,
        athletes=started_athletes(team, starts),
        starts=len(starts),
        international=sum(start.competition.series.level is not Level.NATIONAL for start in starts),
        a_starts=sum(start.in_division_a for start in starts),
        best_rank=ranked.result.rank if ranked else None,
        best_ranked=ranked,
        best=best,
        before=old,
        change=gap_between_bests(best.time, old.time) if best and old else None,
    )


def _first(bests: Bests, event: Event) -> Best | None:
    return next((listed.best for listed in all_time_list(bests, event.id)), None)


def _ranks(start: Start) -> bool:
    """A rank among the nations: decided by division A or the whole field, in no national meeting, without a status."""
    return (
        start.result.rank is not None
        and start.race.decides_medals
        and start.result.status is None
        and start.competition.series.level is not Level.NATIONAL
    )
