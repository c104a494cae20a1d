"""All rinks: where they lie, how high, and how often we raced there."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.rink import Rink
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.website import Link, Page, Text


class RinkLine(Struct, frozen=True, kw_only=True):
    """A rink; `competitions` are those held here, `is_base` says that the team has trained there."""

    link: Link
    city: Text
    country: Text | None
    altitude: int | None
    lowland: bool | None
    competitions: int
    is_base: bool


class RinksPage(Struct, frozen=True, kw_only=True):
    """Those that were raced on first, the most often first."""

    rinks: tuple[RinkLine, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_everything, edition)
    yield edition.page("rinks", edition.addresses.section("rinks"), _view, rests_on)


def _view(edition: Edition) -> RinksPage:
    lines = [_line(edition, rink) for rink in edition.team.rinks.values()]
    return RinksPage(rinks=tuple(sorted(lines, key=lambda line: -line.competitions)))


def _line(edition: Edition, rink: Rink) -> RinkLine:
    at = [competition for competition in edition.team.competitions.values() if competition.rink == rink]
    bases = {base.rink for roster in edition.team.rosters.values() for base in roster.bases}
    return RinkLine(
        link=edition.rink_link(rink.id),
        city=edition.say(rink.city),
        country=edition.nation(rink.country),
        altitude=rink.altitude,
        lowland=rink.lowland,
        competitions=len(at),
        is_base=rink.id in bases,
    )
