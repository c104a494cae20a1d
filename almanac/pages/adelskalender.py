"""The team's adelskalender: the points of the personal bests added up, and how even they are."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.event import Category
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.lines import BestLine, EventName, best_line, event_name
from almanac.pages.values import Person
from almanac.statistics.adelskalender import Adelskalender, Entry
from almanac.statistics.held import Held, held
from almanac.statistics.versatility import Strength, Versatility
from almanac.website import Page


class Cell(Struct, frozen=True, kw_only=True):
    """A best and its points; `best` is None where none is held."""

    best: BestLine | None
    points: str


class EntryLine(Struct, frozen=True, kw_only=True):
    """An athlete's bests over the distances; `rank` and `total` are empty where one is missing."""

    person: Person
    rank: str
    total: str
    cells: tuple[Cell, ...]


class SpreadLine(Struct, frozen=True, kw_only=True):
    """How even an athlete's distances are; `near` of `distances` lie close to the team's best."""

    person: Person
    distances: int
    near: int
    strongest: EventName
    strongest_points: str
    weakest: EventName
    weakest_points: str
    spread: str


class CategoryList(Struct, frozen=True, kw_only=True):
    """The list of one category."""

    category: str
    distances: tuple[EventName, ...]
    ranked: tuple[EntryLine, ...]
    incomplete: tuple[EntryLine, ...]
    spreads: tuple[SpreadLine, ...]


class AdelskalenderView(Struct, frozen=True, kw_only=True):
    """One list a category, and what they rest on."""

    lists: tuple[CategoryList, ...]
    held: Held


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_everything, edition)
    yield edition.page("adelskalender", edition.addresses.section("adelskalender"), _view, rests_on)


def _view(edition: Edition) -> AdelskalenderView:
    lists = edition.statistics.adelskalender
    return AdelskalenderView(
        lists=tuple(_list(edition, own) for own in lists),
        held=held(edition.team.competitions.values(), edition.statistics.starts),
    )


def _list(edition: Edition, own: Adelskalender) -> CategoryList:
    return CategoryList(
        category=own.category.value,
        distances=tuple(event_name(edition, event) for event in own.distances),
        ranked=tuple(_entry(edition, entry) for entry in own.ranked),
        incomplete=tuple(_entry(edition, entry) for entry in own.incomplete),
        spreads=_spreads(edition, own.category),
    )


def _entry(edition: Edition, entry: Entry) -> EntryLine:
    cells = zip(entry.bests, entry.points, strict=True)
    return EntryLine(
        person=edition.person(entry.athlete),
        rank=str(entry.rank or ""),
        total=str(entry.total or ""),
        cells=tuple(
            Cell(best=best_line(edition, best) if best else None, points=str(points or "")) for best, points in cells
        ),
    )


def _spreads(edition: Edition, category: Category) -> tuple[SpreadLine, ...]:
    """Athletes with two distances and more: most near ones first, then the most even."""
    own = [
        versatile
        for athlete, versatile in edition.statistics.versatility.items()
        if edition.team.athletes[athlete].gender is category and len(versatile.strengths) > 1
    ]
    return tuple(_spread(edition, versatile) for versatile in sorted(own, key=_evenness))


def _evenness(versatile: Versatility) -> tuple[int, int]:
    return -versatile.near, versatile.spread.thousandths


def _spread(edition: Edition, versatile: Versatility) -> SpreadLine:
    strongest, weakest = versatile.strengths[0], versatile.strengths[-1]
    return SpreadLine(
        person=edition.person(versatile.athlete),
        distances=len(versatile.strengths),
        near=versatile.near,
        strongest=_event(edition, strongest),
        strongest_points=str(strongest.points),
        weakest=_event(edition, weakest),
        weakest_points=str(weakest.points),
        spread=str(versatile.spread),
    )


def _event(edition: Edition, strength: Strength) -> EventName:
    return event_name(edition, strength.best.event)
