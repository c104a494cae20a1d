"""Team records: the fastest of ours over each event."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import takewhile

from msgspec import Struct

from almanac.model.competition import Competition, Race
from almanac.model.event import Event, EventKind
from almanac.model.race_time import RaceTime
from almanac.model.team import Team
from almanac.statistics.bests import Best, Bests
from almanac.statistics.lists import all_time_list
from almanac.statistics.starts import our_rows


class TeamBest(Struct, frozen=True, kw_only=True):
    """A time of a team of ours; `athletes` as far as the list names them."""

    event: Event
    time: RaceTime
    competition: Competition
    race: Race
    athletes: tuple[str, ...]
    day: date


def team_records(bests: Bests) -> Mapping[str, tuple[Best, ...]]:
    """The fastest best of ours over each event (id); several when equal in hundredths, the oldest first."""
    events = dict.fromkeys(event for _, event in bests)
    return {
        event: tuple(listed.best for listed in takewhile(lambda listed: listed.rank == 1, all_time_list(bests, event)))
        for event in events
    }


def team_time_records(team: Team) -> Mapping[str, tuple[TeamBest, ...]]:
    """As team records, for the events that a team races together: our fastest time in any round."""
    fastest: dict[str, list[TeamBest]] = {}
    for best in sorted(_team_times(team), key=lambda best: (best.time.hundredths, best.day)):
        equal = fastest.setdefault(best.event.id, [best])
        if best is not equal[0] and best.time.hundredths == equal[0].time.hundredths:
            equal.append(best)
    return {event: tuple(equal) for event, equal in fastest.items()}


def team_time_progression(team: Team, event: str) -> tuple[TeamBest, ...]:
    """The successive improvements of our teams' best in an event (id), oldest first."""
    steps: list[TeamBest] = []
    for best in sorted(_team_times(team), key=lambda best: (best.day, best.time.hundredths)):
        if best.event.id == event and (not steps or best.time.hundredths < steps[-1].time.hundredths):
            steps.append(best)
    return tuple(steps)


def _team_times(team: Team) -> Iterator[TeamBest]:
    for competition in team.competitions.values():
        for race in competition.races:
            if race.event.kind is EventKind.TEAM:
                yield from _times_in(team, competition, race)


def _times_in(team: Team, competition: Competition, race: Race) -> Iterator[TeamBest]:
    for row in our_rows(race, team.publication.nation):
        if row.counted_time is not None:
            yield TeamBest(
                event=race.event,
                time=row.counted_time,
                competition=competition,
                race=race,
                athletes=row.ours,
                day=competition.day_of(race),
            )
