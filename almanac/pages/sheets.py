"""Sheets: the pages of a kind that are planned, and known again, together, by the part of the news that they show."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from almanac.memory import digest, fingerprint
from almanac.model.news import NewsItem
from almanac.pages.edition import Edition
from almanac.pages.kinds import kind_of
from almanac.pages.previewed import Marks, marked
from almanac.pages.stories import IN_FEED
from almanac.pages.told import Once, headline
from almanac.statistics.makings import Makings
from almanac.website import Page, Sheet

# The kinds that show news; the pages of all others are planned without.
_HEADLINES = ("home", "athlete", "competition", "season", "article")
_HEADLINES_ALONE = ("news", "tag")  # and of all that is known no result
_BY_MONTH = "news_item"

Finish = Callable[[Edition, Page], Page]


class _Month(NamedTuple):
    """The news of a month: where they stand among all, their name, that of their headlines, whether one has a table."""

    name: str
    first: int
    last: int
    full: str
    headlines: str
    has_tables: bool


def sheets_of(edition: Edition, kind: str, marks: Marks, finished: Finish = lambda _, page: page) -> Iterator[Sheet]:
    """The sheets of a kind in one edition, each page `finished`; `marks` are what pages in a preview say."""
    makings = edition.makings
    if kind != _BY_MONTH:
        shown = edition if _shows_news(kind) else replace(edition, team=replace(edition.team, news=()))
        parts = [(kind, lambda: kind_of(kind).pages(shown), _made_of(edition, kind, makings))]
    else:
        parts = [
            (f"{kind}/{month.name}", partial(_pages_of_month, edition, month), _of_month(edition, month, makings))
            for month in _months(edition, makings)
        ]
    for name, pages, made_of in parts:
        yield Sheet(
            name=f"{edition.language}/{name}",
            site=edition.site,
            plan=partial(_planned, pages, marks, partial(finished, edition)),
            made_of=digest(name, *made_of, fingerprint(marks) if marks else "") if made_of else "",
        )


def _planned(pages: Callable[[], Iterator[Page]], marks: Marks, finish: Callable[[Page], Page]) -> Iterator[Page]:
    return marked(map(finish, pages()), marks)


def _pages_of_month(edition: Edition, month: _Month) -> Iterator[Page]:
    from almanac.pages import news_item  # noqa: PLC0415 -- like every kind, where one of its pages is planned

    return news_item.pages(edition, range(month.first, month.last))


def _shows_news(kind: str) -> bool:
    return kind in (*_HEADLINES, *_HEADLINES_ALONE, "feed", "withdrawn")


def _made_of(edition: Edition, kind: str, makings: Makings | None) -> tuple[str, ...]:
    """Names of all that the pages of a kind are made of; none where that is not known."""
    if makings is None:
        return ()
    if kind in _HEADLINES:
        return makings.whole, _headlines(edition, makings)
    if kind in _HEADLINES_ALONE:
        return makings.ground, _headlines(edition, makings)
    in_full = {"feed": edition.team.news[:IN_FEED], "withdrawn": edition.withdrawn}.get(kind, ())
    return makings.whole, makings.of_news(in_full)


def _of_month(edition: Edition, month: _Month, makings: Makings | None) -> tuple[str, ...]:
    """Each item shows the headlines of its neighbours; a table of results follows from whatever was raced."""
    if makings is None:
        return ()
    news = edition.team.news
    neighbours = (*news[max(month.first - 1, 0) : month.first], *news[month.last : month.last + 1])
    return makings.whole if month.has_tables else makings.ground, month.full, makings.of_news(neighbours)


def _headlines(edition: Edition, makings: Makings) -> str:
    return edition.once("headlines", lambda: digest(*(month.headlines for month in _months(edition, makings))))


def _months(edition: Edition, makings: Makings | None) -> list[_Month]:
    return edition.once("months", lambda: list(_by_month(edition, makings)))


def _by_month(edition: Edition, makings: Makings | None) -> Iterator[_Month]:
    first = 0
    for name, group in groupby(edition.team.news, key=lambda item: item.day.isoformat()[:7]):
        items = tuple(group)
        last = first + len(items)
        if makings is None:
            yield _Month(name, first, last, "", "", has_tables=True)
        else:
            full = makings.of_news(items)
            headlines, tables = makings.made_of_news(full, partial(_told, items, edition.once))
            yield _Month(name, first, last, full, headlines, bool(tables))
        first = last


def _told(items: tuple[NewsItem, ...], once: Once) -> tuple[str, str]:
    """The name of the headlines, and whether a text may set a race in a table."""
    has_tables = any(fence in story.body for item in items for story in item.stories for fence in ("```", "~~~"))
    return digest(*(headline(item, once) for item in items)), "tables" if has_tables else ""
