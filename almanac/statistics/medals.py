"""Medals, and how they are counted: only within one level, never across."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from almanac.model.competition import Competition, Level, Race
from almanac.model.result import Result
from almanac.model.season import Season
from almanac.statistics.starts import our_rows, season_on


class Medal(Struct, frozen=True, kw_only=True):
    """A place on the podium: rank 1, 2 or 3; `athletes` are those of ours whom the list names."""

    rank: int
    athletes: tuple[str, ...]
    competition: Competition
    race: Race
    result: Result
    level: Level
    day: date

    @property
    def season(self) -> Season:
        """The season of the day."""
        return season_on(self.day, self.competition)


class MedalCount(Struct, frozen=True, kw_only=True):
    """How many of each; add only counts of one level (data guide)."""

    gold: int = 0
    silver: int = 0
    bronze: int = 0

    @property
    def total(self) -> int:
        """All three together."""
        return self.gold + self.silver + self.bronze

    def __add__(self, other: "MedalCount") -> "MedalCount":
        return MedalCount(
            gold=self.gold + other.gold, silver=self.silver + other.silver, bronze=self.bronze + other.bronze
        )


def medals_at(competition: Competition, nation: str) -> tuple[Medal, ...]:
    """The medals of our nation (NOC code) at a competition: by day, in the order of its races and their rows.

    Medals come only from a race without a round or from the final, in division A or none, and not from a distance
    inside a combination (data guide); ranks 1 to 3 in a row without a status, so two tied thirds are two medals.
    """
    return in_order(
        _medal(competition, race, row, row.rank)
        for race in competition.races
        if race.decides_medals
        for row in our_rows(race, nation)
        if row.status is None and row.rank in (1, 2, 3)
    )


def in_order(medals: Iterable[Medal]) -> tuple[Medal, ...]:
    """Medals by day; those of one day as they were."""
    return tuple(sorted(medals, key=lambda medal: medal.day))


def count(medals: Iterable[Medal]) -> MedalCount:
    """How many of each; the medals given should be of one level."""
    ranks = [medal.rank for medal in medals]
    return MedalCount(gold=ranks.count(1), silver=ranks.count(2), bronze=ranks.count(3))


def by_level(medals: Iterable[Medal]) -> Mapping[Level, MedalCount]:
    """The count of each level that has a medal, in the order of `Level`."""
    held = tuple(medals)
    return {level: count(own) for level in Level if (own := [medal for medal in held if medal.level is level])}


def by_event(medals: Iterable[Medal]) -> Mapping[str, tuple[Medal, ...]]:
    """The medals of each event (id) that has one, in the order given."""
    grouped: dict[str, list[Medal]] = {}
    for medal in medals:
        grouped.setdefault(medal.race.event.id, []).append(medal)
    return {event: tuple(own) for event, own in grouped.items()}


def by_athlete(medals: Iterable[Medal]) -> Mapping[str, tuple[Medal, ...]]:
    """The medals of each athlete who has one, in the order given; a team's medal stands with each one named."""
    grouped: dict[str, list[Medal]] = {}
    for medal in medals:
        for athlete in medal.athletes:
            grouped.setdefault(athlete, []).append(medal)
    return {athlete: tuple(own) for athlete, own in grouped.items()}


def _medal(competition: Competition, race: Race, row: Result, rank: int) -> Medal:
    return Medal(
        rank=rank,
        athletes=row.ours,
        competition=competition,
        race=race,
        result=row,
        level=competition.series.level,
        day=competition.day_of(race),
    )
