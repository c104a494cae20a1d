"""What was probably meant by a value that cannot be read: only said, never taken."""

import re
from datetime import date
from typing import Literal

from almanac.model.race_time import RaceTime, clock

YEARS = range(1850, 2200)  # a day outside these is a slip of the pen
SECONDS = 60


def meant_time(text: str) -> str:
    """The time behind `34,70`, `1'46"99`, `0:34.70`, `34.7` or `75.20`; nothing when it could be several."""
    plain = _normal("NFKC", text[:20]).replace(",", ".").replace("'", ":").replace('"', ".")
    match = re.fullmatch(r"(?:0*([0-9]{1,3})[:.])?([0-9]{1,3})\.([0-9]{1,3})", plain, re.ASCII)
    if match is None or (match[1] and int(match[2]) >= SECONDS):
        return ""
    thousandths = (int(match[1] or 0) * 60 + int(match[2])) * 1000 + int(match[3].ljust(3, "0"))
    guess = clock(thousandths, decimals=max(2, len(match[3])))
    return "" if guess == text else str(RaceTime.parse(guess))


def meant_day(text: str) -> str:
    """The day behind `2026-2-5`, `2026/02/05` or `15.11.2025`; nothing for `01/02/2026`."""
    year_first = re.fullmatch(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", text, re.ASCII)
    day_first = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text, re.ASCII)
    match = year_first or day_first
    if match is None:
        return ""
    numbers = [int(number) for number in match.groups()]
    try:
        day = date(*(numbers if year_first else reversed(numbers)))
    except ValueError:
        return ""
    return day.isoformat() if day.year in YEARS else ""


def as_id(text: str) -> str:
    """The id behind `Gao_Li` or `Gao Li`."""
    letters = _normal("NFKD", text.lower())
    return re.sub("[^a-z0-9]+", "-", re.sub("[\u0300-\u036f]", "", letters)).strip("-")


def _normal(form: Literal["NFKC", "NFKD"], text: str) -> str:
    from unicodedata import normalize  # noqa: PLC0415 -- most builds find no fault

    return normalize(form, text)
