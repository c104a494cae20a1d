"""Records as sources state them: who held which, when, where; and the faster result that a list holds beside one."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.reference import Record
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name
from almanac.pages.race_table import rival
from almanac.pages.values import Evidence, Person
from almanac.statistics.record_history import RecordHistory, Skated
from almanac.website import Link, Text


class FasterLine(Struct, frozen=True, kw_only=True):
    """A result held that is faster than the record as stated; `contradicts`: the two cannot both be right."""

    people: tuple[Person, ...]
    nation_name: Text | None
    time: str
    day: str
    race: Link
    contradicts: bool


class RecordLine(Struct, frozen=True, kw_only=True):
    """A record. `is_current` where no newer one of its kind, event and rink is held, else it stood `until` a day."""

    kind: str
    event: EventName
    people: tuple[Person, ...]
    nation: str
    nation_name: Text | None
    is_ours: bool
    time: str
    day: str | None
    until: str | None
    rink: Link | None
    reported: bool
    sure: str
    is_current: bool
    faster: FasterLine | None
    evidence: Evidence


def record_lines(edition: Edition, histories: Iterable[RecordHistory]) -> tuple[RecordLine, ...]:
    """Every record of these histories, the newest of each first."""
    return tuple(line for history in histories for line in history_lines(edition, history))


def history_lines(edition: Edition, history: RecordHistory) -> tuple[RecordLine, ...]:
    """The records of one history, the newest first: it stands, each other one stood until the next."""
    newest_first = tuple(reversed(history.records))
    return tuple(
        _line(edition, history, record, after)
        for record, after in zip(newest_first, (None, *newest_first), strict=False)
    )


def _line(edition: Edition, history: RecordHistory, record: Record, after: Record | None) -> RecordLine:
    return RecordLine(
        kind=record.kind.value,
        event=event_name(edition, history.event),
        people=_holders(edition, record),
        nation=record.nation or "",
        nation_name=edition.nation(record.nation),
        is_ours=bool(record.athlete or record.athletes) or record.nation == edition.team.publication.nation,
        time=record.printed,
        day=record.date.printed if record.date else None,
        until=after.date.printed if after and after.date else None,
        rink=edition.rink_link(record.rink) if record.rink else None,
        reported=record.reported,
        sure=record.sure,
        is_current=after is None,
        faster=_faster(edition, history.faster) if history.faster and after is None else None,
        evidence=edition.evidence(record),
    )


def _faster(edition: Edition, skated: Skated) -> FasterLine:
    row, competition = skated.row, skated.competition
    name = edition.competition_link(competition.id).text
    return FasterLine(
        people=(rival(edition, row.skater),) if row.skater else edition.people(row.ours),
        nation_name=edition.nation(row.nation),
        time=str(skated.time),
        day=skated.day.isoformat(),
        race=Link(edition.addresses.race(competition.id, skated.race.id), name),
        contradicts=skated.contradicts,
    )


def _holders(edition: Edition, record: Record) -> tuple[Person, ...]:
    if record.skater:
        return (rival(edition, record.skater),)
    return edition.people([record.athlete] if record.athlete else record.athletes)


def records_of_ours(edition: Edition, season: Season) -> tuple[Record, ...]:
    """The stated records that ours set within the season."""
    return tuple(
        record
        for record in edition.team.records
        if record.date and record.date.first in season and record.date.last in season and _is_ours(edition, record)
    )


def _is_ours(edition: Edition, record: Record) -> bool:
    return bool(record.athlete or record.athletes) or record.nation == edition.team.publication.nation
