"""The news, newest first, by year."""

from collections.abc import Iterator

from msgspec import Struct

from almanac.pages.edition import Edition
from almanac.pages.stories import NewsYear, by_year
from almanac.pages.tag import tags_of
from almanac.website import Link, Page


class NewsView(Struct, frozen=True, kw_only=True):
    """Every item that is out, and the tags they carry."""

    tags: tuple[Link, ...]
    years: tuple[NewsYear, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One list per language."""
    yield edition.page(
        "news",
        edition.addresses.section("news"),
        _view,
        draws_on=lambda *_: (),
        at_once=True,
        stories=edition.team.news,
    )


def _view(edition: Edition) -> NewsView:
    return NewsView(tags=tags_of(edition, edition.team.news), years=by_year(edition, edition.team.news))
