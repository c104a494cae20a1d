"""Head-to-head: team mates against each other, then the rivals met five times or more, by category and event."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.event import Category
from almanac.pages import resting
from almanac.pages.duels import EventDuels, event_duels
from almanac.pages.edition import Edition
from almanac.website import Page

_ROOM = 300  # duels over one event


class CategoryDuels(Struct, frozen=True, kw_only=True):
    """The duels of one category."""

    category: str
    mates: tuple[EventDuels, ...]
    rivals: tuple[EventDuels, ...]


class HeadToHeadView(Struct, frozen=True, kw_only=True):
    """Every category in which two of ours met, or one of ours a regular rival."""

    categories: tuple[CategoryDuels, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_everything, edition)
    yield edition.page("head_to_head", edition.addresses.section("head_to_head"), _view, rests_on)


def _view(edition: Edition) -> HeadToHeadView:
    held = (_category(edition, category) for category in Category)
    return HeadToHeadView(categories=tuple(own for own in held if own.mates or own.rivals))


def _category(edition: Edition, category: Category) -> CategoryDuels:
    statistics = edition.statistics
    mates = (pair for pair in statistics.team_mates if pair.event.category is category)
    rivals = (pair for pair in statistics.rivals if pair.event.category is category)
    return CategoryDuels(
        category=category.value,
        mates=event_duels(edition, mates, _ROOM),
        rivals=event_duels(edition, rivals, _ROOM),
    )
