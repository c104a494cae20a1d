"""Derived numbers: one statistic, one pure function, one file, the rule and its source in the docstring."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import TypeVar

from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.adelskalender import Adelskalender, adelskalender
from almanac.statistics.bests import (
    Best,
    Bests,
    Mark,
    bests_by_season,
    lowland_bests,
    marks,
    personal_bests,
    times_in_order,
)
from almanac.statistics.coverage import EventCoverage, coverage_with
from almanac.statistics.head_to_head import rivals, team_mates
from almanac.statistics.medals import Medal, in_order, medals_at
from almanac.statistics.meetings import HeadToHead
from almanac.statistics.own import OfAthletes, OneByOne, Own, own_numbers
from almanac.statistics.progression import Step, team_progression
from almanac.statistics.record_history import RecordHistory, record_histories
from almanac.statistics.season_summary import SeasonSummary, season_summary
from almanac.statistics.starts import (
    Row,
    Start,
    by_day,
    latest_season,
    rows_by_athlete,
    starts_at,
    starts_by_athlete,
    starts_by_season,
    starts_of,
)
from almanac.statistics.starts import starts as every_start
from almanac.statistics.versatility import Versatility, versatility

_Name = TypeVar("_Name", bound=Hashable)
_Thing = TypeVar("_Thing")


class Statistics:
    """What many pages share, each worked out when it is first asked for; the maps by season hold every season."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self._owns = OneByOne(self._own)
        self._starts: dict[str, tuple[Start, ...]] = {}
        self._medals: dict[str, tuple[Medal, ...]] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}

    @cached_property
    def starts(self) -> tuple[Start, ...]:
        """Every row of our athletes, in the order of the calendar."""
        return every_start(self.team)

    def starts_at(self, competition: str) -> tuple[Start, ...]:
        """The starts at a competition (id), by day."""
        if competition not in self._starts:
            self._starts[competition] = by_day(starts_at(self.team.competitions[competition]))
        return self._starts[competition]

    @cached_property
    def starts_in(self) -> Mapping[Season, tuple[Start, ...]]:
        """The starts of every season."""
        held = starts_by_season(self.starts)
        return {season: held.get(season, ()) for season in self.team.seasons}

    @cached_property
    def rows(self) -> Mapping[str, list[Row]]:
        """Where each athlete's rows stand, for whoever needs no starts."""
        return rows_by_athlete(self.team)

    @cached_property
    def by_athlete(self) -> Mapping[str, tuple[Start, ...]]:
        """The starts of each athlete who has one."""
        return OfAthletes(self._owns, str, lambda own: own.by_athlete, lambda: starts_by_athlete(self.starts))

    @cached_property
    def times(self) -> tuple[Best, ...]:
        """Every time that may be a best, in order."""
        return times_in_order(self.team, self.starts)

    @cached_property
    def times_by_event(self) -> Mapping[str, tuple[Best, ...]]:
        """The times of each event (id) that has one."""
        return _under(self.times, lambda time: (time.event.id,))

    def team_bests(self, event: str) -> tuple[Step, ...]:
        """The steps by which the team's best over an event (id) fell."""
        if event not in self._steps:
            self._steps[event] = team_progression(self.times_by_event.get(event, ()), event)
        return self._steps[event]

    @cached_property
    def times_by_athlete(self) -> Mapping[tuple[str, str], tuple[Best, ...]]:
        """The times of each athlete over each event, by the best's key."""
        return _under(self.times, lambda time: (time.key,))

    @cached_property
    def marks(self) -> Mapping[tuple[str, str, str], Mark]:
        """The mark of each start that has a time."""
        return OfAthletes(self._owns, itemgetter(2), lambda own: own.marks, lambda: marks(self.times))

    @cached_property
    def personal_bests(self) -> Bests:
        """The fastest time of each athlete over each event."""
        return self._bests_of(lambda own: own.personal_bests, lambda: personal_bests(self.times))

    @cached_property
    def lowland_bests(self) -> Bests:
        """The same on low ice."""
        return self._bests_of(lambda own: own.lowland_bests, lambda: lowland_bests(self.times))

    @cached_property
    def medals(self) -> tuple[Medal, ...]:
        """Every medal, oldest first."""
        return in_order(medal for competition in self.team.competitions for medal in self.medals_at(competition))

    @cached_property
    def medals_by_athlete(self) -> Mapping[str, tuple[Medal, ...]]:
        """The medals of each athlete who has one."""
        return _under(self.medals, lambda medal: medal.athletes)

    def medals_at(self, competition: str) -> tuple[Medal, ...]:
        """The medals that a competition (id) gave us."""
        if competition not in self._medals:
            own, nation = self.team.competitions[competition], self.team.publication.nation
            self._medals[competition] = medals_at(own, nation)
        return self._medals[competition]

    @cached_property
    def seasons(self) -> Mapping[Season, SeasonSummary]:
        """The summary of every season."""
        return {
            season: season_summary(self.team, own, self.marks, self.medals, season)
            for season, own in self.starts_in.items()
        }

    @cached_property
    def latest(self) -> Season | None:
        """The newest season in which somebody of ours has started."""
        return latest_season(self.team)

    @cached_property
    def season_bests(self) -> Mapping[Season, Bests]:
        """The bests of every season."""

        def bests(season: Season) -> Bests:
            return self._bests_of(lambda own: own.season_bests.get(season, {}), lambda: self._bests.get(season, {}))

        return {season: bests(season) for season in self.team.seasons}

    @cached_property
    def coverage(self) -> Mapping[Season, tuple[EventCoverage, ...]]:
        """The events of every season, against the season before."""
        return {
            season: coverage_with(self.team, own, self._bests.get(season, {}), self._bests.get(season.before, {}))
            for season, own in self.starts_in.items()
        }

    @cached_property
    def versatility(self) -> Mapping[str, Versatility]:
        """Each athlete's points over the distances."""
        return versatility(self.team, self.personal_bests)

    @cached_property
    def adelskalender(self) -> tuple[Adelskalender, ...]:
        """The list of each category by the points of the personal bests."""
        return adelskalender(self.team, self.personal_bests)

    @cached_property
    def team_mates(self) -> tuple[HeadToHead, ...]:
        """The meetings of team mates."""
        return team_mates(self.team)

    @cached_property
    def rivals(self) -> tuple[HeadToHead, ...]:
        """The meetings with rivals."""
        return rivals(self.team)

    @cached_property
    def records(self) -> tuple[RecordHistory, ...]:
        """The records with their history."""
        return record_histories(self.team)

    def _own(self, athlete: str) -> Own:
        return own_numbers(self.team, athlete, starts_of(athlete, self.rows.get(athlete, ())))

    def _bests_of(self, part: Callable[[Own], Bests], whole: Callable[[], Bests]) -> Bests:
        return OfAthletes(self._owns, itemgetter(0), part, whole)

    @cached_property
    def _bests(self) -> Mapping[Season, Bests]:
        return bests_by_season(self.times)


def _under(things: Iterable[_Thing], names: Callable[[_Thing], Iterable[_Name]]) -> Mapping[_Name, tuple[_Thing, ...]]:
    """The things under each of their names, in the order given."""
    grouped: dict[_Name, list[_Thing]] = {}
    for thing in things:
        for name in dict.fromkeys(names(thing)):
            grouped.setdefault(name, []).append(thing)
    return {name: tuple(own) for name, own in grouped.items()}


def derive(team: Team) -> Statistics:
    """Everything that follows from the team's records and that more than one page shows."""
    return Statistics(team)
