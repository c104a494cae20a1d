"""The races of one event by season, each with the best row of ours."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from almanac.model.competition import Competition, Race, RaceState
from almanac.model.event import Event
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name, season_link
from almanac.pages.race_table import Row, race_row
from almanac.statistics.held import Held, held
from almanac.statistics.starts import our_rows, season_on
from almanac.website import Link


class EventRace(Struct, frozen=True, kw_only=True):
    """A race of the event; `best` is the best row of ours, of `ours` rows in all."""

    day: str
    competition: Link
    number: int | None
    division: str | None
    round: str | None
    part_of: EventName | None
    ours: int
    best: Row | None


class SeasonRaces(Struct, frozen=True, kw_only=True):
    """The races of one season, newest first."""

    season: Link
    anchor: str
    races: tuple[EventRace, ...]


def races_by_season(edition: Edition, event: Event) -> tuple[SeasonRaces, ...]:
    """Every race of the event that was skated, the newest season first."""
    by_season: dict[Season, list[EventRace]] = {}
    for competition, race in _skated(edition, event):
        by_season.setdefault(season_on(competition.day_of(race), competition), []).insert(
            0, _race(edition, competition, race)
        )
    return tuple(
        SeasonRaces(season=season_link(edition, season), anchor=f"season-{season}", races=tuple(races))
        for season, races in sorted(by_season.items(), reverse=True)
    )


def races_address(edition: Edition, event: str, season: Season) -> str:
    """Where the races of a season stand on the event's page."""
    return f"{edition.addresses.event(event)}#season-{season}"


def held_of(edition: Edition, event: Event) -> Held:
    """What is held of the event alone."""
    alone = (
        replace(competition, races=tuple(race for race in competition.races if race.event.id == event.id))
        for competition in edition.team.competitions.values()
    )
    return held(alone, edition.statistics.starts)


def _skated(edition: Edition, event: Event) -> Iterator[tuple[Competition, Race]]:
    for competition in edition.team.competitions.values():
        for race in competition.races:
            if race.event.id == event.id and race.state is not RaceState.PLANNED:
                yield competition, race


def _race(edition: Edition, competition: Competition, race: Race) -> EventRace:
    ours = our_rows(race, edition.team.publication.nation)
    ranked = sorted(ours, key=lambda row: (row.status is not None, row.rank or len(race.results) + 1))
    return EventRace(
        day=race.day.isoformat() if race.day else "",
        competition=Link(
            edition.addresses.race(competition.id, race.id), edition.competition_link(competition.id).text
        ),
        number=race.number,
        division=race.division,
        round=race.round,
        part_of=event_name(edition, edition.team.events[race.part_of]) if race.part_of else None,
        ours=len(ours),
        best=race_row(edition, competition, race, ranked[0]) if ranked else None,
    )
