"""Previewed: the pages of what is not public say so, and why."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from almanac.pages.edition import Edition
from almanac.statistics.held_back import Held
from almanac.website import Page

Marks = Mapping[str, tuple[str, str]]  # address → why it is not public, and until when (ISO) where that is known


def marks_of(editions: Iterable[Edition], held: tuple[Held, ...]) -> Marks:
    """What the pages of what is held back say."""
    why: dict[str, tuple[str, str]] = {}
    for edition in editions:
        addresses = edition.addresses
        own = {"news": addresses.news_item, "athlete": addresses.athlete, "article": addresses.article}
        for one in held:
            kind, _, name = one.name.partition(":")
            address = own.get(kind, addresses.competition)(name.partition("/")[0])
            why.setdefault(address, (one.reason.value, one.until.isoformat() if one.until else ""))
    return why


def marked(planned: Iterable[Page], marks: Marks) -> Iterator[Page]:
    """The pages, those that are not public marked; they are nothing for search engines."""
    for page in planned:
        why = marks.get(page.address)
        yield replace(page, held=why, indexed=False) if why else page
