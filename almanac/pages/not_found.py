"""What a host shows where nothing is: the ways back in."""

from collections.abc import Iterator

from msgspec import Struct

from almanac.pages.edition import Edition
from almanac.website import Link, Page


class NotFoundView(Struct, frozen=True, kw_only=True):
    """The newest competition we raced at, because that is what most lost readers looked for."""

    newest: Link | None


def pages(edition: Edition) -> Iterator[Page]:
    """One per language; out of the sitemap and marked noindex."""
    yield edition.page("not_found", edition.addresses.not_found(), _view, indexed=False)


def _view(edition: Edition) -> NotFoundView:
    return NotFoundView(newest=edition.if_shown("newest", lambda: _newest(edition)))


def _newest(edition: Edition) -> Link | None:
    raced = [start.competition.id for start in edition.statistics.starts]
    return edition.competition_link(raced[-1]) if raced else None
