"""World Cup entries as readers see them: this season beside the one before, never weighed where one is in part."""

from msgspec import Struct

from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name, season_link
from almanac.pages.values import Person
from almanac.statistics.cup_entries import CupEntries, EventEntries, cup_entries
from almanac.website import Link


class CupEntryLine(Struct, frozen=True, kw_only=True):
    """One event in both seasons."""

    event: EventName
    athletes: int
    starts: int
    athletes_before: int
    starts_before: int


class CupEntryTable(Struct, frozen=True, kw_only=True):
    """The cup of two seasons. `is_comparable` only where every race of both is held with its whole field.

    `newcomers` started in this season's cup and, by the lists held, not in the one before.
    """

    before: Link
    is_comparable: bool
    athletes: int
    starts: int
    athletes_before: int
    starts_before: int
    newcomers: tuple[Person, ...]
    lines: tuple[CupEntryLine, ...]


def cup_entry_table(edition: Edition, season: Season) -> CupEntryTable | None:
    """None where the season before is not one of the team's, or neither has a start in the cup."""
    if season.before not in edition.team.seasons:
        return None
    now, before = (cup_entries(edition.team, edition.statistics.starts, each) for each in (season, season.before))
    return _table(edition, season, now, before) if now.starts or before.starts else None


def _table(edition: Edition, season: Season, now: CupEntries, before: CupEntries) -> CupEntryTable:
    pairs = zip(now.events, before.events, strict=True)
    return CupEntryTable(
        before=season_link(edition, season.before),
        is_comparable=not (now.held.is_partial or before.held.is_partial),
        athletes=len(now.athletes),
        starts=now.starts,
        athletes_before=len(before.athletes),
        starts_before=before.starts,
        newcomers=edition.people(athlete for athlete in now.athletes if athlete not in before.athletes),
        lines=tuple(_line(edition, *pair) for pair in pairs if any(entries.starts for entries in pair)),
    )


def _line(edition: Edition, now: EventEntries, before: EventEntries) -> CupEntryLine:
    return CupEntryLine(
        event=event_name(edition, now.event),
        athletes=len(now.athletes),
        starts=now.starts,
        athletes_before=len(before.athletes),
        starts_before=before.starts,
    )
