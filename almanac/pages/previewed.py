"""Previewed: the pages of what is not public say so, and why."""

from collections.abc import Iterable

from msgspec.structs import replace

from almanac.pages.edition import Edition
from almanac.statistics.held_back import Held
from almanac.website import Page


def marked(planned: list[Page], editions: Iterable[Edition], held: tuple[Held, ...]) -> list[Page]:
    """The pages of what is held back say so, and are nothing for search engines."""
    why: dict[str, tuple[str, str]] = {}
    for edition in editions:
        addresses = edition.addresses
        own = {"news": addresses.news_item, "athlete": addresses.athlete, "article": addresses.article}
        for one in held:
            kind, _, name = one.name.partition(":")
            address = own.get(kind, addresses.competition)(name.partition("/")[0])
            why.setdefault(address, (one.reason.value, one.until.isoformat() if one.until else ""))
    return [replace(page, held=why[page.address], indexed=False) if page.address in why else page for page in planned]
