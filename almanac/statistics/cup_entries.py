"""World Cup entries of a season: who started there, and how often in each event.

Entry lists are published and withdrawn again, so an entry counts here when its skater came to the line at a
competition of the World Cup's level; a team's row counts once for each skater that its list names.
"""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.competition import Level
from almanac.model.event import Event
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.held import Held, held
from almanac.statistics.starts import Start, started_athletes


class EventEntries(Struct, frozen=True, kw_only=True):
    """One event: who started in it in the cup, and how many starts that makes."""

    event: Event
    athletes: tuple[str, ...] = ()
    starts: int = 0


class CupEntries(Struct, frozen=True, kw_only=True):
    """The cup in one season, event by event in the order of the events, and what of it is held."""

    athletes: tuple[str, ...]
    starts: int
    events: tuple[EventEntries, ...]
    held: Held


def cup_entries(team: Team, starts: Iterable[Start], season: Season) -> CupEntries:
    """The starts of ours at World Cups of one season; `held` says whether every race there is held in full."""
    own = tuple(start for start in starts if start.started and start.season == season and _in_the_cup(start))
    legs = [
        competition
        for competition in team.competitions.values()
        if competition.season == season and competition.series.level is Level.WORLD_CUP
    ]
    return CupEntries(
        athletes=started_athletes(team, own),
        starts=len(own),
        events=tuple(_entries(team, event, own) for event in team.events.values()),
        held=held(legs, own),
    )


def _in_the_cup(start: Start) -> bool:
    return start.competition.series.level is Level.WORLD_CUP


def _entries(team: Team, event: Event, starts: Iterable[Start]) -> EventEntries:
    own = [start for start in starts if start.race.event.id == event.id]
    return EventEntries(event=event, athletes=started_athletes(team, own), starts=len(own))
