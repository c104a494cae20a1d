"""The sitemap: every indexed page with its twins in the other languages (sitemaps.org, hreflang)."""

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from almanac.memory import fingerprint
from almanac.pages.addresses import SITEMAP
from almanac.website import Page


class SitemapEntry(Struct, frozen=True, kw_only=True):
    """A page; `alternates` pairs each language that has it with the address there, the default first."""

    address: str
    alternates: tuple[tuple[str, str], ...]


class SitemapView(Struct, frozen=True, kw_only=True):
    """All of them, in the order planned."""

    entries: tuple[SitemapEntry, ...]


def over(planned: Iterable[Page]) -> list[Page]:
    """The sitemap of the pages planned. It is no page kind: it needs all the others."""
    indexed = [page for page in planned if page.indexed]
    entries = tuple(SitemapEntry(address=page.address, alternates=page.alternates) for page in indexed)
    rests_on = partial(_rests_on, indexed)
    return [
        Page(
            address=SITEMAP,
            template="sitemap.xml",
            make=lambda _: SitemapView(entries=entries),
            site=indexed[0].site,
            made_of=fingerprint(entries),
            indexed=False,
            rests_on=rests_on,
        )
    ]


def _rests_on(planned: Iterable[Page]) -> Iterator[str]:
    """On whatever gives a page its address: that is what every page rests on first."""
    yield from (name for page in planned for name in page.rests_on())
