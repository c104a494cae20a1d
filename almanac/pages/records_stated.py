"""Records as sources state them: who held which, when, where; the newest of a kind is the record of today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almanac.model.reference import Record, RecordKind
from almanac.pages.edition import Edition, Evidence, Person
from almanac.pages.lines import EventName, event_name
from almanac.pages.race_table import rival
from almanac.website import Link, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """A record; `is_current` where no newer one of its kind, event and rink is held."""

    kind: str
    event: EventName
    people: tuple[Person, ...]
    nation: str
    nation_name: Text | None
    is_ours: bool
    time: str
    day: str | None
    rink: Link | None
    reported: bool
    sure: str
    is_current: bool
    evidence: Evidence


def record_lines(edition: Edition, records: Iterable[Record]) -> tuple[RecordLine, ...]:
    """Records by kind, then by event in the events' order, the newest of each first, of one day the fastest."""
    kinds, events = list(RecordKind), list(edition.team.events)
    newest_first = sorted(records, key=lambda record: (_day(record), -record.order), reverse=True)
    ordered = sorted(newest_first, key=lambda record: (kinds.index(record.kind), events.index(record.event)))
    current = {_what(record): record for record in reversed(ordered)}
    return tuple(_line(edition, record, is_current=current[_what(record)] is record) for record in ordered)


def _day(record: Record) -> date:
    return record.date.last if record.date else date.min


def _what(record: Record) -> tuple[str, ...]:
    rink = record.rink or "" if record.kind is RecordKind.TRACK else ""
    return record.kind, record.event, rink, record.nation or "" if record.kind is RecordKind.NATIONAL else ""


def _line(edition: Edition, record: Record, *, is_current: bool) -> RecordLine:
    return RecordLine(
        kind=record.kind.value,
        event=event_name(edition, edition.team.events[record.event]),
        people=_holders(edition, record),
        nation=record.nation or "",
        nation_name=edition.nation(record.nation),
        is_ours=bool(record.athlete or record.athletes) or record.nation == edition.team.publication.nation,
        time=record.printed,
        day=record.date.printed if record.date else None,
        rink=edition.rink_link(record.rink) if record.rink else None,
        reported=record.reported,
        sure=record.sure,
        is_current=is_current,
        evidence=edition.evidence(record),
    )


def _holders(edition: Edition, record: Record) -> tuple[Person, ...]:
    if record.skater:
        return (rival(edition, record.skater),)
    return edition.people([record.athlete] if record.athlete else record.athletes)
