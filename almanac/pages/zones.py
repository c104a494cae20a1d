"""Two clocks: the rink's and the one at home."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct


class Instant(Struct, frozen=True, kw_only=True):
    """One moment on both clocks; days are ISO, times `13:05`."""

    rink_day: str
    rink_time: str
    home_day: str
    home_time: str


class ClockDifference(Struct, frozen=True, kw_only=True):
    """How far the rink's clock is from the one at home: `7`, `5:30`; `is_behind` when it shows an earlier time."""

    hours: str
    is_behind: bool


def instant(day: date, clock: str, rink: str, home: str) -> Instant:
    """`clock` (`13:05`) on a day at the rink; `rink` and `home` are IANA zones."""
    there = datetime.combine(day, time.fromisoformat(clock), ZoneInfo(rink))
    here = there.astimezone(ZoneInfo(home))
    return Instant(
        rink_day=f"{there:%Y-%m-%d}",
        rink_time=f"{there:%H:%M}",
        home_day=f"{here:%Y-%m-%d}",
        home_time=f"{here:%H:%M}",
    )


def difference(day: date, rink: str, home: str) -> ClockDifference | None:
    """The difference at noon of a day; None where the clocks show the same."""
    offset = _offset(day, rink) - _offset(day, home)
    minutes = round(abs(offset.total_seconds()) / 60)
    if not minutes:
        return None
    hours, rest = divmod(minutes, 60)
    return ClockDifference(hours=f"{hours}:{rest:02d}" if rest else str(hours), is_behind=offset < timedelta())


def _offset(day: date, zone: str) -> timedelta:
    return datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset() or timedelta()
