"""Single values."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from almanac.model.points import CombinationPoints
from almanac.reading.ledger import Ledger
from almanac.reading.nodes import Scalar, SourceText
from almanac.reading.scalars import (
    CLOCK,
    DECIMAL,
    EMBARGO,
    INTEGER,
    MOMENT,
    MONTH_DAY,
    POINTS,
    WEB_ADDRESS,
    WHEN,
    YES_NO,
    ZONE,
    Choice,
    Single,
)


def read(kind: Single | Choice, text: str) -> Any:
    return kind.read(Scalar(text, SourceText("f.yaml", text), 1, 1), Ledger(Path()))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (INTEGER, "007", 7), (POINTS, "60", 60), (POINTS, "136.680", CombinationPoints(136_680)),
        (CLOCK, "09:30", "09:30"), (DECIMAL, "-6.5", "-6.5"), (MONTH_DAY, "07-01", (7, 1)), (YES_NO, "no", False),
        (YES_NO, "yes", True), (YES_NO, "true", True), (MOMENT, "2031-02-15", date(2031, 2, 15)),
        (WEB_ADDRESS, "https://frost.example/a?b", "https://frost.example/a?b"),
    ],
)  # fmt: skip
def test_a_text_becomes_what_its_field_says(kind: Single | Choice, text: str, value: object) -> None:
    assert read(kind, text) == value


def test_a_moment_without_a_zone_is_one_at_home() -> None:
    assert read(MOMENT, "2031-02-15 20:30") == datetime.fromisoformat("2031-02-15T20:30+00:00")
    assert read(MOMENT, "2031-02-15T20:30+08:00").utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (INTEGER, "²"), (INTEGER, "9" * 5000), (INTEGER, "-1"), (POINTS, "136.68"), (CLOCK, "24:00"),
        (MONTH_DAY, "7-1"), (MONTH_DAY, "02-29"), (MOMENT, "yesterday"), (MOMENT, "0031-02-15T20:30"),
        (WHEN, "9999-12"), (WHEN, "2031-13-01"), (WEB_ADDRESS, "ftp://frost.example"), (WEB_ADDRESS, "https://a b"),
        (WEB_ADDRESS, "https://["), (ZONE, "../etc/passwd"), (ZONE, "America"), (ZONE, "Moon/Base"), (YES_NO, "on"),
    ],
)  # fmt: skip
def test_what_no_field_can_read_is_a_problem(kind: Single | Choice, text: str) -> None:
    ledger = Ledger(Path())
    assert kind.read(Scalar(text, SourceText("f.yaml", text), 1, 1), ledger) is None
    assert len(ledger.problems) == 1


def test_an_embargo_on_a_bare_day_ends_at_its_beginning_in_the_home_zone() -> None:
    assert read(EMBARGO, "2023-11-06") == datetime.fromisoformat("2023-11-06T00:00+00:00")
    assert read(EMBARGO, "2023-11-06T10:00+08:00") == datetime.fromisoformat("2023-11-06T10:00+08:00")
