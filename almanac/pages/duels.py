"""Head-to-head as lines: an athlete, the other, who was ahead how often, and the last five meetings."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from almanac.model.event import Event
from almanac.model.race_time import Gap
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name, race_link
from almanac.pages.race_table import rival
from almanac.pages.values import Person
from almanac.statistics.meetings import HeadToHead, Meeting
from almanac.website import Link


class MeetingMark(Struct, frozen=True, kw_only=True):
    """One meeting: `outcome` is won, lost or drew; the link leads to the race."""

    outcome: str
    race: Link
    gap: str


class Duel(Struct, frozen=True, kw_only=True):
    """An athlete against another; `median` is the gap in the middle, `whole` counts meetings in lists held whole."""

    person: Person
    other: Person
    nation: str
    meetings: int
    whole: int
    wins: int
    losses: int
    draws: int
    median: str
    is_faster: bool
    last: tuple[MeetingMark, ...]


class EventDuels(Struct, frozen=True, kw_only=True):
    """The duels over one event, those who met most often first; `hidden` counts those that a page has no room for."""

    id: str
    event: EventName
    duels: tuple[Duel, ...]
    hidden: int = 0


def event_duels(
    edition: Edition, pairs: Iterable[HeadToHead], room: int, athlete: str | None = None
) -> tuple[EventDuels, ...]:
    """Pairs, which stand by event, as readers see them; of each event as many as there is room for.

    They are seen from the side of the `athlete`, where one is given.
    """
    grouped = ((event, list(of_event)) for event, of_event in groupby(pairs, key=lambda pair: pair.event.id))
    return tuple(
        EventDuels(
            id=event,
            event=event_name(edition, edition.team.events[event]),
            duels=tuple(_duel(edition, _seen_by(athlete, pair)) for pair in of_event[:room]),
            hidden=max(0, len(of_event) - room),
        )
        for event, of_event in grouped
    )


def duels_address(edition: Edition, event: Event) -> str:
    """Where the meetings over an event stand; empty where there are none, or no such page is built."""
    page = dict(edition.site.footer).get("head_to_head", "")
    met = any(pair.event.id == event.id for pair in (*edition.statistics.team_mates, *edition.statistics.rivals))
    return f"{page}#{event.category.value}" if page and met else ""


def _seen_by(athlete: str | None, pair: HeadToHead) -> HeadToHead:
    return pair if athlete is None or pair.athlete == athlete else pair.turned()


def _duel(edition: Edition, pair: HeadToHead) -> Duel:
    median, (wins, losses, draws) = pair.median_gap, pair.score
    return Duel(
        person=edition.person(pair.athlete),
        other=edition.person(pair.mate) if pair.mate else rival(edition, pair.rival or ""),
        nation=pair.nation or "",
        meetings=len(pair.meetings),
        whole=pair.whole,
        wins=wins,
        losses=losses,
        draws=draws,
        median="" if median is None else _gap(median),
        is_faster=median is not None and median < 0,
        last=tuple(_mark(edition, meeting) for meeting in pair.last),
    )


def _mark(edition: Edition, meeting: Meeting) -> MeetingMark:
    return MeetingMark(
        outcome="won" if meeting.order < 0 else "lost" if meeting.order > 0 else "drew",
        race=race_link(edition, meeting.competition.id, meeting.race.id),
        gap="" if meeting.gap is None else _gap(meeting.gap),
    )


@lru_cache(maxsize=1 << 12)
def _gap(hundredths: int) -> str:
    return str(Gap(hundredths * 10))
