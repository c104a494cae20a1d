"""Stories as readers see them: in their language, or in the one that was written, and then marked."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from msgspec import Struct

from almanac.model.news import NewsItem, Story, story_in
from almanac.pages.edition import Edition
from almanac.pages.photographs import PhotoView, photo_view
from almanac.website import Link, Text

IN_FEED = 20  # the newest items


class Headline(Struct, frozen=True, kw_only=True):
    """A news item in a list."""

    link: Link
    day: str
    summary: Text | None
    competition: Link | None
    photo: PhotoView | None


class NewsYear(Struct, frozen=True, kw_only=True):
    """The items of one calendar year."""

    year: str
    items: tuple[Headline, ...]


def told_of(
    items: Iterable[NewsItem], names: Callable[[NewsItem], Iterable[str]]
) -> Mapping[str, tuple[NewsItem, ...]]:
    """The news under each of the names that an item has, in the order given."""
    told: dict[str, list[NewsItem]] = {}
    for item in items:
        for name in names(item):
            told.setdefault(name, []).append(item)
    return {name: tuple(own) for name, own in told.items()}


def headlines(edition: Edition, items: Iterable[NewsItem]) -> tuple[Headline, ...]:
    """News items in the order given."""
    return tuple(_headline(edition, item) for item in items)


def by_year(edition: Edition, items: Iterable[NewsItem]) -> tuple[NewsYear, ...]:
    """News items as headlines by year, in the order given."""
    lines = headlines(edition, items)
    return tuple(NewsYear(year=year, items=tuple(own)) for year, own in groupby(lines, key=lambda line: line.day[:4]))


def foreign_language(edition: Edition, story: Story) -> str | None:
    """The story's language, where it is not the edition's."""
    return None if story.language == edition.language else story.language


def title_of(edition: Edition, stories: tuple[Story, ...]) -> Text:
    """The title in the edition's language, or the one that was written."""
    story = story_in(stories, edition.language)
    return Text(story.title, foreign_language(edition, story))


def summary_of(edition: Edition, stories: tuple[Story, ...]) -> Text | None:
    """The summary that belongs to the title."""
    story = story_in(stories, edition.language)
    return Text(story.summary, foreign_language(edition, story)) if story.summary else None


def _headline(edition: Edition, item: NewsItem) -> Headline:
    return Headline(
        link=Link(edition.addresses.news_item(item.slug), title_of(edition, item.stories)),
        day=item.day.isoformat(),
        summary=summary_of(edition, item.stories),
        competition=edition.competition_link(item.competition) if item.competition else None,
        photo=photo_view(edition, item.photo),
    )
