"""What only several records together can show. A check is a function: add it to a tuple, and a broken project.

Those of `CHECKS` hold a competition against no other one: they may be given a team with only some of its own.
"""

from collections.abc import Callable, Iterable

from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.checks.days import days_in_order, days_of_competition
from almanac.reading.checks.ids import ids_once
from almanac.reading.checks.imports import skipped_rows_told
from almanac.reading.checks.laps import laps_add_up
from almanac.reading.checks.later import corrections_name_rows, medals_as_stated, records_stand
from almanac.reading.checks.quotas import quotas_add_up
from almanac.reading.checks.ranks import ranks_follow_times
from almanac.reading.checks.rows import categories_match, one_row_each, points_fit, status_without_time, whose_row
from almanac.reading.checks.times import times_likely
from almanac.reading.ledger import Origins

Check = Callable[[Team, Origins], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    times_likely,
    ranks_follow_times,
    days_of_competition,
    days_in_order,
    one_row_each,
    whose_row,
    status_without_time,
    categories_match,
    points_fit,
    laps_add_up,
    ids_once,
    corrections_name_rows,
    medals_as_stated,
    quotas_add_up,
    skipped_rows_told,
)
ACROSS: tuple[Check, ...] = (records_stand,)
