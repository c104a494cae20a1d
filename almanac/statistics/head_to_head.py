"""Head-to-head: how often two skaters met in the same race, who was ahead, and by how much.

A meeting is one race (one event, number, division and round of one competition) whose list holds both, each
alone, with a rank or a time. A row with a status (DNS, DNF, DQ, WDR) has no official result and is no meeting.
The better rank wins; where one is not printed, the time does, if times order the event. The same rank, or the
same time, is a draw; what cannot be told apart is no meeting.
Rivals are told apart by the name in the table of names; one who is not in it, by the name and the nation printed.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from almanac.model.competition import Competition, Race, RaceState
from almanac.model.event import EventKind
from almanac.model.race_time import order_in_race
from almanac.model.result import Result
from almanac.model.team import Team
from almanac.statistics.meetings import HeadToHead, Meeting

REGULAR = 5  # meetings that make a rival


def team_mates(team: Team, athlete: str | None = None) -> tuple[HeadToHead, ...]:
    """Every two of ours who met, by event; those who met most often first. Of all pairs, or of an athlete's alone."""
    found: dict[tuple[str, str, str], list[Meeting]] = {}
    order = {athlete: place for place, athlete in enumerate(team.athletes)}
    for competition, race in _races(team, athlete):
        ours = sorted((row for row in _rows(race) if row.athlete), key=lambda row: order[row.athlete or ""])
        pairs: Iterable[tuple[Result, Result]] = combinations(ours, 2)
        if athlete is not None:
            pairs = (pair for pair in pairs if athlete in (pair[0].athlete, pair[1].athlete))
        event = race.event.id
        for one, other, meeting in _meetings(competition, race, pairs):
            found.setdefault((event, one.athlete or "", other.athlete or ""), []).append(meeting)
    return _sorted(
        team,
        (
            HeadToHead(event=team.events[event], athlete=one, mate=other, meetings=tuple(meetings))
            for (event, one, other), meetings in found.items()
        ),
    )


def rivals(team: Team, athlete: str | None = None) -> tuple[HeadToHead, ...]:
    """Each of ours, or an athlete alone, against each skater of another nation met five times or more over an event."""
    known = {rival.name for rival in team.rivals.values()}
    found: dict[tuple[str, str, str, str], list[Meeting]] = {}
    nations: dict[tuple[str, str, str, str], str] = {}
    for competition, race in _races(team, athlete):
        rows = _rows(race)
        ours = [row for row in rows if row.athlete and athlete in (None, row.athlete)]
        for row, other, meeting in _meetings(competition, race, product(ours, [row for row in rows if row.skater])):
            name, nation = other.skater or "", other.nation or ""
            key = (race.event.id, row.athlete or "", name, "" if name in known else nation)
            found.setdefault(key, []).append(meeting)
            nations[key] = nation
    return _sorted(
        team,
        (
            HeadToHead(
                event=team.events[key[0]], athlete=key[1], rival=key[2], nation=nations[key], meetings=tuple(meetings)
            )
            for key, meetings in found.items()
            if len(meetings) >= REGULAR
        ),
    )


def _races(team: Team, athlete: str | None) -> list[tuple[Competition, Race]]:
    """The races that were skated, or those of an athlete, by their days."""
    return sorted(
        (
            (competition, race)
            for competition in team.competitions.values()
            for race in competition.races
            if race.state is not RaceState.PLANNED
            and (athlete is None or any(row.athlete == athlete for row in race.results))
        ),
        key=lambda skated: skated[0].day_of(skated[1]),
    )


def _rows(race: Race) -> list[Result]:
    return [row for row in race.results if not row.status and (row.rank or row.time)]


def _meetings(
    competition: Competition, race: Race, pairs: Iterable[tuple[Result, Result]]
) -> Iterator[tuple[Result, Result, Meeting]]:
    """The two of each pair with their meeting, where it is one."""
    day, is_timed = competition.day_of(race), race.event.makes_bests
    for one, other in pairs:
        order = _ahead(race, one, other)
        if order is not None:
            gap = one.time.hundredths - other.time.hundredths if is_timed and one.time and other.time else None
            yield one, other, Meeting(competition=competition, race=race, day=day, order=order, gap=gap)


def _ahead(race: Race, one: Result, other: Result) -> int | None:
    if one.rank and other.rank:
        return one.rank - other.rank
    if race.event.kind is EventKind.TIME and one.time and other.time:
        return order_in_race(one.time, other.time)
    return None


def _sorted(team: Team, pairs: Iterable[HeadToHead]) -> tuple[HeadToHead, ...]:
    place = {event: number for number, event in enumerate(team.events)}
    return tuple(sorted(pairs, key=lambda pair: (place[pair.event.id], -len(pair.meetings))))
