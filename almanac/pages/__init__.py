"""The bridge: each page kind is one frozen view and one function that yields its pages."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace

from almanac.memory import digest, fingerprint
from almanac.model.news import story_in
from almanac.model.team import Team
from almanac.pages import sitemap
from almanac.pages.addresses import Addresses, addresses_in
from almanac.pages.edition import Edition
from almanac.pages.kinds import FOOTER, NAVIGATION, PAGE_KINDS, is_chosen, kind_of
from almanac.pages.left_out import left_out
from almanac.pages.previewed import marks_of
from almanac.pages.sheets import Finish, sheets_of
from almanac.pages.taken import shared_addresses
from almanac.pages.values import say_in
from almanac.statistics import Statistics
from almanac.statistics.held_back import Held
from almanac.statistics.makings import Makings
from almanac.website import Entry, Link, Page, Picture, Sheet, Site, Text

__all__ = ["PAGE_KINDS", "kind_of", "over", "plan", "shared_addresses", "sheets"]


def plan(
    team: Team,
    statistics: Statistics,
    today: date,
    *,
    makings: Makings | None = None,
    preview: Iterable[Held] = (),
) -> tuple[Page, ...]:
    """Every page of the site, in every language, as of `today`, with the names of all that it rests on."""
    from almanac.pages.shown import grounded  # noqa: PLC0415 -- only `why` asks

    planned = sheets(team, statistics, today, makings=makings, preview=preview, finished=grounded)
    pages = [page for sheet in planned for page in sheet.plan()]
    return *pages, *over([page.entry for page in pages], pages[0].site, partial(_rests_on, pages)).plan()


def sheets(  # noqa: PLR0913 - the team and its numbers, the day, and what is known of both
    team: Team,
    statistics: Statistics,
    today: date,
    *,
    makings: Makings | None = None,
    preview: Iterable[Held] = (),
    pictures: Mapping[str, Picture] | None = None,
    finished: Finish = lambda _, page: page,
) -> list[Sheet]:
    """Every page of the site but those `over` all others, by what is known together.

    `makings` tell by content what the team is made of besides its news; without them no page can be known again.
    What is not public has been taken away before (`statistics.public`), but for a `preview`, whose pages say so.
    `finished` is what is done to each page that is planned.
    """
    names = [name for name in PAGE_KINDS if is_chosen(name, team.publication)]
    makings = makings and makings.beside(digest(today.isoformat(), fingerprint(pictures)))
    editions = _editions(team, statistics, today, makings=makings, pictures=pictures or {}, kinds=set(names))
    marks = marks_of(editions, tuple(preview))
    return [sheet for edition in editions for name in names for sheet in sheets_of(edition, name, marks, finished)]


def over(entries: Iterable[Entry], site: Site, rests_on: Callable[[], Iterable[str]] = tuple) -> Sheet:
    """The sheet of what needs to know all other pages."""
    indexed = [(entry.address, entry.alternates) for entry in entries if entry.indexed]
    return Sheet(
        name="sitemap",
        site=site,
        plan=lambda: [sitemap.page_over(indexed, site, rests_on)],
        made_of=fingerprint(indexed),
    )


def _rests_on(pages: Iterable[Page]) -> Iterator[str]:
    """On whatever gives a page its address: that is what every page rests on first."""
    yield from (name for page in pages for name in page.rests_on())


def _editions(  # noqa: PLR0913 - what every edition has
    team: Team,
    statistics: Statistics,
    today: date,
    *,
    makings: Makings | None,
    pictures: Mapping[str, Picture],
    kinds: set[str],
) -> list[Edition]:
    """One a language; they share what is worked out once for many pages."""
    shown = replace(team, news=tuple(item for item in team.news if not item.withdrawn))
    known: dict[Hashable, Any] = {}
    return [
        Edition(
            team=shown,
            statistics=statistics,
            site=_site(shown, language, kinds),
            today=today,
            rival_scripts={rival.name: dict(rival.scripts) for rival in team.rivals.values()},
            known=known,
            makings=makings,
            withdrawn=tuple(item for item in team.news if item.withdrawn),
            pictures=pictures,
        )
        for language in team.publication.languages
    ]


def _site(team: Team, language: str, kinds: set[str]) -> Site:
    own, addresses = team.publication, addresses_in(language, team.publication.languages)
    return Site(
        address=own.address,
        language=language,
        languages=own.languages,
        title=say_in(language, own.title),
        tagline=say_in(language, own.tagline),
        home=addresses.home(),
        navigation=tuple((name, addresses.section(name)) for name in NAVIGATION if name in kinds),
        footer=tuple((name, addresses.section(name)) for name in FOOTER if name in kinds),
        feed=addresses.feed() if "feed" in kinds else "",
        rules=addresses.section("rules") if "rules" in kinds else "",
        left_out=left_out(team, kinds, (*NAVIGATION, *FOOTER)),
        articles=_articles(team, addresses, language) if "article" in kinds else (),
        contact=say_in(language, own.contact) if own.contact else None,
        licence=say_in(language, own.licence) if own.licence else None,
    )


def _articles(team: Team, addresses: Addresses, language: str) -> tuple[Link, ...]:
    stories = ((article.slug, story_in(article.stories, language)) for article in team.articles)
    return tuple(
        Link(addresses.article(slug), Text(story.title, None if story.language == language else story.language))
        for slug, story in stories
    )
