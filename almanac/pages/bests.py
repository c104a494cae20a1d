"""Bests: one list an event that can be copied whole, for the press."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.event import Event
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, ListedLine, event_name, listed_lines
from almanac.statistics.held import Held, held
from almanac.statistics.lists import all_time_list
from almanac.website import Page


class BestList(Struct, frozen=True, kw_only=True):
    """The personal bests over one event, fastest first; `id` is the event's, and the list's on the page."""

    id: str
    event: EventName
    olympic: bool
    lines: tuple[ListedLine, ...]


class BestsView(Struct, frozen=True, kw_only=True):
    """Every list that has a time, the Olympic events first."""

    lists: tuple[BestList, ...]
    held: Held


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_everything, edition)
    yield edition.page("bests", edition.addresses.section("bests"), _view, rests_on)


def _view(edition: Edition) -> BestsView:
    lists = (_list(edition, event) for event in edition.team.events.values() if event.makes_bests)
    return BestsView(
        lists=tuple(sorted((own for own in lists if own.lines), key=lambda own: not own.olympic)),
        held=held(edition.team.competitions.values(), edition.statistics.starts),
    )


def _list(edition: Edition, event: Event) -> BestList:
    return BestList(
        id=event.id,
        event=event_name(edition, event),
        olympic=event.olympic,
        lines=listed_lines(edition, all_time_list(edition.statistics.personal_bests, event.id)),
    )
