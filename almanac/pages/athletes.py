"""The team: who races now, by category, and who raced before."""

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from almanac.model.event import Category
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.life import state_on
from almanac.pages.lines import latest_season, season_link
from almanac.pages.photographs import PhotoView, photo_view
from almanac.pages.values import Person
from almanac.statistics.starts import came, racing_in
from almanac.website import Link, Page, Text

_NUMBERS_SHOWN = 3


class Number(Struct, frozen=True, kw_only=True):
    """A best time over an event."""

    event: Text
    time: str


class AthleteCard(Struct, frozen=True, kw_only=True):
    """An athlete with the events and the best times over them; `state` where it is not plain active."""

    person: Person
    photo: PhotoView | None
    events: tuple[Text, ...]
    numbers: tuple[Number, ...]
    starts: int
    state: str | None


class Group(Struct, frozen=True, kw_only=True):
    """The athletes of one category."""

    category: str
    athletes: tuple[AthleteCard, ...]


class AthletesPage(Struct, frozen=True, kw_only=True):
    """Who started in the newest season, and everyone else."""

    season: Link | None
    now: tuple[Group, ...]
    earlier: tuple[Group, ...]
    athletes: int


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_everything, edition)
    yield edition.page("athletes", edition.addresses.section("athletes"), _view, rests_on)


def _view(edition: Edition) -> AthletesPage:
    latest = latest_season(edition)
    racing = racing_in(edition.team, latest) if latest else frozenset()
    return AthletesPage(
        season=season_link(edition, latest) if latest else None,
        now=_groups(edition, (athlete for athlete in edition.team.athletes if athlete in racing)),
        earlier=_groups(edition, (athlete for athlete in edition.team.athletes if athlete not in racing)),
        athletes=len(edition.team.athletes),
    )


def _groups(edition: Edition, athletes: Iterable[str]) -> tuple[Group, ...]:
    own = [edition.team.athletes[athlete] for athlete in athletes]
    cards = {
        category: tuple(_card(edition, athlete.id) for athlete in own if athlete.gender is category)
        for category in Category
    }
    return tuple(Group(category=category.value, athletes=found) for category, found in cards.items() if found)


def _card(edition: Edition, athlete: str) -> AthleteCard:
    found = edition.team.athletes[athlete]
    state = state_on(found, edition.today)
    return AthleteCard(
        person=edition.person(athlete),
        photo=photo_view(edition, found.photo),
        events=tuple(edition.say(edition.team.events[event].short) for event in found.events),
        numbers=edition.if_shown(".numbers", lambda: tuple(_numbers(edition, athlete))[:_NUMBERS_SHOWN]),
        starts=sum(came(race, result) for _, race, result in edition.statistics.rows.get(athlete, ())),
        state=None if state == "active" else state,
    )


def _numbers(edition: Edition, athlete: str) -> Iterator[Number]:
    """The athlete's own events first, then the others."""
    bests = edition.statistics.personal_bests
    for event in dict.fromkeys([*edition.team.athletes[athlete].events, *edition.team.events]):
        if best := bests.get((athlete, event)):
            yield Number(event=edition.say(best.event.short), time=str(best.time))
