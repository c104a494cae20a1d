"""The news as Atom, one feed a language (RFC 4287). Ids are permalinks, which never change."""

from collections.abc import Iterator
from datetime import UTC

from msgspec import Struct

from almanac.model.news import NewsItem, story_in
from almanac.pages.edition import Edition
from almanac.pages.photographs import PhotoView, photo_view
from almanac.pages.prose import Part, prose
from almanac.pages.stories import IN_FEED, foreign_language, summary_of, title_of
from almanac.statistics.held_back import public_from
from almanac.website import Page, Text

_BEFORE_ANY_NEWS = "1970-01-01T00:00:00Z"


class FeedEntry(Struct, frozen=True, kw_only=True):
    """A news item; its links are absolute, because readers show it elsewhere."""

    address: str
    title: Text
    language: str | None
    updated: str
    summary: Text | None
    photo: PhotoView | None
    parts: tuple[Part, ...]


class FeedView(Struct, frozen=True, kw_only=True):
    """The newest items; `updated` is that of the newest."""

    updated: str
    entries: tuple[FeedEntry, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One per language, also before the first item: a reader may subscribe early."""
    newest = edition.team.news[:IN_FEED]
    yield edition.page("feed.xml", edition.addresses.feed(), _view, stories=newest, texts=newest, indexed=False)


def _view(edition: Edition) -> FeedView:
    entries = tuple(_entry(edition, item) for item in edition.team.news)
    updated = max((entry.updated for entry in entries), default=_BEFORE_ANY_NEWS)
    return FeedView(updated=updated, entries=entries)


def _entry(edition: Edition, item: NewsItem) -> FeedEntry:
    story = story_in(item.stories, edition.language)
    return FeedEntry(
        address=edition.addresses.news_item(item.slug),
        title=title_of(edition, item.stories),
        language=foreign_language(edition, story),
        updated=public_from(item, edition.team.publication.time_zone).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        summary=summary_of(edition, item.stories),
        photo=photo_view(edition, item.photo),
        parts=prose(edition, story.body, base=edition.site.address.rstrip("/")),
    )
