"""Records: as sources state them, and the fastest of ours over each event, derived."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from msgspec import Struct

from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.event_histories import EventHistory, event_histories
from almanac.pages.lines import BestLine, EventName, best_line, event_name
from almanac.pages.records_stated import RecordLine, history_lines
from almanac.pages.values import Person
from almanac.statistics.held import Held, held
from almanac.statistics.record_history import RecordHistory
from almanac.statistics.team_records import TeamBest, team_records, team_time_records
from almanac.website import Link, Page


class RecordEntry(Struct, frozen=True, kw_only=True):
    """A record that stands, and those of the same kind that it followed, newest first."""

    current: RecordLine
    older: tuple[RecordLine, ...]


class RecordKindLines(Struct, frozen=True, kw_only=True):
    """The records of one kind, in the order of the events."""

    kind: str
    entries: tuple[RecordEntry, ...]


class TeamTimeLine(Struct, frozen=True, kw_only=True):
    """The fastest time of a team of ours; its people as far as the list names them."""

    event: EventName
    people: tuple[Person, ...]
    time: str
    day: str
    competition: Link


class RecordsView(Struct, frozen=True, kw_only=True):
    """`ours` and `teams` are derived from what is held; `stated` comes from sources; `histories` go by event."""

    ours: tuple[BestLine, ...]
    teams: tuple[TeamTimeLine, ...]
    stated: tuple[RecordKindLines, ...]
    histories: tuple[EventHistory, ...]
    held: Held


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_everything, edition)
    yield edition.page("records", edition.addresses.section("records"), _view, rests_on)


def _view(edition: Edition) -> RecordsView:
    return RecordsView(
        ours=_ours(edition),
        teams=_teams(edition),
        stated=tuple(
            RecordKindLines(kind=kind.value, entries=tuple(_entry(edition, history) for history in own))
            for kind, own in groupby(edition.statistics.records, key=lambda history: history.kind)
        ),
        histories=event_histories(edition),
        held=held(edition.team.competitions.values(), edition.statistics.starts),
    )


def _ours(edition: Edition) -> tuple[BestLine, ...]:
    fastest = team_records(edition.statistics.personal_bests)
    return tuple(best_line(edition, best) for event in edition.team.events for best in fastest.get(event, ()))


def _teams(edition: Edition) -> tuple[TeamTimeLine, ...]:
    fastest = team_time_records(edition.team)
    return tuple(_team_time(edition, best) for event in edition.team.events for best in fastest.get(event, ()))


def _team_time(edition: Edition, best: TeamBest) -> TeamTimeLine:
    competition = edition.competition_link(best.competition.id)
    return TeamTimeLine(
        event=event_name(edition, best.event),
        people=edition.people(best.athletes),
        time=str(best.time),
        day=best.day.isoformat(),
        competition=Link(edition.addresses.race(best.competition.id, best.race.id), competition.text),
    )


def _entry(edition: Edition, history: RecordHistory) -> RecordEntry:
    current, *older = history_lines(edition, history)
    return RecordEntry(current=current, older=tuple(older))
