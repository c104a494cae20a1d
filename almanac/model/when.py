"""Dates as exact as their source: a day, a month, a year or a season."""

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from almanac.model.season import FIRST_OF_JULY, MonthDay, Season

_KEPT = 1 << 12  # days: many race on one, and each of them is asked for it


class When(Struct, frozen=True):
    """`printed` is what the source gives; the fact lies between `first` and `last`, both included."""

    printed: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str, starts: MonthDay = FIRST_OF_JULY) -> "When":
        """Read `2023-11-10`, `2023-11`, `2023` or the season `2022-23`; ValueError otherwise.

        `2009-10` is October 2009: a month wins over a season of the same spelling.
        """
        if re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            return cls.on(date.fromisoformat(text))
        if re.fullmatch(r"[12][0-9]{3}-(0[1-9]|1[0-2])", text, re.ASCII):
            first = date.fromisoformat(f"{text}-01")
            return cls(text, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        if re.fullmatch(r"[12][0-9]{3}", text, re.ASCII):
            return cls(text, date(int(text), 1, 1), date(int(text), 12, 31))
        try:
            season = Season.parse(text, starts)
        except ValueError:
            raise ValueError("a date reads 2023-11-10, 2023-11, 2023 or, for a season, 2022-23") from None
        return cls(text, season.first_day, season.last_day)

    @classmethod
    @lru_cache(maxsize=_KEPT)
    def on(cls, day: date) -> "When":
        """One day, known exactly."""
        return cls(day.isoformat(), day, day)

    @property
    def day(self) -> date | None:
        """The day, where the source gives one."""
        return self.first if self.first == self.last else None
