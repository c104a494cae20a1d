"""What a page shows by name, read off its view: linked records by their address, others by what tells them."""

import re
from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from almanac.model.news import story_in
from almanac.pages.edition import Edition
from almanac.pages.prose import Part
from almanac.pages.race_table import RaceTable
from almanac.pages.resting import of_bests, of_story
from almanac.pages.values import Citation, Person
from almanac.website import Page

_ADDRESS = re.compile(r"\]\(([^)\s]+)\)")
_LINKED = {"athletes": "athlete", "competitions": "competition", "events": "event", "rinks": "rink"}


def grounded(edition: Edition, page: Page) -> Page:
    """The page, with what every page rests on and what it shows by name."""
    return replace(page, rests_on=partial(_of_page, edition, page))


def _of_page(edition: Edition, page: Page) -> tuple[str, ...]:
    footer = (
        name
        for article in edition.team.articles
        for name in (
            f"article:{article.slug}",
            f"article:{article.slug}/{story_in(article.stories, edition.language).language}",
        )
    )
    return tuple(sorted({"site", *footer, *page.rests_on(), *_shown(edition, page.view)}))


def _shown(edition: Edition, view: object) -> Iterator[str]:
    """The records whose names stand in a view: linked ones by their address, others by what tells them."""
    news = {edition.addresses.news_item(item.slug): item for item in edition.team.news}
    rivals = {rival.name: rival.id for rival in edition.team.rivals.values()}
    for value in _parts(view):
        address = getattr(value, "address", None) or ""
        yield from _linked(address)
        if address in news:
            yield from of_story(edition, news[address])
        if isinstance(value, Person) and not address:
            yield from (f"rival:{rivals[name]}" for name in (str(value.name), str(value.script)) if name in rivals)
        if getattr(value, "nation", None) in edition.team.nations:
            yield f"nation:{value.nation}"  # type: ignore[attr-defined]
        yield from _of_part(edition, value)


def _of_part(edition: Edition, value: object) -> Iterator[str]:
    match value:
        case Citation(id=source) if source:
            yield f"source:{source}"
        case RaceTable():
            yield from _of_table(edition, value)
        case Part():
            yield from (name for address in _ADDRESS.findall(value.markdown) for name in _linked(address))


def _of_table(edition: Edition, table: RaceTable) -> Iterator[str]:
    """A race shown as a table, and what decides the marks in it."""
    race = f"{table.competition.address}#{table.anchor}"
    starts = edition.statistics.starts
    yield from _linked(race)
    yield from of_bests(edition, [start for start in starts if edition.addresses.race(*start.key[:2]) == race])


def _linked(address: str) -> Iterator[str]:
    """`/zh/competitions/x/#men-500` leads to a competition and to a race of it."""
    path, _, anchor = address.partition("#")
    *_, section, identity = ["", *path.strip("/").split("/")]
    if section in _LINKED:
        yield f"{_LINKED[section]}:{identity}"
        if section == "competitions" and anchor:
            yield f"race:{identity}/{anchor}"


def _parts(view: object) -> Iterator[object]:
    """A view and everything in it, once."""
    waiting, seen = [view], set[int]()
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        yield value
        if isinstance(value, tuple | list):
            waiting += value
        elif isinstance(value, Struct):
            waiting += [getattr(value, field) for field in value.__struct_fields__]
