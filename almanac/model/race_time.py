"""Race times as the sport prints them: whole thousandths inside, never a float."""

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

_NOTATION = re.compile(r"(?:([1-9][0-9]*):)?([0-9]{1,2})\.([0-9]{2})(?:([0-9])|\(([0-9])\))?", re.ASCII)

SECONDS_IN_A_MINUTE = 60
_KEPT = 1 << 14  # a time stands on many pages


class Precision(StrEnum):
    """How many digits a source printed after the point."""

    HUNDREDTHS = "hundredths"
    THOUSANDTHS = "thousandths"
    DIGIT = "digit"  # hundredths with the thousandths digit in brackets, printed to split a tie


_HUNDREDTHS = Precision.HUNDREDTHS  # asked for too often to be looked up


class RaceTime(Struct, frozen=True, omit_defaults=True, gc=False):
    """An official time: `thousandths` of a second, and how it was printed.

    There is deliberately no `<`: within one race thousandths decide (`order_in_race`),
    everywhere else hundredths do (`hundredths`), cut off and never rounded.
    """

    thousandths: int
    precision: Precision = Precision.HUNDREDTHS

    @classmethod
    def parse(cls, text: str) -> "RaceTime":
        """Read `34.37`, `1:45.596` or `34.52(2)`; ValueError says what is wrong in plain words."""
        match = _NOTATION.fullmatch(text)
        if match is None:
            raise ValueError(_fault(text))
        minutes, seconds, hundredths, third, digit = match.groups()
        if int(seconds) >= SECONDS_IN_A_MINUTE:
            raise ValueError("the seconds must be below 60; from one minute on write minutes, as in 1:07.11")
        if minutes and len(seconds) == 1:
            raise ValueError("after minutes the seconds need two digits, as in 1:05.37")
        if not minutes and seconds.startswith("0") and seconds != "0":
            raise ValueError("seconds below ten carry no leading zero, as in 9.35")
        whole = (int(minutes or 0) * SECONDS_IN_A_MINUTE + int(seconds)) * 1000 + int(hundredths) * 10
        if third is not None:
            return cls(whole + int(third), Precision.THOUSANDTHS)
        if digit is not None:
            return cls(whole + int(digit), Precision.DIGIT)
        return cls(whole)

    def __str__(self) -> str:
        precision = self.precision
        if precision is _HUNDREDTHS:
            return clock(self.thousandths, 2)
        if precision is Precision.THOUSANDTHS:
            return clock(self.thousandths, 3)
        return f"{clock(self.thousandths, 2)}({self.thousandths % 10})"

    @property
    def hundredths(self) -> int:
        """The official time: hundredths, cut off (36.097 is 36.09)."""
        return self.thousandths // 10

    @property
    def official(self) -> str:
        """The official time in two decimals, cut off: `36.097` reads `36.09`."""
        return clock(self.thousandths, 2)

    @property
    def is_exact(self) -> bool:
        """Whether the source printed the thousandth."""
        return self.precision is not _HUNDREDTHS


class Gap(Struct, frozen=True):
    """A difference between two times, signed: negative is faster."""

    thousandths: int
    decimals: int = 2

    def __str__(self) -> str:
        sign = "−" if self.thousandths < 0 else "+"
        return sign + clock(abs(self.thousandths), self.decimals)


@lru_cache(maxsize=_KEPT)
def clock(thousandths: int, decimals: int) -> str:
    """`65370` with two decimals reads `1:05.37`; further digits are cut off."""
    minutes, rest = divmod(thousandths, 60_000)
    seconds, fraction = divmod(rest, 1000)
    digits = f"{fraction:03d}"[:decimals]
    return f"{minutes}:{seconds:02d}.{digits}" if minutes else f"{seconds}.{digits}"


def gap(time: RaceTime, reference: RaceTime) -> Gap:
    """How far `time` lies behind `reference`, in the finest digit that both sources printed.

    Protocols give the gap in hundredths; the thousandth stands only where both times carry it
    in full or where the hundredths are equal and the printed digit splits them.
    """
    both_full = time.precision is reference.precision is Precision.THOUSANDTHS
    split = time.is_exact and reference.is_exact and time.hundredths == reference.hundredths
    if both_full or split:
        return Gap(time.thousandths - reference.thousandths, decimals=3)
    return Gap((time.hundredths - reference.hundredths) * 10)


def order_in_race(one: RaceTime, other: RaceTime) -> int:
    """Negative when `one` is ahead in the same race: thousandths if both print them, else hundredths."""
    if one.is_exact and other.is_exact:
        return one.thousandths - other.thousandths
    return one.hundredths - other.hundredths


def _fault(text: str) -> str:
    if re.search(r"[^\x00-\x7f]", text):
        return "a time is written with plain digits, a colon and a point, as in 1:46.99"
    if re.fullmatch(r"0+[0-9]*:.*", text):
        return "minutes carry no leading zero, as in 34.26 or 1:46.99"
    if re.fullmatch(r"[0-9:]+\.[0-9]", text):
        return "a time has two decimals (34.10, not 34.1)"
    return "a time reads 34.32, 1:45.59, 1:45.596 or 34.52(2)"
