"""Dates as readers of a language write them; a language without a style keeps the ISO form, which all can read."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from almanac.rendering.mistake import Mistake

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?", re.ASCII)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_KEPT = 1 << 12  # the days of a team stand on many pages
_SEASON = re.compile(r"\d{4}-\d{2}", re.ASCII)


class _Style(Struct, frozen=True, kw_only=True):
    """Patterns: `a` is the day (or the first of a span), `b` the last, `am` and `bm` the names of their months."""

    months: tuple[str, ...] = ("",) * 12
    day: str = "{a:%Y-%m-%d}"
    month: str = "{a:%Y-%m}"
    year: str = "{a:%Y}"
    within_month: str = "{a:%Y-%m-%d}/{b:%Y-%m-%d}"
    within_year: str = "{a:%Y-%m-%d}/{b:%Y-%m-%d}"
    across_years: str = "{a:%Y-%m-%d}/{b:%Y-%m-%d}"

    def write(self, pattern: str, first: date, last: date) -> str:
        """The pattern filled in."""
        return pattern.format(a=first, b=last, am=self.months[first.month - 1], bm=self.months[last.month - 1])


_MONTHS = tuple("January February March April May June July August September October November December".split())
_ENGLISH = _Style(
    months=_MONTHS,
    day="{a.day} {am} {a.year}",
    month="{am} {a.year}",
    within_month="{a.day}\N{EN DASH}{b.day} {bm} {b.year}",
    within_year="{a.day} {am} \N{EN DASH} {b.day} {bm} {b.year}",
    across_years="{a.day} {am} {a.year} \N{EN DASH} {b.day} {bm} {b.year}",
)
_SHORT_ENGLISH = replace(_ENGLISH, months=tuple(month[:3] for month in _MONTHS))
_CHINESE = _Style(
    day="{a.year}年{a.month}月{a.day}日",
    month="{a.year}年{a.month}月",
    year="{a.year}年",
    within_month="{a.year}年{a.month}月{a.day}日至{b.day}日",
    within_year="{a.year}年{a.month}月{a.day}日至{b.month}月{b.day}日",
    across_years="{a.year}年{a.month}月{a.day}日至{b.year}年{b.month}月{b.day}日",
)
_ISO = _Style()
_LONG: Mapping[str, _Style] = {"en": _ENGLISH, "zh": _CHINESE}
_SHORT: Mapping[str, _Style] = {"en": _SHORT_ENGLISH, "zh": _CHINESE}


def day(value: object, language: str) -> str:
    """`2025-11-15` as 15 November 2025, `2025-11` as November 2025; a year and a season as exact as they are."""
    return _long(str(value), language)


def short_day(value: object, language: str) -> str:
    """`2025-11-15` as 15 Nov 2025, for tables."""
    return _short(str(value), language)


def moment(value: object, language: str) -> str:
    """`2025-11-15T20:30:00+08:00` as 15 November 2025, 20:30 (+08:00)."""
    written, _, clock = str(value).partition("T")
    hour, zone = clock[:5], clock[-6:]
    return f"{day(written, language)}, {hour} ({zone})" if zone[:1] in "+-" else f"{day(written, language)}, {hour}"


def span(first: object, last: object, language: str) -> str:
    """Two days as 14–16 November 2025; one day when they are the same or the last is not known."""
    if not last or str(first) == str(last):
        return day(first, language)
    style = _LONG.get(language, _ISO)
    a, b = _date(str(first)), _date(str(last))
    if (a.year, a.month) == (b.year, b.month):
        return style.write(style.within_month, a, b)
    return style.write(style.within_year if a.year == b.year else style.across_years, a, b)


@lru_cache(maxsize=_KEPT)
def _long(text: str, language: str) -> str:
    return _write(_LONG.get(language, _ISO), text)


@lru_cache(maxsize=_KEPT)
def _short(text: str, language: str) -> str:
    return _write(_SHORT.get(language, _ISO), text)


def _write(style: _Style, text: str) -> str:
    if _MONTH.fullmatch(text):
        first = _date(f"{text}-01")
        return style.write(style.month, first, first)
    if _YEAR.fullmatch(text):
        first = _date(f"{text}-01-01")
        return style.write(style.year, first, first)
    if _SEASON.fullmatch(text):
        return text
    exact = _date(text)
    return style.write(style.day, exact, exact)


def _date(text: str) -> date:
    found = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(found[1] if found else text)
    except ValueError:
        raise Mistake(f"not a date: {text!r} (2025-11-15, 2025-11, 2025 or 2022-23)") from None
