"""Seasons: from 1 July to 30 June, unless a team says otherwise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.season import Season

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FIRST_DAYS = st.sampled_from([(7, 1), (1, 1), (10, 15), (12, 31)])


def test_the_last_of_june_and_the_first_of_july_are_of_two_seasons() -> None:
    assert str(Season.of(date(2024, 6, 30))) == "2023-24"
    assert str(Season.of(date(2024, 7, 1))) == "2024-25"


def test_a_season_knows_its_days_and_the_one_before() -> None:
    season = Season.parse("2023-24")
    assert (season.first_day, season.last_day) == (date(2023, 7, 1), date(2024, 6, 30))
    assert date(2024, 6, 30) in season
    assert date(2024, 7, 1) not in season
    assert season.before == Season.parse("2022-23")


def test_the_turn_of_the_century_is_a_season_too() -> None:
    assert str(Season.parse("1999-00")) == "1999-00"


def test_a_team_may_start_its_season_on_another_day() -> None:
    assert Season.parse("2023-24", (10, 1)).last_day == date(2024, 9, 30)


@pytest.mark.parametrize(
    "text", ["2023-25", "2023-24 ", "2023", "23-24", "2023/24", "", "9999-00", "0001-02", "２023-24"]
)
def test_what_names_no_two_following_years_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="2023-24"):
        Season.parse(text)


@given(DAYS, FIRST_DAYS)
def test_each_day_lies_in_exactly_the_season_it_belongs_to(day: date, starts: tuple[int, int]) -> None:
    season = Season.of(day, starts)
    assert day in season
    assert day not in season.before
    assert season.before.last_day + timedelta(days=1) == season.first_day
    assert Season.parse(str(season), starts) == season


@given(DAYS, DAYS)
def test_seasons_follow_each_other_as_days_do(one: date, other: date) -> None:
    first, last = sorted([one, other])
    assert Season.of(first) <= Season.of(last)
