"""Versatility: how even an athlete's bests are, in points per 500 m, and how near to the team's best.

The points per 500 m of a best are its samalog points, cut off to three decimals; the spread is the difference
between the weakest and the strongest. A distance is near when the best is at most 3 % slower than the team's
best over it, reckoned in hundredths (handbook, domain section 12: "how many distances within x % of the best").
Only distances of 500 m and more: a shorter race is mostly its start.
"""

from collections.abc import Mapping

from msgspec import Struct

from almanac.model.points import CombinationPoints, points_of
from almanac.model.team import Team
from almanac.statistics.bests import Best, Bests

SHORTEST = 500  # metres
NEAR = 30  # thousandths of the team's best


class Strength(Struct, frozen=True, kw_only=True):
    """A best in points per 500 m; `behind` is how much slower than the team's best, in thousandths, rounded up."""

    best: Best
    points: CombinationPoints
    behind: int

    @property
    def is_near(self) -> bool:
        """Whether the best lies within the limit; rounded up, so that what reads 3.0 % is within it."""
        return self.behind <= NEAR


class Versatility(Struct, frozen=True, kw_only=True):
    """An athlete's distances, the strongest first."""

    athlete: str
    strengths: tuple[Strength, ...]

    @property
    def spread(self) -> CombinationPoints:
        """From the strongest to the weakest; small where they are even."""
        first, last = self.strengths[0].points, self.strengths[-1].points
        return CombinationPoints(last.thousandths - first.thousandths)

    @property
    def near(self) -> int:
        """How many distances lie within the limit of the team's best."""
        return sum(strength.is_near for strength in self.strengths)


def versatility(team: Team, bests: Bests) -> Mapping[str, Versatility]:
    """The versatility of each athlete who has a best over a distance, by the athlete's id."""
    fastest: dict[str, int] = {}
    own: dict[str, list[Best]] = {}
    for (athlete, event), best in bests.items():
        if (best.event.distance or 0) >= SHORTEST:
            fastest[event] = min(best.time.hundredths, fastest.get(event, best.time.hundredths))
            own.setdefault(athlete, []).append(best)
    return {
        athlete: Versatility(athlete=athlete, strengths=_strengths(own[athlete], fastest))
        for athlete in team.athletes
        if athlete in own
    }


def _strengths(bests: list[Best], fastest: Mapping[str, int]) -> tuple[Strength, ...]:
    strengths = (
        Strength(
            best=best,
            points=points_of(best.time, best.event.distance or SHORTEST),
            behind=-(-1000 * (best.time.hundredths - fastest[best.event.id]) // fastest[best.event.id]),
        )
        for best in bests
    )
    return tuple(sorted(strengths, key=lambda strength: strength.points))
