"""World Cup standings: points added up, after each leg that is held whole.

Points follow rank and table; A and B points of an event add up; the long distances of a category make one cup. Equal
points: the best single race first, then the next best (a race not skated counts 0), then the faster best time over
all races of the cup, in hundredths; in a mass start, which has no times, the better latest race. In the first three
places equal points share a rank (handbook, domain section 5a, found by recomputing the official classification of
2025-26; for the trophy itself the tie rule is not verified).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from msgspec import Struct

from almanac.model.competition import Competition, Level, Race
from almanac.model.cup import Cup, cups
from almanac.model.event import EventKind
from almanac.model.race_time import RaceTime
from almanac.model.reference import Standing
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.cup_legs import CupLeg, complete_legs, cup_legs, cup_meetings, skated
from almanac.statistics.cup_points import (
    Contender,
    CupResult,
    MissingTable,
    cup_results,
    missing_table,
    rival_ids,
    table_for,
)

_SHARE_UP_TO = 3


class Score(Struct, frozen=True, kw_only=True):
    """What one contender has in a cup: every row that counts, in the order of the races."""

    contender: Contender
    results: tuple[CupResult, ...]

    @property
    def points(self) -> int:
        """The sum of the races."""
        return sum(result.points for result in self.results)

    def points_at(self, leg: CupLeg) -> int | None:
        """The points of one leg; None when the contender was not in it."""
        own = [result.points for result in self.results if result.competition.id == leg.competition.id]
        return sum(own) if own else None

    def best(self, events: frozenset[str]) -> CupResult | None:
        """The row with the fastest time over these events (ids), the earliest of equal ones."""
        timed = (result for result in self.results if result.race.event.id in events and _time(result))
        return min(timed, key=_hundredths, default=None)


class StandingPlace(Struct, frozen=True, kw_only=True):
    """One line of a standing; no `rank` without a point, `before` is the rank after the leg before."""

    rank: int | None
    before: int | None
    score: Score


class LegStanding(Struct, frozen=True, kw_only=True):
    """The standing after one leg."""

    leg: CupLeg
    places: tuple[StandingPlace, ...]


class CupStanding(Struct, frozen=True, kw_only=True):
    """A cup in a season, by the end of a day.

    `after` holds the standing after each leg held whole, `left_out` the legs that are not; with a `missing` table
    there is no standing at all. `sure` is how sure the least sure of the tables is.
    """

    season: Season
    cup: Cup
    after: tuple[LegStanding, ...]
    left_out: tuple[CupLeg, ...]
    missing: tuple[MissingTable, ...]
    ours: tuple[Score, ...]
    misprints: tuple[CupResult, ...]
    sure: str


def standing_of(team: Team, season: Season, cup: Cup, day: date) -> CupStanding:
    """The cup from the races up to the end of `day`."""
    return _standing(team, season, cup, cup_legs(team, cup_meetings(team, season, day), cup, day))


def standings(team: Team, day: date) -> Mapping[Season, tuple[CupStanding, ...]]:
    """Every season's cups in which a race was skated by the end of `day` or of which a standing is stated."""
    return {
        season: tuple(standing_of(team, season, cup, day) for cup in _cups_of(team, season, day))
        for season in team.seasons
    }


def _cups_of(team: Team, season: Season, day: date) -> tuple[Cup, ...]:
    raced = {race.event.id for meeting in cup_meetings(team, season, day) for race in skated(meeting, day)}
    stated = {standing.event for standing in stated_standings(team, season, day)}
    return tuple(cup for cup in cups(team.events.values()) if any(event.id in raced | stated for event in cup.events))


def stated_standings(team: Team, season: Season, day: date) -> tuple[Standing, ...]:
    """The published World Cup standings of the season that were out by the end of `day`."""
    return tuple(
        standing
        for standing in team.standings
        if standing.season == season
        and standing.series in team.series
        and team.series[standing.series].level is Level.WORLD_CUP
        and _published(team, standing) <= day
    )


def scores(team: Team, legs: Sequence[CupLeg]) -> tuple[Score, ...]:
    """What every contender has from these legs, in the order of the standing."""
    return _in_order(legs, _results(team, legs))


def by_contender(after: LegStanding) -> Mapping[str, StandingPlace]:
    """The lines of a standing by their contender's key."""
    return {place.score.contender.key: place for place in after.places}


