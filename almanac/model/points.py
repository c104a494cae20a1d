"""Points of a combination: thousandths of a point, lower is better."""

import re

from msgspec import Struct

from almanac.model.race_time import RaceTime


class CombinationPoints(Struct, frozen=True, order=True):
    """Samalog points, `thousandths` of a point; printed with three decimals (`136.680`)."""

    thousandths: int

    @classmethod
    def parse(cls, text: str) -> "CombinationPoints":
        """Read `136.680`; ValueError when it is not a number with three decimals."""
        if not re.fullmatch(r"[1-9][0-9]*\.[0-9]{3}", text, re.ASCII):
            raise ValueError("points of a combination have three decimals, as in 136.680")
        return cls(int(text.replace(".", "")))

    def __str__(self) -> str:
        return f"{self.thousandths // 1000}.{self.thousandths % 1000:03d}"

    def __add__(self, other: "CombinationPoints") -> "CombinationPoints":
        return CombinationPoints(self.thousandths + other.thousandths)


def points_of(time: RaceTime, distance: int) -> CombinationPoints:
    """Seconds divided by (distance / 500), cut off to three decimals, never rounded (samalog).

    The official time counts, so a printed thousandth is cut off first. `distance` is in metres.
    """
    return CombinationPoints(time.hundredths * 10 * 500 // distance)


def time_gap(difference: CombinationPoints, distance: int) -> int:
    """The points difference as hundredths of a second over the next `distance` (metres), rounded up.

    Published gap columns name the time that the chaser must win, hence up: 0.423 s reads 0.43.
    """
    return -(-difference.thousandths * distance // 5000)
