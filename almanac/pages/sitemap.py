"""The sitemap: every indexed page with its twins in the other languages (sitemaps.org, hreflang)."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from almanac.pages.addresses import SITEMAP
from almanac.website import Page, Site

Listed = tuple[str, tuple[tuple[str, str], ...]]


class SitemapEntry(Struct, frozen=True, kw_only=True):
    """A page; `alternates` pairs each language that has it with the address there, the default first."""

    address: str
    alternates: tuple[tuple[str, str], ...]


class SitemapView(Struct, frozen=True, kw_only=True):
    """All of them, in the order planned."""

    entries: tuple[SitemapEntry, ...]


def page_over(indexed: Iterable[Listed], site: Site, rests_on: Callable[[], Iterable[str]]) -> Page:
    """The sitemap of pages, each by its address and its alternates. It is no page kind: it needs all the others."""
    entries = tuple(SitemapEntry(address=address, alternates=alternates) for address, alternates in indexed)
    return Page(
        address=SITEMAP,
        template="sitemap.xml",
        make=lambda _: SitemapView(entries=entries),
        site=site,
        indexed=False,
        rests_on=rests_on,
    )
