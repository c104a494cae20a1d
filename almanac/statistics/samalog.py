"""Combinations, distance by distance: points, the running total, and the time still to be made up.

Each distance gives its seconds divided by (distance / 500), cut off to three decimals and never rounded; the
parts are added, the lowest total wins. Before the next distance the difference in points is the time that the
chaser must win there, rounded up to a hundredth (handbook, domain section 6 and samalog_cases).
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from almanac.model.competition import Competition, Race
from almanac.model.event import Event, EventKind
from almanac.model.points import CombinationPoints, points_of, time_gap
from almanac.model.result import Result
from almanac.model.team import Team

_Who = tuple[str, str]


class Distance(Struct, frozen=True, kw_only=True):
    """One distance of a combination; `race` and `result` are None where they are not held.

    `total` ends where a distance has no time. `gap` are the hundredths to be made up over the next distance on
    the lowest total held, 0 for whoever has it; None where nobody else is held or no distance follows.
    """

    event: Event
    race: Race | None = None
    result: Result | None = None
    points: CombinationPoints | None = None
    total: CombinationPoints | None = None
    gap: int | None = None


class Combined(Struct, frozen=True, kw_only=True):
    """One skater's combination: `row` is the one of its own list, `total` our sum, once every distance has a time."""

    skater: Result
    row: Result | None
    distances: tuple[Distance, ...]

    @property
    def total(self) -> CombinationPoints | None:
        """The sum of every distance."""
        return self.distances[-1].total

    @property
    def stated(self) -> CombinationPoints | None:
        """The total that the list states."""
        return self.row.combined if self.row and not self.row.status else None

    @property
    def differs(self) -> bool:
        """Whether the list states another total than its times give."""
        return None not in (self.total, self.stated) and self.total != self.stated


class Combination(Struct, frozen=True, kw_only=True):
    """A combination of one competition, with everybody of whom a distance is held, as the final list has them."""

    event: Event
    skaters: tuple[Combined, ...]


def combinations(team: Team, competition: Competition) -> tuple[Combination, ...]:
    """The combinations of a competition of which distances are held, in the order of the events."""
    held = {race.part_of for race in competition.races}
    events = (event for event in team.events.values() if event.id in held and event.kind is EventKind.COMBINATION)
    return tuple(
        Combination(event=event, skaters=_skaters(team, competition, event)) for event in events if event.parts
    )


def _skaters(team: Team, competition: Competition, event: Event) -> tuple[Combined, ...]:
    races = races_of_parts(competition, event)
    rows = {who: row for race in competition.races if race.event.id == event.id for who, row in _rows(race).items()}
    by_race = [{} if race is None else _rows(race) for race in races]
    everybody = {who: row for found in (rows, *by_race) for who, row in found.items()}
    events = [team.events[part] for part in event.parts]
    lines = {who: _sums(events, races, [found.get(who) for found in by_race]) for who in everybody}
    leading = [_lowest(line[place].total for line in lines.values()) for place in range(len(events))]
    skaters = [
        Combined(skater=everybody[who], row=rows.get(who), distances=_with_gaps(line, leading))
        for who, line in lines.items()
        if any(part.result for part in line)
    ]
    return tuple(sorted(skaters, key=_order))


def races_of_parts(competition: Competition, event: Event) -> tuple[Race | None, ...]:
    """The race of each distance in racing order; None where it is not held.

    Where an event is raced as often as it is held, the numbers only order it; else number k is the k-th time.
    """
    found: list[Race | None] = []
    for place, part in enumerate(event.parts):
        held = [race for race in competition.races if race.part_of == event.id and race.event.id == part]
        own, times = sorted(held, key=lambda race: race.number or 1), event.parts[:place].count(part)
        if len(own) == event.parts.count(part):
            found.append(own[times])
        else:
            found.append(next((race for race in own if (race.number or 1) == times + 1), None))
    return tuple(found)


def _rows(race: Race) -> Mapping[_Who, Result]:
    return {(result.athlete or result.skater or "", result.nation or ""): result for result in race.results}


def _sums(events: list[Event], races: Iterable[Race | None], results: list[Result | None]) -> list[Distance]:
    line: list[Distance] = []
    total: CombinationPoints | None = CombinationPoints(0)
    for event, race, result in zip(events, races, results, strict=True):
        time = result.counted_time if result else None
        points = points_of(time, event.distance) if time and event.distance else None
        total = total + points if total and points else None
        line.append(Distance(event=event, race=race, result=result, points=points, total=total))
    return line


def _lowest(totals: Iterable[CombinationPoints | None]) -> CombinationPoints | None:
    """The lowest total, where at least two are held."""
    held = sorted(total for total in totals if total is not None)
    return held[0] if len(held) > 1 else None


def _with_gaps(line: list[Distance], leading: list[CombinationPoints | None]) -> tuple[Distance, ...]:
    following = [*(part.event.distance for part in line[1:]), None]
    return tuple(
        Distance(
            event=part.event,
            race=part.race,
            result=part.result,
            points=part.points,
            total=part.total,
            gap=_gap(part.total, lowest, metres),
        )
        for part, lowest, metres in zip(line, leading, following, strict=True)
    )


def _gap(total: CombinationPoints | None, lowest: CombinationPoints | None, metres: int | None) -> int | None:
    if total is None or lowest is None or metres is None:
        return None
    return time_gap(CombinationPoints(total.thousandths - lowest.thousandths), metres)


def _order(skater: Combined) -> tuple[bool, int, bool, int]:
    """As the final list has them; then by the total; then as they stand in the lists."""
    rank, total = skater.row.rank if skater.row else None, skater.total
    return rank is None, rank or 0, total is None, total.thousandths if total else 0
