"""What was probably meant."""

import pytest

from almanac.reading.meant import as_id, meant_day, meant_time


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("34,70", "34.70"), ("1'46\"99", "1:46.99"), ("0:34.70", "34.70"), ("34.7", "34.70"), ("75.20", "1:15.20"),
        ("1:05,371", "1:05.371"), ("１:46.99", "1:46.99"), ("1:5.37", "1:05.37"), ("1.46.99", "1:46.99"),
        ("1:73.20", ""), ("fast", ""), ("34.70", ""), ("9" * 50, ""),
    ],
)  # fmt: skip
def test_a_time_is_guessed_only_where_it_can_be_but_one(found: str, meant: str) -> None:
    assert meant_time(found) == meant


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("2026-2-5", "2026-02-05"), ("2026/02/05", "2026-02-05"), ("15.11.2025", "2025-11-15"),
        ("2026年2月5日", "2026-02-05"), ("01/02/2026", ""), ("31.2.2026", ""), ("1.1.0205", ""), ("soon", ""),
    ],
)  # fmt: skip
def test_a_day_is_guessed_only_where_it_can_be_but_one(found: str, meant: str) -> None:
    assert meant_day(found) == meant


def test_an_id_is_lower_case_without_accents() -> None:
    assert as_id("Zoë_O'Hara Śnieg") == "zoe-o-hara-snieg"
