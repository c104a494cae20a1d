"""Seasons: a year of the sport, named by both calendar years it touches (`2023-24`)."""

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

MonthDay = tuple[int, int]
FIRST_OF_JULY: MonthDay = (7, 1)
_KEPT = 1 << 12  # days: many race on one, and each of them is asked for its season


class Season(Struct, frozen=True, order=True):
    """One season, from `first_day` to the day before the next one's."""

    first_day: date

    @classmethod
    def parse(cls, text: str, starts: MonthDay = FIRST_OF_JULY) -> "Season":
        """Read `2023-24`; ValueError when the two years do not follow each other."""
        match = re.fullmatch(r"([12][0-9]{3})-([0-9]{2})", text, re.ASCII)
        if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
            raise ValueError("a season is named by its two years, as in 2023-24")
        return cls(date(int(match[1]), *starts))

    @classmethod
    @lru_cache(maxsize=_KEPT)
    def of(cls, day: date, starts: MonthDay = FIRST_OF_JULY) -> "Season":
        """The season that `day` belongs to."""
        first = date(day.year, *starts)
        return cls(first if day >= first else first.replace(year=day.year - 1))

    def __str__(self) -> str:
        return f"{self.first_day.year}-{(self.first_day.year + 1) % 100:02d}"

    @property
    def last_day(self) -> date:
        """The day before the next season starts."""
        return self.first_day.replace(year=self.first_day.year + 1) - timedelta(days=1)

    @property
    def before(self) -> "Season":
        """The season before this one."""
        return Season(self.first_day.replace(year=self.first_day.year - 1))

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day
