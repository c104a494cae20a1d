"""Personal, season and lowland bests, and how each start stood to them on its day.

A best is derived in date order from the results, the stated bests and the records held by our skaters:
the handbook's rule "best official time ever on the distance", "best of the season", "equal time equals,
it is no improvement" (domain, section 4). Never from a row with a status, from points, or from a team's
time; a distance inside a combination counts. Times compare in hundredths, cut off (data guide).
A stated best without a date counts from before everything, one dated by month or year from its last day.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from almanac.model.athlete import Athlete, StatedBest
from almanac.model.citing import Source
from almanac.model.event import Event
from almanac.model.race_time import Gap, RaceTime
from almanac.model.reference import Record
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.when import When
from almanac.statistics.starts import Start


class Best(Struct, frozen=True, kw_only=True):
    """A time that is, or could have been, a best; `competition` and `rink` are ids.

    `stated`: a source says it and no start held here is its origin; then `start` is None. `season` is None when the
    date is unknown or leaves it open, `is_low` says whether the ice is known to lie low.
    """

    athlete: str
    event: Event
    time: RaceTime
    when: When | None = None
    start: Start | None = None
    competition: str | None = None
    rink: str | None = None
    sources: tuple[Source, ...] = ()
    stated: bool = False
    season: Season | None = None
    is_low: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """(athlete, event id): whose best over what."""
        return self.athlete, self.event.id

    @property
    def counts_from(self) -> date:
        """The last day that the source leaves open; before everything without a date."""
        return self.when.last if self.when else date.min


Bests = Mapping[tuple[str, str], Best]


class Mark(Struct, frozen=True, kw_only=True):
    """How a start's time stood on its day; `previous` is the personal best before it, `gap` negative when faster.

    `before` is where that previous best was skated, or who states it.
    """

    is_personal_best: bool = False
    is_season_best: bool = False
    equals_personal_best: bool = False
    is_first: bool = False
    previous: RaceTime | None = None
    before: Best | None = None
    gap: Gap | None = None


def personal_bests(times: Iterable[Best]) -> Bests:
    """The fastest of these times (in order) of each athlete over each event, the earliest of equal ones."""
    return _fastest(times)


def lowland_bests(times: Iterable[Best]) -> Bests:
    """As personal bests, but only on ice that is known to lie low (an unofficial but common list)."""
    return _fastest(time for time in times if time.is_low)


def bests_by_season(times: Iterable[Best]) -> Mapping[Season, Bests]:
    """As personal bests, of every season that has one; a stated best must be dated wholly in it."""
    grouped: dict[Season, list[Best]] = {}
    for time in times:
        if time.season is not None:
            grouped.setdefault(time.season, []).append(time)
    return {season: _fastest(own) for season, own in grouped.items()}


def marks(times: Iterable[Best]) -> Mapping[tuple[str, str, str], Mark]:
    """The mark of each start that has a time, by the start's key; the times are all, in order.

    Personal best: faster than every earlier time held or stated, and there must be one. Season best: faster
    than every earlier time of its season, and there must be one; each personal best is a season best too.
    """
    fastest: dict[tuple[str, str], Best] = {}
    in_season: dict[tuple[str, str, Season | None], Best] = {}
    marked: dict[tuple[str, str, str], Mark] = {}
    for time in times:
        key = time.key
        seasonal = (*key, time.season)
        if time.start is not None:
            marked[time.start.key] = _mark(time, fastest.get(key), in_season.get(seasonal))
        fastest[key] = _faster(time, fastest.get(key))
        in_season[seasonal] = _faster(time, in_season.get(seasonal))
    return marked


def times_in_order(team: Team, starts: Iterable[Start], athletes: Iterable[str] | None = None) -> tuple[Best, ...]:
    """Every time that may be a best, by the day it counts from; of one day, the starts before what is stated.

    Of these `athletes` alone, whose starts these are, or of all.
    """
    held = [_of_start(start, start.time) for start in starts if start.time is not None]
    whose = team.athletes if athletes is None else {own: team.athletes[own] for own in athletes if own in team.athletes}
    return tuple(sorted([*held, *_stated(team, whose)], key=lambda best: (best.counts_from, best.stated)))


def gap_between_bests(time: RaceTime, reference: RaceTime) -> Gap:
    """How far `time` lies behind `reference`, in hundredths: thousandths order one race and nothing else."""
    return Gap((time.hundredths - reference.hundredths) * 10)


def _mark(best: Best, before: Best | None, in_season: Best | None) -> Mark:
    if before is None:
        return Mark(is_first=True)
    time, previous = best.time, before.time
    is_personal_best = time.hundredths < previous.hundredths
    return Mark(
        is_personal_best=is_personal_best,
        is_season_best=is_personal_best or (in_season is not None and time.hundredths < in_season.time.hundredths),
        equals_personal_best=time.hundredths == previous.hundredths,
        previous=previous,
        before=before,
        gap=gap_between_bests(time, previous),
    )


def _faster(best: Best, other: Best | None) -> Best:
    return best if other is None or best.time.hundredths < other.time.hundredths else other


def _fastest(bests: Iterable[Best]) -> Bests:
    fastest: dict[tuple[str, str], Best] = {}
    for best in bests:
        key = best.key
        held = fastest.get(key)
        if held is None or best.time.hundredths < held.time.hundredths:
            fastest[key] = best
    return fastest


def _of_start(start: Start, time: RaceTime) -> Best:
    rink = start.competition.rink
    return Best(
        athlete=start.athlete,
        event=start.race.event,
        time=time,
        when=start.when,
        start=start,
        competition=start.competition.id,
        rink=rink.id if rink else None,
        sources=start.sources,
        season=start.season,
        is_low=start.competition.lowland is True,
    )


def _stated(team: Team, athletes: Mapping[str, Athlete]) -> Iterator[Best]:
    for athlete in athletes.values():
        yield from (_of_source(team, athlete, best, best.time) for best in athlete.bests if _counts(team, best))
    for record in team.records:
        holder = athletes.get(record.athlete or "")
        if holder is not None and record.time is not None and _counts(team, record):
            yield _of_source(team, holder, record, record.time)


def _counts(team: Team, stated: StatedBest | Record) -> bool:
    return team.events[stated.event].makes_bests


def _of_source(team: Team, athlete: Athlete, stated: StatedBest | Record, time: RaceTime) -> Best:
    skated_at = stated.competition if isinstance(stated, StatedBest) else None
    return Best(
        athlete=athlete.id,
        event=team.events[stated.event],
        time=time,
        when=stated.date,
        competition=skated_at,
        rink=stated.rink,
        sources=stated.sources,
        stated=True,
        season=_season_of(team, stated.date),
        is_low=_lies_low(team, stated.rink, skated_at),
    )


def _season_of(team: Team, when: When | None) -> Season | None:
    if when is None:
        return None
    first, last = (Season.of(day, team.publication.season_starts) for day in (when.first, when.last))
    return first if first == last else None


def _lies_low(team: Team, rink: str | None, competition: str | None) -> bool:
    ice, skated_at = team.rinks.get(rink or ""), team.competitions.get(competition or "")
    return ice.lowland is True if ice else skated_at is not None and skated_at.lowland is True
