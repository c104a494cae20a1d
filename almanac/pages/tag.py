"""A tag: the news that carry it, newest first."""

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from almanac.model.news import NewsItem
from almanac.pages.edition import Edition
from almanac.pages.stories import NewsYear, by_year, told_of
from almanac.website import Link, Page, Text


class TagView(Struct, frozen=True, kw_only=True):
    """`list` is the address of all news, `items` how many are here."""

    list: str
    title: Text
    items: int
    years: tuple[NewsYear, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One page a tag that an item carries."""
    told = told_of(edition.team.news, lambda item: item.tags)
    for tag in edition.team.tags:
        if tag in told:
            address = edition.addresses.tag(tag)
            view, rests_on = partial(_view, tag=tag), partial(_rests_on, tag)
            yield edition.page("tag", address, view, rests_on, lambda *_: (), at_once=True, stories=told[tag])


def tag_links(edition: Edition, tags: Iterable[str]) -> tuple[Link, ...]:
    """Tags by their names."""
    return tuple(Link(edition.addresses.tag(tag), edition.say(edition.team.tags[tag])) for tag in tags)


def tags_of(edition: Edition, items: Iterable[NewsItem]) -> tuple[Link, ...]:
    """The tags that these items carry, in the order of their file."""
    carried = {tag for item in items for tag in item.tags}
    return tag_links(edition, (tag for tag in edition.team.tags if tag in carried))


def _view(edition: Edition, tag: str) -> TagView:
    return TagView(
        list=edition.addresses.section("news"),
        title=edition.say(edition.team.tags[tag]),
        items=len(edition.team.news),
        years=by_year(edition, edition.team.news),
    )


def _rests_on(tag: str) -> Iterator[str]:
    yield f"tag:{tag}"
