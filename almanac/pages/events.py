"""What is raced: the Olympic events first, each with the best of the team and how many have started in it."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.event import Category, Event
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name, latest_season, season_link
from almanac.pages.values import Person
from almanac.statistics.lists import all_time_list
from almanac.statistics.team_records import team_time_records
from almanac.website import Link, Page


class EventCard(Struct, frozen=True, kw_only=True):
    """An event; `time` is the best of the team and `people` who skated it, `best_rank` stands where no time does."""

    event: EventName
    time: str
    people: tuple[Person, ...]
    best_rank: int | None
    athletes: int
    athletes_now: int


class Group(Struct, frozen=True, kw_only=True):
    """The events of one category."""

    category: str
    events: tuple[EventCard, ...]


class EventsPage(Struct, frozen=True, kw_only=True):
    """`season` is the newest in which somebody started."""

    season: Link | None
    olympic: tuple[Group, ...]
    others: tuple[Group, ...]
    olympic_events: int
    entered: int


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_everything, edition)
    yield edition.page("events", edition.addresses.section("events"), _view, rests_on)


def _view(edition: Edition) -> EventsPage:
    latest = latest_season(edition)
    return EventsPage(
        season=season_link(edition, latest) if latest else None,
        olympic=_groups(edition, are_olympic=True),
        others=_groups(edition, are_olympic=False),
        olympic_events=sum(event.olympic for event in edition.team.events.values()),
        entered=edition.statistics.seasons[latest].events_entered if latest else 0,
    )


def _groups(edition: Edition, *, are_olympic: bool) -> tuple[Group, ...]:
    own = [event for event in edition.team.events.values() if event.olympic is are_olympic]
    cards = {
        category: tuple(_card(edition, event) for event in own if event.category is category) for category in Category
    }
    return tuple(Group(category=category.value, events=found) for category, found in cards.items() if found)


def _card(edition: Edition, event: Event) -> EventCard:
    starts = [start for start in edition.statistics.starts if start.race.event.id == event.id and start.started]
    latest = latest_season(edition)
    time, people = _best(edition, event)
    return EventCard(
        event=event_name(edition, event),
        time=time,
        people=people,
        best_rank=_best_rank(edition, event),
        athletes=len({start.athlete for start in starts}),
        athletes_now=len({start.athlete for start in starts if start.season == latest}),
    )


def _best(edition: Edition, event: Event) -> tuple[str, tuple[Person, ...]]:
    """The fastest of ours: of one skater, or of a team."""
    if listed := all_time_list(edition.statistics.personal_bests, event.id):
        first = [entry.best for entry in listed if entry.rank == 1]
        return str(first[0].time), edition.people(best.athlete for best in first)
    if teams := team_time_records(edition.team).get(event.id):
        return str(teams[0].time), edition.people(teams[0].athletes)
    return "", ()


def _best_rank(edition: Edition, event: Event) -> int | None:
    """The best place of ours in division A or an undivided race, of every season."""
    covered = (entry for season in edition.statistics.coverage.values() for entry in season)
    ranks = [entry.best_rank for entry in covered if entry.event.id == event.id and entry.best_rank]
    return min(ranks, default=None)
