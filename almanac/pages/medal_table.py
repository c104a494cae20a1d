"""Medals as a table: one column a level, because medals of different levels are never added."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from almanac.model.competition import Level
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name
from almanac.pages.values import Person
from almanac.statistics.medals import Medal, MedalCount, by_athlete, by_event, by_level

Counts = tuple[MedalCount | None, ...]


class EventMedals(Struct, frozen=True, kw_only=True):
    """The medals of one event, a count for each column."""

    event: EventName
    counts: Counts


class AthleteMedals(Struct, frozen=True, kw_only=True):
    """The medals of one athlete, a count for each column; a team's medal stands with each one named."""

    person: Person
    counts: Counts


class MedalTable(Struct, frozen=True, kw_only=True):
    """`levels` are the columns. `unnamed` are medals whose lists name none of ours."""

    levels: tuple[str, ...]
    events: tuple[EventMedals, ...]
    athletes: tuple[AthleteMedals, ...]
    unnamed: int


def medal_table(edition: Edition, medals: Iterable[Medal]) -> MedalTable:
    """Events in their own order; athletes by the weightiest medals first."""
    held = tuple(medals)
    levels = tuple(by_level(held))
    won = by_event(held)
    return MedalTable(
        levels=tuple(level.value for level in levels),
        events=tuple(
            EventMedals(event=event_name(edition, edition.team.events[event]), counts=_counts(won[event], levels))
            for event in edition.team.events
            if event in won
        ),
        athletes=tuple(
            AthleteMedals(person=edition.person(athlete), counts=_counts(own, levels))
            for athlete, own in _weightiest_first(by_athlete(held).items(), levels)
        ),
        unnamed=sum(not medal.athletes for medal in held),
    )


def _counts(medals: Sequence[Medal], levels: Sequence[Level]) -> Counts:
    counts = by_level(medals)
    return tuple(counts.get(level) for level in levels)


def _weightiest_first(
    won: Iterable[tuple[str, tuple[Medal, ...]]], levels: Sequence[Level]
) -> list[tuple[str, tuple[Medal, ...]]]:
    """By gold, silver and bronze of the highest level, then of the next; no level is weighed against another."""

    def weight(entry: tuple[str, tuple[Medal, ...]]) -> list[tuple[int, int, int]]:
        counts = (count or MedalCount() for count in _counts(entry[1], levels))
        return [(-count.gold, -count.silver, -count.bronze) for count in counts]

    return sorted(won, key=weight)
