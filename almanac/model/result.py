"""Results: one athlete or team in one race."""

from collections.abc import Iterable
from enum import StrEnum
from sys import intern

from msgspec.structs import force_setattr

from almanac.model.citing import Cited
from almanac.model.points import CombinationPoints
from almanac.model.race_time import RaceTime


class Status(StrEnum):
    """Why a start has no official time."""

    DID_NOT_START = "DNS"
    DID_NOT_FINISH = "DNF"
    DISQUALIFIED = "DQ"
    WITHDRAWN = "WDR"


class Lane(StrEnum):
    """The starting lane: white armband inside, red outside."""

    INNER = "inner"
    OUTER = "outer"


class Flag(StrEnum):
    """What happened on the way; a flag changes neither time nor rank."""

    FELL = "fell"
    RESKATE = "reskate"
    PROMOTED = "promoted"  # reached the A mass start through the B race of the same meeting


class Result(Cited, frozen=True, kw_only=True):
    """A row of a result list: `athlete` is ours, `skater` is not, a team row has neither.

    `skated` is the time of a disqualified skater: shown, never counted. `points` are sprint points of
    a mass start, `combined` the points of a combination. `cup_printed` are World Cup points that the
    list prints otherwise than the table has them.
    """

    rank: int | None = None
    athlete: str | None = None
    skater: str | None = None
    nation: str | None = None
    athletes: tuple[str, ...] = ()
    time: RaceTime | None = None
    status: Status | None = None
    skated: RaceTime | None = None
    reason: str | None = None
    points: int | None = None
    combined: CombinationPoints | None = None
    laps_skated: int | None = None
    pair: int | None = None
    lane: Lane | None = None
    flags: tuple[Flag, ...] = ()
    marks: tuple[str, ...] = ()
    cup_printed: int | None = None
    laps: tuple[RaceTime, ...] = ()
    passages: tuple[RaceTime, ...] = ()

    @property
    def ours(self) -> tuple[str, ...]:
        """The athletes of the team in this row."""
        return (self.athlete,) if self.athlete else self.athletes

    @property
    def counted_time(self) -> RaceTime | None:
        """The official time; a row with a status has none."""
        return None if self.status else self.time


def name_once(results: Iterable[Result]) -> None:
    """Names stand in hundreds of rows; from here on each is held once, whatever file its rows were read from."""
    for result in results:
        if result.athlete is not None:
            force_setattr(result, "athlete", intern(result.athlete))
        if result.skater is not None:
            force_setattr(result, "skater", intern(result.skater))
        if result.nation is not None:
            force_setattr(result, "nation", intern(result.nation))
