"""The page kinds: each is a module of this folder, and which of them a site builds."""

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from almanac.model.team import Publication
from almanac.pages.edition import Edition
from almanac.website import Page


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


def kind_of(name: str) -> PageKind:
    """The module of a kind."""
    return cast(PageKind, import_module(f"{__package__}.{name}"))


def is_chosen(kind: str, publication: Publication) -> bool:
    """A team may choose among its readers' pages; the front page and what hosts and robots ask for is always there.

    What stands beside a page is chosen with it.
    """
    name = BESIDE.get(kind, kind).replace("_", "-")
    return name in ALWAYS or publication.shows(name)
