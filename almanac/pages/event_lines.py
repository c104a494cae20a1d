"""Lines of an event's page: who started in it, how the team's best fell, the team's own times."""

from collections.abc import Sequence

from msgspec import Struct

from almanac.model.event import Event
from almanac.pages.edition import Edition
from almanac.pages.lines import (
    BestLine,
    best_line,
)
from almanac.pages.values import Person
from almanac.statistics.bests import Bests
from almanac.statistics.progression import Step
from almanac.statistics.starts import Start, started_athletes
from almanac.statistics.team_records import TeamBest
from almanac.website import Link


class TeamTime(Struct, frozen=True, kw_only=True):
    """The fastest time of a team of ours, in any round."""

    time: str
    day: str
    competition: Link
    people: tuple[Person, ...]


class StepLine(Struct, frozen=True, kw_only=True):
    """An improvement of the team's best; `previous` is the time it beat."""

    best: BestLine
    previous: str


class Starter(Struct, frozen=True, kw_only=True):
    """Somebody who started in the event in its newest season."""

    person: Person
    starts: int
    a_starts: int
    season_best: str


def team_time(edition: Edition, best: TeamBest) -> TeamTime:
    """A time of a team of ours, and who skated it."""
    address = edition.addresses.race(best.competition.id, best.race.id)
    return TeamTime(
        time=str(best.time),
        day=best.day.isoformat(),
        competition=Link(address, edition.competition_link(best.competition.id).text),
        people=edition.people(best.athletes),
    )


def starters(edition: Edition, event: Event, starts: Sequence[Start], bests: Bests) -> tuple[Starter, ...]:
    """Who started, most starts first."""
    athletes = started_athletes(edition.team, starts)
    starters = [
        Starter(
            person=edition.person(athlete),
            starts=sum(start.athlete == athlete for start in starts),
            a_starts=sum(start.athlete == athlete and start.in_division_a for start in starts),
            season_best=str(bests[athlete, event.id].time) if (athlete, event.id) in bests else "",
        )
        for athlete in athletes
    ]
    return tuple(sorted(starters, key=lambda starter: -starter.starts))


def step_line(edition: Edition, step: Step) -> StepLine:
    """One step of the team's best."""
    return StepLine(
        best=best_line(edition, step.best), previous=step.previous.official if step.previous is not None else ""
    )
