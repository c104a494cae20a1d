"""The news, newest first, by year."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from almanac.pages.edition import Edition
from almanac.pages.stories import Headline, headlines
from almanac.pages.tag import tags_of
from almanac.website import Link, Page


class NewsYear(Struct, frozen=True, kw_only=True):
    """The items of one calendar year."""

    year: str
    items: tuple[Headline, ...]


class NewsView(Struct, frozen=True, kw_only=True):
    """Every item that is out, and the tags they carry."""

    tags: tuple[Link, ...]
    years: tuple[NewsYear, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One list per language."""
    yield edition.page("news", edition.addresses.section("news"), _view, stories=edition.team.news)


def _view(edition: Edition) -> NewsView:
    lines = headlines(edition, edition.team.news)
    years = tuple(NewsYear(year=year, items=tuple(own)) for year, own in groupby(lines, key=lambda line: line.day[:4]))
    return NewsView(tags=tags_of(edition, edition.team.news), years=years)
