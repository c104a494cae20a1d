"""Legs of a cup: where it was raced, and whether all of it is held."""

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from msgspec import Struct

from almanac.model.competition import Competition, Level, Race, RaceState
from almanac.model.cup import Cup
from almanac.model.season import Season
from almanac.model.team import Team


class CupLeg(Struct, frozen=True, kw_only=True):
    """A meeting of the cup with the cup's races skated there so far; `complete` when no list of them is missing."""

    competition: Competition
    races: tuple[Race, ...]
    complete: bool


def cup_meetings(team: Team, season: Season, day: date) -> tuple[Competition, ...]:
    """The World Cups of the season that had begun by the end of `day`, in their order."""
    return tuple(
        competition
        for competition in team.competitions.values()
        if competition.season == season
        and competition.series.level is Level.WORLD_CUP
        and competition.state is None
        and competition.first_day <= day
    )


def cup_legs(team: Team, meetings: Iterable[Competition], cup: Cup, day: date) -> tuple[CupLeg, ...]:
    """The legs of the cup at these meetings, up to the end of `day`.

    A leg is complete when every list of the cup is held whole there: the race of each division that the points
    table pays for. A meeting without a race of the cup is passed over when all its races are held whole: there was
    none. Otherwise nobody can say, and it is an incomplete leg without races. So is a leg after a number that no
    competition has.
    """
    made = (_leg(team, competition, cup, day) for competition in meetings)
    return tuple(leg for leg in made if leg.races or not leg.complete)


def complete_legs(legs: Iterable[CupLeg]) -> tuple[CupLeg, ...]:
    """The legs up to the first one with a gap: a sum over a gap would be no standing."""
    return tuple(takewhile(lambda leg: leg.complete, legs))


def skated(competition: Competition, day: date) -> tuple[Race, ...]:
    """The races with a list by the end of `day`."""
    return tuple(
        race for race in competition.races if race.state is not RaceState.PLANNED and competition.day_of(race) <= day
    )


def _leg(team: Team, competition: Competition, cup: Cup, day: date) -> CupLeg:
    events = {event.id for event in cup.events}
    held = skated(competition, day)
    own = tuple(race for race in held if race.event.id in events and race.part_of is None)
    whole = bool(held) and all(race.complete for race in own or held) and _has_all_divisions(team, competition, own)
    return CupLeg(competition=competition, races=own, complete=whole and not _follows_a_gap(team, competition))


def _follows_a_gap(team: Team, competition: Competition) -> bool:
    numbers = {
        other.leg
        for other in team.competitions.values()
        if (other.season, other.series) == (competition.season, competition.series)
    }
    return not set(range(1, competition.leg or 1)) <= numbers


def _has_all_divisions(team: Team, competition: Competition, races: tuple[Race, ...]) -> bool:
    held = {(race.event.id, race.number, race.division) for race in races}
    return all(
        (event, number, paid) in held
        for event, number, division in held
        if division is not None
        for paid in _divisions_paid(team, competition, event)
    )


def _divisions_paid(team: Team, competition: Competition, event: str) -> set[str | None]:
    return {
        table.division
        for table in team.points
        if table.season == competition.season and table.series == competition.series.id and event in table.events
    }
