"""Race times: every printed form, read and written without a float."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.race_time import Gap, Precision, RaceTime, clock, gap, order_in_race

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases/times.yaml").read_text(encoding="utf-8"))


def printed(hundredths: int, digit: int, precision: Precision) -> RaceTime:
    """A time as a source prints it in that precision."""
    return RaceTime(hundredths * 10 + (0 if precision is Precision.HUNDREDTHS else digit), precision)


def race_times() -> st.SearchStrategy[RaceTime]:
    """Any time up to twenty minutes, in any precision."""
    return st.builds(printed, st.integers(0, 120_000), st.integers(0, 9), st.sampled_from(Precision))


@pytest.mark.parametrize("case", CASES["accepted"], ids=lambda case: case["text"])
def test_a_printed_time_is_held_exactly_and_shown_as_printed(case: dict[str, Any]) -> None:
    time = RaceTime.parse(case["text"])
    assert time.thousandths == case["thousandths"]
    assert str(time) == case["text"]
    assert time.official == case["official"]


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["text"])
def test_what_is_no_time_is_refused_in_plain_words(case: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=re.escape(case["says"])):
        RaceTime.parse(case["text"])


@pytest.mark.parametrize("case", CASES["gaps"], ids=lambda case: case["text"])
def test_a_gap_reads_as_in_the_protocols(case: dict[str, Any]) -> None:
    assert str(gap(RaceTime.parse(case["time"]), RaceTime.parse(case["reference"]))) == case["text"]


def test_only_a_printed_thousandth_makes_a_time_exact() -> None:
    assert not RaceTime.parse("34.52").is_exact
    assert RaceTime.parse("34.52(2)").is_exact
    assert RaceTime.parse("34.522").is_exact


def test_times_have_no_order_of_their_own() -> None:
    with pytest.raises(TypeError):
        sorted([RaceTime.parse("34.52"), RaceTime.parse("34.51")])  # type: ignore[type-var]


@given(race_times())
def test_reading_what_was_written_gives_the_same_time(time: RaceTime) -> None:
    assert RaceTime.parse(str(time)) == time


@given(race_times())
def test_the_official_time_is_cut_off_and_never_rounded_up(time: RaceTime) -> None:
    official = RaceTime.parse(time.official)
    assert official.hundredths == time.hundredths
    assert 0 <= time.thousandths - official.thousandths < 10


@given(race_times(), race_times())
def test_order_and_gap_turn_round_when_the_two_times_change_places(one: RaceTime, other: RaceTime) -> None:
    assert order_in_race(one, other) == -order_in_race(other, one)
    assert gap(one, other).thousandths == -gap(other, one).thousandths


@given(race_times(), race_times())
def test_a_gap_never_contradicts_the_order_in_the_race(one: RaceTime, other: RaceTime) -> None:
    assert gap(one, other).thousandths * order_in_race(one, other) >= 0


@given(st.integers(0, 10_000_000))
def test_a_gap_prints_its_sign_and_the_clock(thousandths: int) -> None:
    assert str(Gap(thousandths)) == "+" + clock(thousandths, 2)
    assert str(Gap(-thousandths - 1, decimals=3)) == "−" + clock(thousandths + 1, 3)


@given(st.text(max_size=12))
def test_any_text_is_either_a_time_that_prints_the_same_or_refused(text: str) -> None:
    try:
        time = RaceTime.parse(text)
    except ValueError:
        return
    assert str(time) == text
