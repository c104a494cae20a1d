"""The bridge: each page kind is one frozen view and one function that yields its pages."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from importlib import import_module
from typing import Any, Protocol, cast

from msgspec.structs import replace

from almanac.memory import digest, fingerprint
from almanac.model.news import story_in
from almanac.model.team import Publication, Team
from almanac.pages import sitemap
from almanac.pages.addresses import Addresses, addresses_in
from almanac.pages.edition import Edition
from almanac.pages.left_out import left_out
from almanac.pages.previewed import marked
from almanac.pages.shown import grounded
from almanac.pages.taken import AddressTakenError, refuse_shared_addresses
from almanac.pages.values import say_in
from almanac.statistics import Statistics
from almanac.statistics.held_back import Held
from almanac.statistics.makings import Makings
from almanac.website import Link, Page, Picture, Site, Text

__all__ = ["PAGE_KINDS", "AddressTakenError", "kind_of", "plan"]


class PageKind(Protocol):
    """A module of this folder: its name is the kind's, and its template's."""

    def pages(self, edition: Edition) -> Iterator[Page]:
        """The pages of this kind in one edition."""


# In the order of the pages; a site loads those that it builds.
PAGE_KINDS = (
    "home",
    "athletes",
    "athlete",
    "athlete_results",
    "competitions",
    "competition",
    "events",
    "event",
    "seasons",
    "season",
    "season_cups",
    "standings",
    "qualification_rules",
    "qualification",
    "season_report",
    "season_tables",
    "records",
    "bests",
    "adelskalender",
    "head_to_head",
    "news",
    "news_item",
    "tag",
    "withdrawn",
    "calendar",
    "rinks",
    "rink",
    "corrections",
    "rules",
    "article",
    "not_found",
    "feed",
    "robots",
)
NAVIGATION = ("athletes", "competitions", "events", "seasons", "records", "news")
FOOTER = ("bests", "adelskalender", "head_to_head", "calendar", "rinks", "corrections", "rules")
ALWAYS = ("home", "not-found", "robots")
# Built with that page.
BESIDE = {
    "withdrawn": "news_item",
    "feed": "news_item",
    "season_cups": "standings",
    "qualification_rules": "qualification",
    "season_report": "season",
    "season_tables": "season",
}


def plan(  # noqa: PLR0913 - the team and its numbers, the day, and what is known of both
    team: Team,
    statistics: Statistics,
    today: date,
    *,
    makings: Makings | None = None,
    preview: Iterable[Held] = (),
    pictures: Mapping[str, Picture] | None = None,
) -> tuple[Page, ...]:
    """Every page of the site, in every language, as of `today`; AddressTakenError when two want one address.

    `makings` tell by content what the team is made of besides its news; without them no page can be known again.
    What is not public has been taken away before (`statistics.public`), but for a `preview`, whose pages say so.
    """
    names = [name for name in PAGE_KINDS if _is_chosen(name, team.publication)]
    kinds = [kind_of(name) for name in names]
    makings = makings and makings.beside(digest(today.isoformat(), fingerprint(pictures)))
    editions = _editions(team, statistics, today, makings=makings, pictures=pictures or {}, kinds=set(names))
    planned = [grounded(edition, page) for edition in editions for kind in kinds for page in kind.pages(edition)]
    planned = marked(planned, editions, tuple(preview))
    planned += sitemap.over(planned)
    refuse_shared_addresses(planned)
    return tuple(planned)


def kind_of(name: str) -> PageKind:
    """The module of a kind."""
    return cast(PageKind, import_module(f"{__name__}.{name}"))


def _is_chosen(kind: str, publication: Publication) -> bool:
    """A team may choose among its readers' pages; the front page and what hosts and robots ask for is always there.

    What stands beside a page is chosen with it.
    """
    name = BESIDE.get(kind, kind).replace("_", "-")
    return name in ALWAYS or publication.shows(name)


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
