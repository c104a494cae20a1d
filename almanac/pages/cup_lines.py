"""Cups as many pages show them: their names, their legs, and who stands in them."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from almanac.model.competition import Competition, Level, Race
from almanac.model.cup import Cup, cup_id
from almanac.model.event import Event
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.race_table import rival
from almanac.pages.values import Person
from almanac.statistics.cup_legs import CupLeg
from almanac.statistics.cup_points import Contender
from almanac.statistics.standings import CupStanding, standings
from almanac.website import Link, Text


class CupName(Struct, frozen=True, kw_only=True):
    """A cup and its page. `event` is its only event's full name; without it, it is the long distances of a category."""

    id: str
    address: str
    event: Text | None
    category: str


class LegHead(Struct, frozen=True, kw_only=True):
    """A leg of a cup: where it was."""

    number: int | None
    competition: Link
    days: tuple[str, str]


class ContenderLine(Struct, frozen=True, kw_only=True):
    """Who stands in a line; a nation's team has no person."""

    person: Person | None
    nation: str
    nation_name: Text | None
    is_ours: bool


def cups_of(edition: Edition) -> Mapping[Season, tuple[CupStanding, ...]]:
    """The World Cup standings of each season by the day."""
    return edition.once("cups", lambda: standings(edition.team, edition.today))


def cup_name(edition: Edition, season: Season, cup: Cup) -> CupName:
    """The cup's name and address."""
    return CupName(
        id=cup.id,
        address=edition.addresses.standings(season, cup.id),
        event=None if cup.is_long_distance else edition.say(cup.events[0].name),
        category=cup.category.value,
    )


def cup_names(edition: Edition, season: Season) -> tuple[CupName, ...]:
    """Every cup of the season that has a page."""
    return tuple(cup_name(edition, season, cup) for cup in (own.cup for own in cups_of(edition).get(season, ())))


def cups_of_event(edition: Edition, event: Event) -> Iterator[tuple[Link, CupName]]:
    """The season, and the cup that the event counts for there; the newest first."""
    for season in reversed(edition.team.seasons):
        for name in cup_names(edition, season):
            if name.id == cup_id(event):
                yield Link(edition.addresses.season(season), Text(str(season))), name


def qualifications_of(edition: Edition, competitions: Iterable[str]) -> tuple[Link, ...]:
    """The ways to Games on which any of these competitions (ids) counts, or to which it is the end."""
    asked = set(competitions)
    return tuple(
        Link(edition.addresses.qualification(system.id), edition.say(system.name))
        for system in edition.team.qualifications
        if asked & {system.competition, *(leg.competition for leg in system.legs)}
    )


def classifications_of(edition: Edition, event: Event) -> tuple[Link, ...]:
    """The classification of the event on each way to Games that has one."""
    return tuple(
        Link(edition.addresses.qualification_event(system.id, event.id), edition.say(system.name))
        for system in edition.team.qualifications
        if any(leg.competition for leg in system.legs) and any(rule.event == event.id for rule in system.events)
    )


def cups_address(edition: Edition, competition: Competition) -> str:
    """The page of the cups that a competition counts for; empty where there is none."""
    is_leg = competition.series.level is Level.WORLD_CUP
    has_page = is_leg and cups_of(edition).get(competition.season)
    return edition.addresses.standings_of(competition.season) if has_page else ""


def leg_head(edition: Edition, leg: CupLeg) -> LegHead:
    """A leg as readers see it."""
    held = leg.competition
    return LegHead(
        number=held.leg,
        competition=edition.competition_link(held.id),
        days=(held.first_day.isoformat(), held.last_day.isoformat()),
    )


def contender_line(edition: Edition, contender: Contender) -> ContenderLine:
    """Who it is, with both scripts."""
    return ContenderLine(
        person=_person(edition, contender),
        nation=contender.nation,
        nation_name=edition.nation(contender.nation),
        is_ours=contender.nation == edition.team.publication.nation,
    )


def race_of(edition: Edition, competition: Competition, race: Race) -> Link:
    """The race on its competition's page, named by the competition."""
    name = edition.competition_link(competition.id).text
    return Link(edition.addresses.race(competition.id, race.id), name)


def written_name(edition: Edition, contender: Contender) -> str | None:
    """The name in data files; a team has none."""
    return str(edition.team.athletes[contender.athlete].name) if contender.athlete else contender.skater


def _person(edition: Edition, contender: Contender) -> Person | None:
    if contender.athlete:
        return edition.person(contender.athlete)
    return rival(edition, contender.skater) if contender.skater else None
