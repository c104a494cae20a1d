"""Head-to-head: what a meeting is, who won it, and what they add up to."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from almanac.model.competition import RaceState
from almanac.model.race_time import RaceTime
from almanac.model.reference import Rival
from almanac.model.result import Result, Status
from almanac.statistics.head_to_head import rivals, team_mates
from almanac.statistics.meetings import HeadToHead, median_gap
from tests.statistics.sport import ADA, BEN, CAI, competition, points_row, race, rival, row, team, team_row


def met(*rows: Result, event: str = "men-500", **more: Any) -> tuple[HeadToHead, ...]:
    return team_mates(team(competition("cup", race(event, *rows, **more))))


def test_the_better_rank_wins() -> None:
    (pair,) = met(row(ADA, "35.00", 2), row(BEN, "34.90", 1))
    assert (pair.athlete, pair.mate, pair.score) == (ADA, BEN, (0, 1, 0))
    assert (pair.median_gap, pair.whole) == (10, 0)


def test_where_a_rank_is_not_printed_the_time_decides() -> None:
    (pair,) = met(row(ADA, "34.521"), row(BEN, "34.529", 7), complete=True)
    assert (pair.score[0], pair.median_gap, pair.whole) == (1, 0, 1)


def test_the_same_rank_is_a_draw() -> None:
    (pair,) = met(row(ADA, "35.00", 2), row(BEN, "35.00", 2))
    assert pair.score == (0, 0, 1)


def test_a_points_race_has_no_gap_and_its_times_no_say() -> None:
    (pair,) = met(row(ADA, "8:20.00", 1), row(BEN, "8:19.00", 2), event="men-mass-start")
    assert (pair.score, pair.median_gap) == ((1, 0, 0), None)
    assert met(row(ADA, "8:20.00", 1), row(BEN, "8:19.00"), event="men-mass-start") == ()
    (pair,) = met(points_row(ADA, "136.680", 1), points_row(BEN, "137.000", 2), event="men-sprint-combination")
    assert (pair.score, pair.median_gap) == ((1, 0, 0), None)


@pytest.mark.parametrize(
    "rows",
    [
        (row(ADA, "35.00", 1), row(BEN, status=Status.DISQUALIFIED, rank=2)),
        (row(ADA, "35.00", 1), row(BEN)),
        (row(ADA, rank=1), row(BEN, "35.00")),
        (team_row(ADA, BEN, rank=1, time="3:50.00"), row(CAI, "3:55.00", 2)),
    ],
)
def test_what_cannot_be_told_apart_is_no_meeting(rows: tuple[Result, ...]) -> None:
    assert met(*rows) == ()


def test_a_planned_race_is_no_meeting() -> None:
    assert met(row(ADA, rank=1), row(BEN, rank=2), state=RaceState.PLANNED) == ()


def test_two_races_of_a_weekend_are_two_meetings_in_the_order_of_the_days() -> None:
    cup = competition(
        "cup",
        race("men-500", row(ADA, "35.00", 1), row(BEN, "35.10", 2), number=2, day="2024-01-11"),
        race("men-500", row(ADA, "35.30", 2), row(BEN, "35.10", 1), number=1, day="2024-01-10"),
        start="2024-01-10",
    )
    (pair,) = team_mates(team(cup))
    assert [meeting.gap for meeting in pair.meetings] == [20, -10]
    assert [meeting.gap for meeting in pair.last] == [-10, 20]
    assert pair.median_gap == 5


def test_the_other_side_reads_the_same_the_other_way_round() -> None:
    (pair,) = met(row(ADA, "35.00", 2), row(BEN, rank=1))
    turned = pair.turned()
    assert (turned.athlete, turned.mate, turned.score[0], turned.median_gap) == (BEN, ADA, 1, None)
    (pair,) = met(row(ADA, "35.00", 2), row(BEN, "34.90", 1))
    assert pair.turned().median_gap == -10


def test_those_who_met_most_often_come_first_and_only_the_last_five_are_shown() -> None:
    races = [race("men-500", row(ADA, "35.00", 1), row(BEN, "35.10", 2), number=number) for number in range(1, 8)]
    other = race("men-500", row(ADA, "35.00", 1), row(CAI, "35.10", 2), number=9)
    first, second = team_mates(team(competition("cup", other, *races)))
    assert (first.mate, len(first.meetings), len(first.last)) == (BEN, 7, 5)
    assert [meeting.race.number for meeting in first.last] == [7, 6, 5, 4, 3]
    assert second.mate == CAI


def against(meetings: int, nations: str = "NOR", **known: Rival) -> tuple[HeadToHead, ...]:
    races = [
        race(
            "men-500",
            row(ADA, "35.00", 1),
            replace(rival("Ole Fjell", "35.10", 2), nation=nations.split()[number % len(nations.split())]),
            number=number + 1,
        )
        for number in range(meetings)
    ]
    return rivals(replace(team(competition("cup", *races)), rivals=known))


def test_a_rival_is_met_five_times() -> None:
    assert against(4) == ()
    (pair,) = against(5)
    assert (pair.athlete, pair.rival, pair.nation, pair.score[0], pair.median_gap) == (ADA, "Ole Fjell", "NOR", 5, -10)


def test_a_rival_of_the_table_of_names_is_one_under_every_nation() -> None:
    assert against(6, "NOR AIN") == ()
    (pair,) = against(6, "NOR AIN", ole=Rival(id="ole", name="Ole Fjell"))
    assert (pair.nation, len(pair.meetings)) == ("AIN", 6)


@pytest.mark.parametrize(
    ("gaps", "median"), [([], None), ([3], 3), ([1, 4], 2), ([-1, -4], -2), ([-1, 0], 0), ([5, 1, 9], 5)]
)
def test_the_median_is_whole_hundredths(gaps: list[int], median: int | None) -> None:
    assert median_gap(gaps) == median


@given(st.lists(st.integers(-500, 500), min_size=1))
def test_both_skaters_read_the_same_median(gaps: list[int]) -> None:
    own, other = median_gap(gaps), median_gap([-gap for gap in gaps])
    assert own is not None
    assert own == -(other or 0)
    assert min(gaps) <= own <= max(gaps)


def test_thousandths_do_not_count_in_a_gap() -> None:
    (pair,) = met(row(ADA, "34.529", 2), row(BEN, "34.521", 1))
    assert pair.meetings[0].gap == RaceTime.parse("34.52").hundredths - 3452 == 0


@pytest.mark.parametrize("pairs", [team_mates, rivals])
def test_the_pairs_of_an_athlete_are_those_of_all_in_their_order(pairs: Callable[..., tuple[HeadToHead, ...]]) -> None:
    ours = [row(ADA, "34.80", 1), row(BEN, "34.70", 2), row(CAI, "34.90", 3)]
    races = [
        race(event, *ours[: 1 + number % 3], rival("Ole Fjell", "35.10", 4), number=number)
        for number in range(1, 17)
        for event in ("men-500", "men-1000")[: 1 + number % 2]
    ]
    built = team(competition("cup", *races))
    every = pairs(built)
    assert len(every) > 2
    for athlete in built.athletes:
        assert pairs(built, athlete) == tuple(pair for pair in every if athlete in (pair.athlete, pair.mate))
