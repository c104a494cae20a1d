"""The lines that a chart of times is read against."""

from almanac.model.race_time import RaceTime

_ROUND_STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 3000, 6000)  # hundredths between two lines
_MOST_STEPS = 4


def round_times(fastest: int, slowest: int) -> tuple[tuple[int, str], ...]:
    """Lines at round times from the fastest to the slowest, both in hundredths."""
    step = next((step for step in _ROUND_STEPS if (slowest - fastest) / step <= _MOST_STEPS), _ROUND_STEPS[-1])
    low, high = fastest // step, -(-slowest // step)
    return tuple((line * step, RaceTime(line * step * 10).official) for line in range(low, high + 1))
