"""Dates as the readers of each language write them."""

import pytest

from almanac.rendering.dates import day, short_day, span
from almanac.rendering.mistake import Mistake


@pytest.mark.parametrize(
    ("iso", "english", "short", "chinese"),
    [
        ("2025-11-15", "15 November 2025", "15 Nov 2025", "2025年11月15日"),
        ("2025-11-05", "5 November 2025", "5 Nov 2025", "2025年11月5日"),
        ("2025-11", "November 2025", "Nov 2025", "2025年11月"),
        ("2025", "2025", "2025", "2025年"),
        ("2022-23", "2022-23", "2022-23", "2022-23"),
        ("2025-11-15T10:30+08:00", "15 November 2025", "15 Nov 2025", "2025年11月15日"),
    ],
)
def test_a_date_is_as_exact_as_its_source(iso: str, english: str, short: str, chinese: str) -> None:
    assert day(iso, "en") == english
    assert short_day(iso, "en") == short
    assert day(iso, "zh") == short_day(iso, "zh") == chinese


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese"),
    [
        ("2025-11-14", "2025-11-16", "14–16 November 2025", "2025年11月14日至16日"),
        ("2025-11-28", "2025-12-01", "28 November – 1 December 2025", "2025年11月28日至12月1日"),
        ("2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026", "2025年12月30日至2026年1月2日"),
        ("2025-11-14", "2025-11-14", "14 November 2025", "2025年11月14日"),
        ("2025-11-14", None, "14 November 2025", "2025年11月14日"),
    ],
)
def test_a_span_says_what_its_ends_share_once(first: str, last: str | None, english: str, chinese: str) -> None:
    assert span(first, last, "en") == english
    assert span(first, last, "zh") == chinese


def test_a_language_without_a_style_keeps_the_iso_form() -> None:
    assert day("2025-11-15", "nb") == "2025-11-15"
    assert day("2025-11", "nb") == "2025-11"
    assert span("2025-11-14", "2025-11-16", "nb") == "2025-11-14/2025-11-16"


@pytest.mark.parametrize("text", ["", "yesterday", "2025-02-30", "15.11.2025", "2025-1-5"])
def test_what_is_no_date_is_a_mistake(text: str) -> None:
    with pytest.raises(Mistake, match="not a date"):
        day(text, "en")
