"""Ranks in one race, with ties."""

from collections.abc import Sequence

from almanac.model.race_time import RaceTime, order_in_race


def ranks(times: Sequence[RaceTime]) -> list[int]:
    """The rank of each time, in the order given. Equal times share a rank and the next is skipped.

    Thousandths decide where both times carry them; otherwise equal hundredths are equal
    (rule seen in the ISU protocols of 2025-26: 9, 9, 11).
    """
    return [1 + sum(order_in_race(other, time) < 0 for other in times) for time in times]
