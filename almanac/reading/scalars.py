"""The types of single values: how a text becomes a time, a day, a number or one of a few words."""

import re
import zoneinfo
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from almanac.model.points import CombinationPoints
from almanac.model.race_time import RaceTime
from almanac.model.season import MonthDay
from almanac.model.team import Publication
from almanac.model.when import When
from almanac.reading.faults import Fault
from almanac.reading.ledger import Ledger, read_text, shown
from almanac.reading.meant import YEARS, meant_day, meant_time
from almanac.reading.nodes import Node

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
NOC_CODE = re.compile("[A-Z]{3}", re.ASCII)
_LONGEST_NUMBER = 9  # digits
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


class Single(Struct, frozen=True):
    """A single value that `parse` understands; its ValueError is what the editor reads."""

    name: str
    allowed: str
    parse: Callable[[str, Publication], Any]
    nearest: Callable[[str], str] | None = None

    def read(self, node: Node, ledger: Ledger) -> Any:
        """The value, or None with a problem told."""
        text = read_text(node, ledger)
        if text is None:
            return None
        try:
            return self.parse(text, ledger.publication)
        except (ValueError, OverflowError) as fault:
            nearest = self.nearest(text) if self.nearest else ""
            message = f"{shown(text)} is not {self.name}: {fault}"
            ledger.tell(node, Fault.VALUE, message, found=text, allowed=self.allowed, nearest=nearest)
            return None


class Choice(Struct, frozen=True):
    """One of a few words; `of` turns the word into what the model holds."""

    name: str
    words: tuple[str, ...]
    of: Callable[[str], Any] = str

    @property
    def allowed(self) -> str:
        """The words."""
        return ", ".join(self.words)

    def read(self, node: Node, ledger: Ledger) -> Any:
        """The word's value, or None with a problem told."""
        text = read_text(node, ledger)
        if text is None or text in self.words:
            return None if text is None else self.of(text)
        meant = [word for word in self.words if word.lower() == text.lower()]
        nearest = meant[0] if meant else ledger.nearest(text, self.name, self.words)
        message = f"{shown(text)} is not {self.name}"
        ledger.tell(node, Fault.CHOICE, message, found=text, allowed=self.allowed, nearest=nearest)
        return None


def one_of(name: str, kind: type[StrEnum]) -> Choice:
    """A choice of an enum's words."""
    return Choice(name, tuple(kind), kind)


def words(name: str, allowed: Iterable[str]) -> Choice:
    """A choice of plain words."""
    return Choice(name, tuple(allowed))


def _matching(pattern: str, fault: str) -> Callable[[str, Publication], str]:
    compiled = re.compile(pattern, re.ASCII)

    def parse(text: str, _: Publication) -> str:
        if compiled.fullmatch(text) is None:
            raise ValueError(fault)
        return text

    return parse


def _day(text: str, _: Publication) -> date:
    """Read `2023-11-10`."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII) is None:
        raise ValueError("a day reads 2023-11-10")
    return _likely(date.fromisoformat(text))


def _likely(day: date) -> date:
    if day.year not in YEARS:
        raise ValueError(f"the year {day.year} cannot be meant")
    return day


def _when(text: str, publication: Publication) -> When:
    when = When.parse(text, publication.season_starts)
    _likely(when.first)
    return when


def _moment(text: str, publication: Publication) -> date | datetime:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        return _day(text, publication)
    moment = datetime.fromisoformat(text)
    _likely(moment.date())
    return moment if moment.tzinfo else moment.replace(tzinfo=zoneinfo.ZoneInfo(publication.time_zone))


def _integer(text: str, _: Publication) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise ValueError("only digits, as in 12")
    return int(text)


def _points(text: str, publication: Publication) -> int | CombinationPoints:
    return CombinationPoints.parse(text) if "." in text else _integer(text, publication)


def _month_day(text: str, _: Publication) -> MonthDay:
    if re.fullmatch(r"[0-9]{2}-[0-9]{2}", text, re.ASCII) is None:
        raise ValueError("a month and a day read 07-01")
    day = date.fromisoformat(f"2001-{text}")  # a year without 29 February: that day cannot begin every season
    return day.month, day.day


def _web_address(text: str, _: Publication) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", text):
        raise ValueError("an address begins with https:// and a host")
    return text


def _zone(text: str, _: Publication) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, OSError):
        raise ValueError("no time zone of that name is known") from None
    return text


def nearest_zone(text: str) -> str:
    """The zone whose city is named."""
    city = text.rpartition("/")[2].lower().replace(" ", "_")
    zones = sorted(zoneinfo.available_timezones())
    return next((zone for zone in zones if zone.lower().rpartition("/")[2] == city), "")


def _race_time(text: str, _: Publication) -> RaceTime:
    return RaceTime.parse(text)


def _embargo(text: str, publication: Publication) -> datetime:
    """A bare day begins at midnight in the home zone."""
    moment = _moment(text, publication)
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), zoneinfo.ZoneInfo(publication.time_zone))
    return moment.astimezone(UTC)


DAY = Single("a day", "a day, as in 2023-11-10", _day, meant_day)
WHEN = Single("a date", "2023-11-10, 2023-11, 2023 or a season, 2022-23", _when, meant_day)
MOMENT = Single("a day or a moment", "2026-02-15 or 2026-02-15T20:30+08:00", _moment, meant_day)
EMBARGO = Single("a day or a moment", "2023-11-06T10:00+08:00 or 2023-11-06", _embargo, meant_day)
RACE_TIME = Single("a race time", "34.32, 1:45.59, 1:45.596 or 34.52(2)", _race_time, meant_time)
INTEGER = Single("a whole number", "digits, as in 12", _integer)
POINTS = Single("points", "whole sprint points (60) or combination points (136.680)", _points)
COMBINATION_POINTS = Single(
    "points of a combination", "three decimals, as in 136.680", lambda text, _: CombinationPoints.parse(text)
)
MONTH_DAY = Single("a month and a day", "07-01", _month_day)
WEB_ADDRESS = Single("an address", "https://…", _web_address)
ZONE = Single("a time zone", "a name such as Asia/Shanghai", _zone, nearest_zone)
LANGUAGE_CODE = Single("a language", "a code such as en, zh", _matching(LANGUAGE.pattern, "a code reads en or zh"))
CLOCK = Single("a time of day", "13:05", _matching("([01][0-9]|2[0-3]):[0-5][0-9]", "hours and minutes, as in 09:30"))
DECIMAL = Single("a number", "12 or 12.5", _matching(r"-?[0-9]+(\.[0-9]+)?", "digits and a point, as in 12.5"))
NAME_OF_ID = Single("an id", "lower-case letters a-z, digits, hyphens", _matching(ID.pattern, "an id reads gao-li"))
YES_NO = Choice("yes or no", ("true", "false", "yes", "no"), lambda word: word in ("true", "yes"))
