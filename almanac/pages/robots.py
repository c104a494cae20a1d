"""robots.txt: everything may be read; where the sitemap is (RFC 9309)."""

from collections.abc import Iterator

from msgspec import Struct

from almanac.pages.addresses import ROBOTS, SITEMAP
from almanac.pages.edition import Edition
from almanac.website import Page


class RobotsView(Struct, frozen=True, kw_only=True):
    """Where the sitemap lies."""

    sitemap: str


def pages(edition: Edition) -> Iterator[Page]:
    """One for the whole site."""
    if edition.is_default:
        yield Page(
            address=ROBOTS,
            template="robots.txt",
            make=lambda _: RobotsView(sitemap=SITEMAP),
            site=edition.site,
            indexed=False,
        )
