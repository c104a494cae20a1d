"""What an import left out, told until somebody has seen to it."""

from collections.abc import Iterator

from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.checks.walks import every_race
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins, shown


def skipped_rows_told(team: Team, origins: Origins) -> Iterator[Problem]:
    """Each line of a list that could not be taken."""
    for _, race in every_race(team):
        for line in race.skipped:
            message = f"an import left out this line: {shown(line)}"
            place = origins.of(race, "skipped")
            yield Problem(place, Fault.SKIPPED_ROW, message, line, is_warning=True)
