"""Points of a combination: cut off for each distance, then added."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.points import CombinationPoints, points_of, time_gap
from almanac.model.race_time import Precision, RaceTime, clock

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases/samalog.yaml").read_text(encoding="utf-8"))
DISTANCES = st.sampled_from([500, 1000, 1500, 3000, 5000, 10_000])
TIMES = st.integers(3_000, 120_000).map(lambda hundredths: RaceTime(hundredths * 10))


def total(parts: list[CombinationPoints]) -> CombinationPoints:
    return sum(parts[1:], start=parts[0])


def rounded(time: RaceTime, distance: int) -> int:
    """What nobody should do: thousandths of a point, rounded half up."""
    return (2 * time.hundredths * 5000 + distance) // (2 * distance)


@pytest.mark.parametrize("case", CASES["combinations"], ids=lambda case: case["total"])
def test_a_published_combination_is_found_again(case: dict[str, Any]) -> None:
    parts = [points_of(RaceTime.parse(time), distance) for distance, time, _ in case["parts"]]
    assert [str(part) for part in parts] == [points for _, _, points in case["parts"]]
    assert str(total(parts)) == case["total"]


@pytest.mark.parametrize("case", CASES["combinations"], ids=lambda case: case["total"])
def test_rounding_would_have_given_what_the_case_warns_of(case: dict[str, Any]) -> None:
    wrong = sum(rounded(RaceTime.parse(time), distance) for distance, time, _ in case["parts"])
    assert str(CombinationPoints(wrong)) == case["rounded"]


@pytest.mark.parametrize("case", CASES["gaps"], ids=lambda case: case["gap"])
def test_the_time_to_make_up_is_rounded_up(case: dict[str, Any]) -> None:
    leader, chaser = CombinationPoints.parse(case["leader"]), CombinationPoints.parse(case["chaser"])
    difference = CombinationPoints(chaser.thousandths - leader.thousandths)
    assert clock(time_gap(difference, case["next"]) * 10, 2) == case["gap"]


@pytest.mark.parametrize("text", CASES["refused"])
def test_points_without_three_decimals_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="three decimals"):
        CombinationPoints.parse(text)


def test_a_printed_thousandth_is_cut_off_before_points_are_made() -> None:
    assert points_of(RaceTime.parse("34.109"), 500) == points_of(RaceTime.parse("34.10"), 500)
    assert points_of(RaceTime.parse("34.10(9)"), 500) == points_of(RaceTime.parse("34.10"), 500)


def test_fewer_points_are_better() -> None:
    assert min([CombinationPoints(136_681), CombinationPoints(136_680)]) == CombinationPoints(136_680)


@given(st.integers(1_000, 999_999))
def test_reading_what_was_written_gives_the_same_points(thousandths: int) -> None:
    assert CombinationPoints.parse(str(CombinationPoints(thousandths))) == CombinationPoints(thousandths)


@given(TIMES, DISTANCES)
def test_points_are_never_rounded_up(time: RaceTime, distance: int) -> None:
    points = points_of(time, distance).thousandths
    assert points * distance <= time.hundredths * 5000 < (points + 1) * distance


@given(st.lists(st.tuples(TIMES, DISTANCES), min_size=1, max_size=4))
def test_the_total_is_the_sum_of_the_cut_parts_and_never_more_than_the_exact_sum(
    parts: list[tuple[RaceTime, int]],
) -> None:
    points = [points_of(time, distance) for time, distance in parts]
    assert total(points).thousandths == sum(part.thousandths for part in points)
    assert total(points).thousandths * 30_000 <= sum(
        time.hundredths * 5000 * 30_000 // distance for time, distance in parts
    )


@given(st.integers(0, 10_000), DISTANCES)
def test_the_time_to_make_up_is_enough_and_not_a_hundredth_more(difference: int, distance: int) -> None:
    needed = time_gap(CombinationPoints(difference), distance)
    assert needed * 5000 >= difference * distance > (needed - 1) * 5000


@given(TIMES, st.integers(0, 9))
def test_a_time_in_thousandths_makes_the_points_of_its_official_time(time: RaceTime, digit: int) -> None:
    exact = RaceTime(time.thousandths + digit, Precision.THOUSANDTHS)
    assert points_of(exact, 1500) == points_of(time, 1500)
