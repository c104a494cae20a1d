"""World Cup standings: points added up (`scores`), after each leg that is held whole."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from almanac.model.competition import Competition, Level, Race
from almanac.model.cup import Cup, cups
from almanac.model.reference import Standing
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.cup_legs import CupLeg, complete_legs, cup_legs, cup_meetings, skated
from almanac.statistics.cup_points import (
    CupResult,
    MissingTable,
    missing_table,
    table_for,
)
from almanac.statistics.scores import Score, in_order, results_of, shared_ranks


class StandingPlace(Struct, frozen=True, kw_only=True):
    """One line of a standing; no `rank` without a point, `before` is the rank after the leg before."""

    rank: int | None
    before: int | None
    score: Score


class LegStanding(Struct, frozen=True, kw_only=True):
    """The standing after one leg."""

    leg: CupLeg
    places: tuple[StandingPlace, ...]


class CupStanding:
    """A cup in a season after its `legs`, each number worked out when it is first asked for."""

    def __init__(self, team: Team, season: Season, cup: Cup, legs: tuple[CupLeg, ...]) -> None:
        self.season = season
        self.cup = cup
        self._team = team
        self._legs = legs
        self._held = complete_legs(legs)

    @cached_property
    def missing(self) -> tuple[MissingTable, ...]:
        """The points tables without which there is no standing at all."""
        tables = (missing_table(self._team, *race) for race in _races(self._held or self._legs))
        return tuple(dict.fromkeys(filter(None, tables)))

    @property
    def is_derived(self) -> bool:
        """Whether there is a standing after any leg."""
        return bool(self._held) and not self.missing

    @cached_property
    def after(self) -> tuple[LegStanding, ...]:
        """The standing after each leg held whole."""
        made: list[LegStanding] = []
        for number, leg in enumerate(self._held if self.is_derived else (), 1):
            ranked = in_order(self._held[:number], self._results)
            made.append(LegStanding(leg=leg, places=_places(ranked, by_contender(made[-1]) if made else {})))
        return tuple(made)

    @property
    def left_out(self) -> tuple[CupLeg, ...]:
        """The legs that no standing counts."""
        return self._legs if self.missing else self._legs[len(self._held) :]

    @property
    def ours(self) -> tuple[Score, ...]:
        """What ours have from all legs, in the order of the standing."""
        return tuple(score for score in self._scores if score.contender.nation == self._team.publication.nation)

    @property
    def misprints(self) -> tuple[CupResult, ...]:
        """The rows whose lists print other points than the table has."""
        return tuple(result for score in self._scores for result in score.results if result.is_misprinted)

    @property
    def sure(self) -> str:
        """How sure the least sure of the tables is."""
        return _least_sure(self._team, self._legs)

    @cached_property
    def _results(self) -> list[list[CupResult]]:
        return results_of(self._team, self._legs)

    @cached_property
    def _scores(self) -> tuple[Score, ...]:
        return in_order(self._legs, self._results)


def standing_of(team: Team, season: Season, cup: Cup, day: date) -> CupStanding:
    """The cup from the races up to the end of `day`."""
    return CupStanding(team, season, cup, cup_legs(team, cup_meetings(team, season, day), cup, day))


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


def by_contender(after: LegStanding) -> Mapping[str, StandingPlace]:
    """The lines of a standing by their contender's key."""
    return {place.score.contender.key: place for place in after.places}


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


def _races(legs: Iterable[CupLeg]) -> list[tuple[Competition, Race]]:
    return [(leg.competition, race) for leg in legs for race in leg.races]


def _least_sure(team: Team, legs: Iterable[CupLeg]) -> str:
    tables = (table_for(team, *race) for race in _races(legs))
    degrees = {table.sure for table in tables if table}
    return next((degree for degree in ("low", "medium") if degree in degrees), "high")
