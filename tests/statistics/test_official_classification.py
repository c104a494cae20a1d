"""The classification computed from this project's result lists equals the official one, row by row.

The official rows of ours, after two World Cups of 2025-26, stand in data/standings/; this is the one test that reads
the real data for its results.
"""

from datetime import date
from pathlib import Path

import pytest

from almanac.model.reference import Standing
from almanac.model.team import Team
from almanac.reading import read
from almanac.statistics.qualification import Classification, QuotaRow, classification

AFTER_TWO_WORLD_CUPS = date(2025, 11, 23)


@pytest.fixture(scope="module")
def real() -> Team:
    team = read(Path(__file__).parents[2]).team
    assert team is not None
    return team


def official(team: Team, event: str) -> list[Standing]:
    return [one for one in team.standings if one.series == "olympic-qualification" and one.event == event]


def computed(team: Team) -> list[Classification]:
    system = next(one for one in team.qualifications if one.id == "milan-2026")
    return [classification(team, system, rule, AFTER_TWO_WORLD_CUPS) for rule in system.events]


def as_printed(row: QuotaRow) -> tuple[object, ...]:
    best = row.best
    time, rink = (best.result.time, best.competition.rink) if best else (None, None)
    who = row.contender.athlete or row.contender.nation
    return row.quota or None, who, row.points, time.official if time else None, rink.id if rink else None


def test_every_official_row_of_ours_is_computed_and_no_other(real: Team) -> None:
    rows = 0
    for made in computed(real):
        stated = [row for standing in official(real, made.rule.event) for row in standing.rows]
        printed = [
            (row.quota, row.athlete or row.nation, row.points, str(row.time) if row.time else None, row.rink)
            for row in stated
        ]
        ours = [row for row in made.rows if row.contender.nation == real.publication.nation]
        assert [as_printed(row) for row in ours] == printed, made.rule.event
        rows += len(printed)
    assert rows == 33


def test_every_part_has_the_length_that_the_rules_give_it(real: Team) -> None:
    for made in computed(real):
        given = [
            sum(row.section.value == name and bool(row.quota) for row in made.rows)
            for name in ("points", "times", "reserve")
        ]
        rule, raced = made.rule, made.was_raced
        assert given == [rule.by_points, rule.by_times * raced, rule.reserves * (raced or not rule.by_times)]


def test_the_two_who_are_equal_in_the_first_three_share_their_place(real: Team) -> None:
    women_5000 = next(made for made in computed(real) if made.rule.event == "women-5000")
    assert [row.quota for row in women_5000.rows][:4] == ["1", "2", "2", "4"]


def test_three_world_cups_are_held_whole_and_the_fourth_is_not(real: Team) -> None:
    system = next(one for one in real.qualifications if one.id == "milan-2026")
    made = classification(real, system, system.events[0], date(2026, 1, 1))
    assert [leg.competition.leg for leg in made.counted] == [1, 2, 3]
    assert [leg.competition.leg for leg in made.left_out] == [4]
