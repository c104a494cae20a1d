"""Ranks in one race."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.race_time import Precision, RaceTime
from almanac.model.ranking import ranks

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases/statuses.yaml").read_text(encoding="utf-8"))
EXACT_TIMES = st.lists(st.integers(34_000, 34_020).map(lambda t: RaceTime(t, Precision.THOUSANDTHS)), max_size=12)
TIMES = st.lists(
    st.builds(
        lambda hundredths, digit: RaceTime(
            hundredths * 10 + (digit or 0), Precision.HUNDREDTHS if digit is None else Precision.DIGIT
        ),
        st.integers(3400, 3404),
        st.none() | st.integers(0, 9),
    ),
    max_size=12,
)


@pytest.mark.parametrize("case", CASES["ties"], ids=lambda case: " ".join(case["times"]) or "nobody")
def test_ties_are_ranked_as_in_the_protocols(case: dict[str, Any]) -> None:
    assert ranks([RaceTime.parse(time) for time in case["times"]]) == case["ranks"]


@pytest.mark.parametrize("case", CASES["cut"], ids=lambda case: case["thousandths"])
def test_a_time_is_cut_to_its_official_hundredths(case: dict[str, str]) -> None:
    assert RaceTime.parse(case["thousandths"]).official == case["official"]


@given(EXACT_TIMES)
def test_equal_times_share_a_rank_and_the_next_is_skipped(times: list[RaceTime]) -> None:
    ranked = ranks(times)
    for time, rank in zip(times, ranked, strict=True):
        assert rank == 1 + sum(other.thousandths < time.thousandths for other in times)
    for rank in set(ranked):
        following = [other for other in ranked if other > rank]
        assert not following or min(following) == rank + ranked.count(rank)


@given(TIMES, st.randoms(use_true_random=False))
def test_ranks_do_not_depend_on_the_order_of_the_rows(times: list[RaceTime], random: Any) -> None:
    places = list(range(len(times)))
    random.shuffle(places)
    shuffled = ranks([times[place] for place in places])
    in_order = ranks(times)
    assert shuffled == [in_order[place] for place in places]
