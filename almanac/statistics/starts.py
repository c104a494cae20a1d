"""Starts: every row of our athletes, in the order of the sport's calendar."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import force_setattr

from almanac.model.citing import Source
from almanac.model.competition import Competition, Race, RaceState
from almanac.model.race_time import RaceTime
from almanac.model.result import Result, Status
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.when import When

_NEVER_BEGUN = (Status.DID_NOT_START, Status.WITHDRAWN)


class Start(Struct, frozen=True, kw_only=True):
    """One athlete of ours in one race; `day` is the race's, or else the day its facts count from.

    `season` is that of the day. `started`: the athlete came to the line: no DNS, no WDR, no mere draw of a race.
    """

    athlete: str
    competition: Competition
    race: Race
    result: Result
    day: date
    season: Season
    # Both follow from the others, and are asked for more often than anything.
    key: tuple[str, str, str] = ("", "", "")  # (competition id, race id, athlete)
    started: bool = False

    def __post_init__(self) -> None:
        force_setattr(self, "key", (self.competition.id, self.race.id, self.athlete))
        force_setattr(self, "started", came(self.race, self.result))

    @property
    def time(self) -> RaceTime | None:
        """The time that may be a best: official, skated alone over a distance, in a row without a status."""
        return self.result.counted_time if self.race.event.makes_bests else None

    @property
    def is_team(self) -> bool:
        """Whether the row is a team's, and the athlete one of several."""
        return self.result.athlete is None

    @property
    def in_division_a(self) -> bool:
        """A start in division A; the distances inside a combination have no divisions of their own."""
        return self.started and self.race.division == "A" and self.race.part_of is None

    @property
    def when(self) -> When:
        """The day of an undated race is only known to lie within its competition's."""
        return When.on(self.race.day) if self.race.day else days_of(self.competition)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The row's own sources, or the race's, or the competition's."""
        return self.result.sources or self.competition.sources_of(self.race)


def came(race: Race, result: Result) -> bool:
    """Whether whoever a row names came to the line."""
    return result.status not in _NEVER_BEGUN and race.state is not RaceState.PLANNED


def racing_in(team: Team, season: Season) -> frozenset[str]:
    """Who of ours (ids) came to the line in a season."""
    return frozenset(
        athlete
        for competition in team.competitions.values()
        for race in competition.races
        if season_on(competition.day_of(race), competition) == season
        for result in race.results
        if came(race, result)
        for athlete in result.ours
    )


def starts(team: Team) -> tuple[Start, ...]:
    """Every row of our athletes, by day, then in the competition's order, then in the race's.

    A team row yields one start for each athlete it names, a row without a name none.
    """
    return by_day(start for competition in team.competitions.values() for start in starts_at(competition))


def by_day(starts: Iterable[Start]) -> tuple[Start, ...]:
    """Starts by day; those of one day as they were."""
    return tuple(sorted(starts, key=lambda start: start.day))


def starts_at(competition: Competition) -> Iterator[Start]:
    """The starts of one competition, in the order of its races and rows."""
    for race in competition.races:
        day = competition.day_of(race)
        season = season_on(day, competition)
        for result in race.results:
            for athlete in result.ours:
                yield Start(athlete=athlete, competition=competition, race=race, result=result, day=day, season=season)


Row = tuple[Competition, Race, Result]


def rows_by_athlete(team: Team) -> Mapping[str, list[Row]]:
    """Where each athlete's rows stand, in the order of the competitions, their races and rows."""
    found: dict[str, list[Row]] = {}
    for competition in team.competitions.values():
        for race in competition.races:
            for result in race.results:
                for athlete in result.ours:
                    found.setdefault(athlete, []).append((competition, race, result))
    return found


def starts_of(athlete: str, rows: Iterable[Row]) -> tuple[Start, ...]:
    """The starts that these rows of an athlete are, as `starts` has them."""
    return tuple(sorted((_start(athlete, *row) for row in rows), key=lambda start: start.day))


def latest_season(team: Team) -> Season | None:
    """The newest season in which somebody of ours has started."""
    latest: Season | None = None
    for competition in reversed(list(team.competitions.values())):
        if latest is None or season_on(competition.last_day, competition) > latest:
            seasons = (start.season for start in starts_at(competition) if start.started)
            latest = max(seasons if latest is None else (latest, *seasons), default=None)
    return latest


def _start(athlete: str, competition: Competition, race: Race, result: Result) -> Start:
    day = competition.day_of(race)
    season = season_on(day, competition)
    return Start(athlete=athlete, competition=competition, race=race, result=result, day=day, season=season)


def starts_by_athlete(starts: Iterable[Start]) -> Mapping[str, tuple[Start, ...]]:
    """The starts of each athlete who has one, in the order given."""
    grouped: dict[str, list[Start]] = {}
    for start in starts:
        grouped.setdefault(start.athlete, []).append(start)
    return {athlete: tuple(own) for athlete, own in grouped.items()}


def starts_by_season(starts: Iterable[Start]) -> Mapping[Season, tuple[Start, ...]]:
    """The starts of each season that has one, in the order given."""
    grouped: dict[Season, list[Start]] = {}
    for start in starts:
        grouped.setdefault(start.season, []).append(start)
    return {season: tuple(own) for season, own in grouped.items()}


def our_rows(race: Race, nation: str) -> tuple[Result, ...]:
    """The rows that are ours: of an athlete of the team, or of our nation (NOC code) even without names."""
    return tuple(result for result in race.results if result.ours or result.nation == nation)


def started_athletes(team: Team, starts: Iterable[Start]) -> tuple[str, ...]:
    """Who came to the line in these starts, in the order of the team's athletes."""
    came = {start.athlete for start in starts if start.started}
    return tuple(athlete for athlete in team.athletes if athlete in came)


def season_on(day: date, competition: Competition) -> Season:
    """The season of a day at a competition: the day decides, by the team's own first day of a season."""
    first = competition.season.first_day
    return Season.of(day, (first.month, first.day))


def days_of(competition: Competition) -> When:
    """When a competition was, printed as exactly as one day, one month or one season can say it."""
    first, last = competition.first_day, competition.last_day
    if first == last:
        return When.on(first)
    in_one_month = (first.year, first.month) == (last.year, last.month)
    return When(f"{first:%Y-%m}" if in_one_month else str(competition.season), first, last)
