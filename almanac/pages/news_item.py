"""A news item: its text with names and tables from the data, who said what, and what it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from zoneinfo import ZoneInfo

from msgspec import Struct

from almanac.model.news import NewsItem, story_in
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.photographs import PhotoView, photo_view
from almanac.pages.prose import Part, prose, races_in
from almanac.pages.quotations import Quotation, quotations
from almanac.pages.stories import Headline, foreign_language, headlines, summary_of, title_of
from almanac.pages.tag import tag_links
from almanac.pages.values import Evidence, Person
from almanac.statistics.makings import Makings
from almanac.website import Link, Page, Text


class NewsItemView(Struct, frozen=True, kw_only=True):
    """`language` is set where the text is not in the page's own language; `moment` carries its zone."""

    list: str
    title: Text
    day: str
    moment: str
    summary: Text | None
    photo: PhotoView | None
    language: str | None
    parts: tuple[Part, ...]
    quotes: tuple[Quotation, ...]
    athletes: tuple[Person, ...]
    competition: Link | None
    tags: tuple[Link, ...]
    evidence: Evidence
    older: Headline | None
    newer: Headline | None


def pages(edition: Edition, places: Iterable[int] | None = None) -> Iterator[Page]:
    """A page per item and language, also where the twin is missing; of the items at these places, or of all."""
    items = edition.team.news
    for place in range(len(items)) if places is None else places:
        item = items[place]
        yield edition.page(
            "news_item",
            edition.addresses.news_item(item.slug),
            partial(_view, slug=item.slug),
            partial(_rests_on, edition, item),
            partial(_draws_on, item=item),
            at_once=True,
            stories=items[max(place - 1, 0) : place + 2],
            texts=(item,),
            origin=item.stories[0].origin,
        )


def _draws_on(edition: Edition, makings: Makings, item: NewsItem) -> Iterator[str]:
    """A race set in a table has marks, and laps beside the best ones: both follow from races over the same event."""
    yield makings.of_events(race.event.id for story in item.stories for _, race in races_in(edition, story.body))


def _rests_on(edition: Edition, item: NewsItem) -> Iterator[str]:
    speakers = {quote.speaker for quote in item.quotes}
    rosters = edition.team.rosters.items()
    named = (season for season, roster in rosters if any(member.id in speakers for member in roster.staff))
    yield from resting.of_story(edition, item)
    yield from resting.of_rosters(edition, named)


def _view(edition: Edition, slug: str) -> NewsItemView:
    """The edition shows the item and the ones before and after it."""
    items = edition.team.news
    place = next(place for place, item in enumerate(items) if item.slug == slug)
    item = items[place]
    story = story_in(item.stories, edition.language)
    home = ZoneInfo(edition.team.publication.time_zone)
    return NewsItemView(
        list=edition.addresses.section("news"),
        title=title_of(edition, item.stories),
        day=item.day.isoformat(),
        moment=item.moment.astimezone(home).isoformat() if item.moment else item.day.isoformat(),
        summary=summary_of(edition, item.stories),
        photo=photo_view(edition, item.photo),
        language=foreign_language(edition, story),
        parts=prose(edition, story.body),
        quotes=quotations(edition, item.quotes),
        athletes=edition.people(item.athletes),
        competition=edition.competition_link(item.competition) if item.competition else None,
        tags=tag_links(edition, item.tags),
        evidence=edition.evidence(item),
        older=_neighbour(edition, items[place + 1 :]),
        newer=_neighbour(edition, items[:place]),
    )


def _neighbour(edition: Edition, items: Sequence[NewsItem]) -> Headline | None:
    return next(iter(headlines(edition, items)), None)
