"""Dates as exact as their source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.when import When


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-11-10", date(2023, 11, 10), date(2023, 11, 10)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2022-23", date(2022, 7, 1), date(2023, 6, 30)),
        ("2009-10", date(2009, 10, 1), date(2009, 10, 31)),
        ("2999-12", date(2999, 12, 1), date(2999, 12, 31)),
    ],
)
def test_a_date_spans_what_its_source_leaves_open(text: str, first: date, last: date) -> None:
    when = When.parse(text)
    assert (when.printed, when.first, when.last) == (text, first, last)


@pytest.mark.parametrize(
    "text", ["2023-13", "2023-25", "10.11.2023", "23", "", "0000", "9999-12", "0001-01-01", "today"]
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(ValueError, match="2023-11-10"):
        When.parse(text)


def test_a_day_that_no_month_has_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        When.parse("2023-02-30")


def test_a_season_follows_the_first_day_of_the_team() -> None:
    assert When.parse("2022-23", (10, 1)).first == date(2022, 10, 1)


def test_only_a_date_of_one_day_has_a_day() -> None:
    assert When.parse("2023-11-10").day == date(2023, 11, 10)
    assert When.parse("2023-11").day is None


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_day_and_its_month_and_year_lie_in_each_other(day: date) -> None:
    exact, month, year = When.on(day), When.parse(f"{day:%Y-%m}"), When.parse(f"{day:%Y}")
    assert When.parse(exact.printed) == exact
    assert year.first <= month.first <= exact.first == exact.last <= month.last <= year.last
