"""What the sources say of an athlete's life in the sport: away and back, honours, dated lines, reports."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from almanac.model.athlete import Athlete, AthleteState, AthleteStatus, Honour, Milestone
from almanac.model.roster import Reported
from almanac.model.when import When
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, StartLine, event_name, start_line
from almanac.pages.values import Evidence
from almanac.statistics.starts import Start
from almanac.website import Link, Text


class Stretch(Struct, frozen=True, kw_only=True):
    """A stretch away from racing, or the return. `race` is the last start held before it, or the first of it.

    `within` is the one day, month or season that says when; else it is from `start`, to `end` where that is known.
    """

    state: str
    within: str | None
    start: str | None
    end: str | None
    race: StartLine | None
    evidence: Evidence


class HonourLine(Struct, frozen=True, kw_only=True):
    """A title or place of honour."""

    year: str
    title: Text
    events: tuple[EventName, ...]
    competition: Link | None
    evidence: Evidence


class DatedText(Struct, frozen=True, kw_only=True):
    """What a source says of a day, a month or a season."""

    when: str | None
    text: Text
    evidence: Evidence


def state_on(athlete: Athlete, day: date) -> str | None:
    """The state on a day, where the data say one."""
    states = [status.state.value for status in athlete.status if _covers(status, day)]
    return states[-1] if states else None


def _covers(status: AthleteStatus, day: date) -> bool:
    begun = status.start is None or status.start.first <= day
    return begun and (status.end is None or day <= status.end.last)


def stretches(edition: Edition, athlete: Athlete, starts: Sequence[Start]) -> tuple[Stretch, ...]:
    """Every state but plain active, in the order of the data."""
    return tuple(
        _stretch(edition, status, starts) for status in athlete.status if status.state is not AthleteState.ACTIVE
    )


def _stretch(edition: Edition, status: AthleteStatus, starts: Sequence[Start]) -> Stretch:
    race = _first_in(status, starts) if status.state is AthleteState.RETURNING else _last_before(status, starts)
    start, end = status.start, status.end
    is_one = start == end or start is None
    return Stretch(
        state=status.state.value,
        within=end.printed if end and is_one else None,
        start=start.printed if start and not is_one else None,
        end=end.printed if end and start and end.first > start.last else None,
        race=start_line(edition, race) if race else None,
        evidence=edition.evidence(status),
    )


def _first_in(status: AthleteStatus, starts: Sequence[Start]) -> Start | None:
    began = status.start.first if status.start else date.min
    return next((start for start in starts if start.started and start.day >= began), None)


def _last_before(status: AthleteStatus, starts: Sequence[Start]) -> Start | None:
    began = status.start.first if status.start else date.min
    return next((start for start in reversed(starts) if start.started and start.day < began), None)


def honours(edition: Edition, athlete: Athlete) -> tuple[HonourLine, ...]:
    """The honours, newest year first."""
    newest_first = sorted(athlete.honours, key=lambda honour: honour.year, reverse=True)
    return tuple(_honour(edition, honour) for honour in newest_first)


def _honour(edition: Edition, honour: Honour) -> HonourLine:
    return HonourLine(
        year=honour.year,
        title=edition.say(honour.title),
        events=tuple(event_name(edition, edition.team.events[event]) for event in honour.events),
        competition=edition.competition_link(honour.competition) if honour.competition else None,
        evidence=edition.evidence(honour),
    )


def timeline(edition: Edition, athlete: Athlete) -> tuple[DatedText, ...]:
    """The dated lines of the athlete's life and what is reported of it, oldest first, the undated last."""
    lived = [(line.when.first, _dated(edition, line, line.when)) for line in athlete.timeline]
    told = [
        (entry.date.first if entry.date else date.max, _dated(edition, entry, entry.date))
        for entry in _every_report(edition)
        if athlete.id in entry.athletes
    ]
    return tuple(line for _, line in sorted([*lived, *told], key=lambda entry: entry[0]))


def reports_of(edition: Edition, competition: str) -> tuple[DatedText, ...]:
    """What the rosters hold as reported of a competition."""
    own = (entry for entry in _every_report(edition) if entry.competition == competition)
    return tuple(_dated(edition, entry, entry.date) for entry in own)


def _every_report(edition: Edition) -> Iterator[Reported]:
    for roster in edition.team.rosters.values():
        yield from roster.reported


def _dated(edition: Edition, line: Milestone | Reported, when: When | None) -> DatedText:
    return DatedText(when=when.printed if when else None, text=edition.say(line.text), evidence=edition.evidence(line))