def _standing(team: Team, season: Season, cup: Cup, legs: Sequence[CupLeg]) -> CupStanding:
    held = complete_legs(legs)
    missing = tuple(dict.fromkeys(filter(None, (missing_table(team, *race) for race in _races(held or legs)))))
    results = _results(team, legs)
    after: list[LegStanding] = []
    for number, leg in enumerate(() if missing else held, 1):
        ranked = _in_order(held[:number], results)
        after.append(LegStanding(leg=leg, places=_places(ranked, by_contender(after[-1]) if after else {})))
    all_scores = _in_order(legs, results)
    return CupStanding(
        season=season,
        cup=cup,
        after=tuple(after),
        left_out=tuple(legs) if missing else tuple(legs[len(held) :]),
        missing=missing,
        ours=tuple(score for score in all_scores if score.contender.nation == team.publication.nation),
        misprints=tuple(result for score in all_scores for result in score.results if result.is_misprinted),
        sure=_least_sure(team, legs),
    )


def _results(team: Team, legs: Iterable[CupLeg]) -> list[list[CupResult]]:
    """The rows of each leg that count, in the order of its races."""
    rivals = rival_ids(team)
    held = ((leg.competition, sorted(leg.races, key=leg.competition.day_of)) for leg in legs)
    return [[row for race in races for row in cup_results(team, rivals, own, race)] for own, races in held]


def _in_order(legs: Sequence[CupLeg], results: Sequence[list[CupResult]]) -> tuple[Score, ...]:
    """What every contender has from these legs, the first of those whose results these are."""
    gathered: dict[str, list[CupResult]] = {}
    for result in chain.from_iterable(results[: len(legs)]):
        gathered.setdefault(result.contender.key, []).append(result)
    made = [Score(contender=own[-1].contender, results=tuple(own)) for own in gathered.values()]
    races = sum(len(leg.races) for leg in legs)
    return tuple(sorted(made, key=lambda score: _order(score, races, legs)))


def _published(team: Team, standing: Standing) -> date:
    """The day a standing counts from; without one, the end of the season's last meeting."""
    if standing.as_of is not None:
        return standing.as_of.last
    meetings = cup_meetings(team, standing.season, standing.season.last_day)
    return max((meeting.last_day for meeting in meetings), default=standing.season.last_day)


def _places(ranked: Sequence[Score], before: Mapping[str, StandingPlace]) -> tuple[StandingPlace, ...]:
    places: list[StandingPlace] = []
    for number, rank in enumerate(shared_ranks([score.points for score in ranked])):
        score = ranked[number]
        earlier = before.get(score.contender.key)
        rank_before = earlier.rank if earlier else None
        places.append(StandingPlace(rank=rank if score.points else None, before=rank_before, score=score))
    return tuple(places)


def shared_ranks(points: Sequence[int]) -> list[int]:
    """The rank of each place in the order of the standing: equal points share one in the first three only."""
    ranks: list[int] = []
    for place, own in enumerate(points, 1):
        shares = place > 1 and points[place - 2] == own and ranks[-1] <= _SHARE_UP_TO
        ranks.append(ranks[-1] if shares else place)
    return ranks


def _order(score: Score, races: int, legs: Sequence[CupLeg]) -> tuple[object, ...]:
    padded = sorted(-result.points for result in score.results) + [0] * (races - len(score.results))
    times = [_hundredths(result) for result in score.results if _time(result)]
    latest = tuple(-(score.points_at(leg) or 0) for leg in reversed(legs))
    return -score.points, padded, not times, min(times, default=0), latest, score.contender.key


def _time(result: CupResult) -> RaceTime | None:
    return None if result.race.event.kind is EventKind.MASS_START else result.result.counted_time


def _hundredths(result: CupResult) -> int:
    time = _time(result)
    return time.hundredths if time else 0


def _races(legs: Iterable[CupLeg]) -> list[tuple[Competition, Race]]:
    return [(leg.competition, race) for leg in legs for race in leg.races]


def _least_sure(team: Team, legs: Iterable[CupLeg]) -> str:
    tables = (table_for(team, *race) for race in _races(legs))
    degrees = {table.sure for table in tables if table}
    return next((degree for degree in ("low", "medium") if degree in degrees), "high")
