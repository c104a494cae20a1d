"""The records of one event through the years: each kind's, and how our own best fell."""

from msgspec import Struct

from almanac.model.event import Event
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, best_line, event_name
from almanac.pages.records_stated import RecordLine, history_lines
from almanac.pages.values import Person
from almanac.statistics.progression import Step
from almanac.statistics.team_records import TeamBest, team_time_progression
from almanac.website import Link


class StepLine(Struct, frozen=True, kw_only=True):
    """A time that was the fastest of ours from its day on; `day` is None where no source gives one."""

    people: tuple[Person, ...]
    time: str
    day: str | None
    where: Link | None


class KindHistory(Struct, frozen=True, kw_only=True):
    """The records of one kind, the newest first; those of one rink or nation are a history of their own."""

    kind: str
    rink: Link | None
    lines: tuple[RecordLine, ...]


class EventHistory(Struct, frozen=True, kw_only=True):
    """One event; `anchor` is its id."""

    anchor: str
    event: EventName
    kinds: tuple[KindHistory, ...]
    steps: tuple[StepLine, ...]


def event_histories(edition: Edition) -> tuple[EventHistory, ...]:
    """Every event that has a record or a time of ours, in the order of the events."""
    every = (_history(edition, event) for event in edition.team.events.values())
    return tuple(history for history in every if history.kinds or history.steps)


def _history(edition: Edition, event: Event) -> EventHistory:
    own = (history for history in edition.statistics.records if history.event == event)
    return EventHistory(
        anchor=event.id,
        event=event_name(edition, event),
        kinds=tuple(
            KindHistory(
                kind=history.kind.value,
                rink=edition.rink_link(history.rink) if history.rink else None,
                lines=history_lines(edition, history),
            )
            for history in own
        ),
        steps=_steps(edition, event),
    )


def _steps(edition: Edition, event: Event) -> tuple[StepLine, ...]:
    """Newest first."""
    alone = [_step(edition, step) for step in edition.statistics.team_bests(event.id)]
    together = [_team_step(edition, best) for best in team_time_progression(edition.team, event.id)]
    return tuple(reversed(alone + together))


def _step(edition: Edition, step: Step) -> StepLine:
    line = best_line(edition, step.best)
    return StepLine(people=(line.person,), time=line.time, day=line.day, where=line.competition or line.rink)


def _team_step(edition: Edition, best: TeamBest) -> StepLine:
    name = edition.competition_link(best.competition.id).text
    return StepLine(
        people=edition.people(best.athletes),
        time=str(best.time),
        day=best.day.isoformat(),
        where=Link(edition.addresses.race(best.competition.id, best.race.id), name),
    )
