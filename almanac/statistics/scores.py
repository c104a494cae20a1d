"""Scores: what each contender has from the legs of a cup, in order.

Points follow rank and table; A and B points of an event add up; the long distances of a category make one cup. Equal
points: the best single race first, then the next best (a race not skated counts 0), then the faster best time over
all races of the cup, in hundredths; in a mass start, which has no times, the better latest race. In the first three
places equal points share a rank (handbook, domain section 5a, found by recomputing the official classification of
2025-26; for the trophy itself the tie rule is not verified).
"""

from collections.abc import Iterable, Sequence
from itertools import chain, groupby

from msgspec import Struct

from almanac.model.event import EventKind
from almanac.model.race_time import RaceTime
from almanac.model.team import Team
from almanac.statistics.cup_legs import CupLeg
from almanac.statistics.cup_points import Contender, CupResult, cup_results, rival_ids

_SHARE_UP_TO = 3


class Score(Struct, frozen=True, kw_only=True):
    """What one contender has in a cup: every row that counts, in the order of the races."""

    contender: Contender
    results: tuple[CupResult, ...]

    @property
    def points(self) -> int:
        """The sum of the races."""
        return sum(result.points for result in self.results)

    def points_at(self, leg: CupLeg) -> int | None:
        """The points of one leg; None when the contender was not in it."""
        own = [result.points for result in self.results if result.competition.id == leg.competition.id]
        return sum(own) if own else None

    def best(self, events: frozenset[str]) -> CupResult | None:
        """The row with the fastest time over these events (ids), the earliest of equal ones."""
        timed = (result for result in self.results if result.race.event.id in events and _time(result))
        return min(timed, key=_hundredths, default=None)


def scores(team: Team, legs: Sequence[CupLeg]) -> tuple[Score, ...]:
    """What every contender has from these legs, in the order of the standing."""
    return in_order(legs, results_of(team, legs))


def results_of(team: Team, legs: Iterable[CupLeg]) -> list[list[CupResult]]:
    """The rows of each leg that count, in the order of its races."""
    rivals = rival_ids(team)
    held = ((leg.competition, sorted(leg.races, key=leg.competition.day_of)) for leg in legs)
    return [[row for race in races for row in cup_results(team, rivals, own, race)] for own, races in held]


def in_order(legs: Sequence[CupLeg], results: Sequence[list[CupResult]]) -> tuple[Score, ...]:
    """What every contender has from these legs, the first of those whose results these are."""
    gathered: dict[str, list[CupResult]] = {}
    for result in chain.from_iterable(results[: len(legs)]):
        gathered.setdefault(result.contender.key, []).append(result)
    made = [Score(contender=own[-1].contender, results=tuple(own)) for own in gathered.values()]
    races = sum(len(leg.races) for leg in legs)
    by_points = groupby(sorted(made, key=lambda score: -score.points), key=lambda score: score.points)
    tied = (tuple(own) for _, own in by_points)
    return tuple(chain.from_iterable(own if len(own) == 1 else _untied(own, races, legs) for own in tied))


def shared_ranks(points: Sequence[int]) -> list[int]:
    """The rank of each place in the order of the standing: equal points share one in the first three only."""
    ranks: list[int] = []
    for place, own in enumerate(points, 1):
        shares = place > 1 and points[place - 2] == own and ranks[-1] <= _SHARE_UP_TO
        ranks.append(ranks[-1] if shares else place)
    return ranks


def _untied(scores: Sequence[Score], races: int, legs: Sequence[CupLeg]) -> list[Score]:
    """Equal points in their order."""
    return sorted(scores, key=lambda score: _tie_break(score, races, legs))


def _tie_break(score: Score, races: int, legs: Sequence[CupLeg]) -> tuple[object, ...]:
    padded = sorted(-result.points for result in score.results) + [0] * (races - len(score.results))
    times = [_hundredths(result) for result in score.results if _time(result)]
    latest = tuple(-(score.points_at(leg) or 0) for leg in reversed(legs))
    return padded, not times, min(times, default=0), latest, score.contender.key


def _time(result: CupResult) -> RaceTime | None:
    return None if result.race.event.kind is EventKind.MASS_START else result.result.counted_time


def _hundredths(result: CupResult) -> int:
    time = _time(result)
    return time.hundredths if time else 0
