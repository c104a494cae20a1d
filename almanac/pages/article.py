"""Standing pages such as About, and what the almanac holds at this moment."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.citing import Source
from almanac.model.news import Article, story_in
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.prose import Part, prose
from almanac.pages.stories import foreign_language, summary_of, title_of
from almanac.pages.values import Evidence
from almanac.statistics.held import Held, held
from almanac.website import Page, Text

ABOUT = "about"


class Holdings(Struct, frozen=True, kw_only=True):
    """What the almanac holds, counted from the data; shown on the About page."""

    seasons: int
    competitions: int
    athletes: int
    sources: int
    held: Held


class ArticleView(Struct, frozen=True, kw_only=True):
    """`language` is set where the text is not in the page's own language."""

    title: Text
    summary: Text | None
    language: str | None
    parts: tuple[Part, ...]
    evidence: Evidence
    holdings: Holdings | None


def pages(edition: Edition) -> Iterator[Page]:
    """A page per article and language."""
    for article in edition.team.articles:
        address = edition.addresses.article(article.slug)
        yield edition.page(
            "article",
            address,
            partial(_view, article=article),
            partial(_rests_on, edition, article),
            stories=edition.team.news if article.slug == ABOUT else (),
            origin=article.stories[0].origin,
        )


def _rests_on(edition: Edition, article: Article) -> Iterator[str]:
    """About counts everything; the text itself stands in every page's footer."""
    if article.slug == ABOUT:
        yield from resting.of_everything(edition)
        yield from (name for item in edition.team.news for name in resting.of_story(edition, item))


def _view(edition: Edition, article: Article) -> ArticleView:
    story = story_in(article.stories, edition.language)
    return ArticleView(
        title=title_of(edition, article.stories),
        summary=summary_of(edition, article.stories),
        language=foreign_language(edition, story),
        parts=prose(edition, story.body),
        evidence=edition.evidence(article),
        holdings=_holdings(edition) if article.slug == ABOUT else None,
    )


def _holdings(edition: Edition) -> Holdings:
    team = edition.team
    return Holdings(
        seasons=len(team.seasons),
        competitions=len(team.competitions),
        athletes=len(team.athletes),
        sources=len(set(_sources(edition))),
        held=held(team.competitions.values(), edition.statistics.starts),
    )


def _sources(edition: Edition) -> Iterator[Source]:
    """The different sources that competitions, races, rows, athletes and news rest on."""
    team = edition.team
    for competition in team.competitions.values():
        yield from competition.sources
        for race in competition.races:
            yield from race.sources
            yield from (source for row in race.results for source in row.sources)
    for athlete in team.athletes.values():
        cited = (*athlete.bests, *athlete.honours, *athlete.status, *athlete.timeline)
        yield from (source for record in (athlete, *cited) for source in record.sources)
    yield from (source for item in team.news for source in item.sources)
