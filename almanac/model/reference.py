"""Reference of the sport: records, published standings, points tables, rivals' names."""

from enum import StrEnum

from msgspec import Struct

from almanac.model.citing import Cited
from almanac.model.points import CombinationPoints
from almanac.model.race_time import RaceTime
from almanac.model.season import Season
from almanac.model.when import When


class RecordKind(StrEnum):
    """What a record is the best of."""

    WORLD = "world"
    OLYMPIC = "olympic"
    ASIAN = "asian"
    GAMES = "games"
    NATIONAL = "national"
    TRACK = "track"
    JUNIOR_WORLD = "junior-world"


class Record(Cited, frozen=True, kw_only=True):
    """A record as a source states it; older ones are kept. `reported`: only a report says so.

    It is a `time`, or `points` in a combination.
    """

    kind: RecordKind
    event: str
    time: RaceTime | None = None
    points: CombinationPoints | None = None
    athlete: str | None = None
    skater: str | None = None
    nation: str | None = None
    athletes: tuple[str, ...] = ()
    date: When | None = None
    rink: str | None = None
    reported: bool = False
    sure: str = "high"

    @property
    def printed(self) -> str:
        """The record as printed."""
        return str(self.time or self.points)

    @property
    def order(self) -> int:
        """What records of one event are compared by, lower being better."""
        return self.time.hundredths if self.time else self.points.thousandths if self.points else 0


class StandingRow(Struct, frozen=True, kw_only=True):
    """One row of a published standing; `quota` is a printed quota rank (`6`, `R5`)."""

    rank: int | None = None
    quota: str | None = None
    athlete: str | None = None
    skater: str | None = None
    nation: str | None = None
    points: int | None = None
    time: RaceTime | None = None
    rink: str | None = None


class Standing(Cited, frozen=True, kw_only=True):
    """A published standing, shown as stated; partial rows are legal."""

    season: Season
    series: str
    event: str
    competition: str | None = None
    as_of: When | None = None
    final: bool = False
    rows: tuple[StandingRow, ...] = ()


class PointsTable(Cited, frozen=True, kw_only=True):
    """Points by rank (`points[0]` is the winner's) for some events of a series and division."""

    season: Season
    series: str
    events: tuple[str, ...]
    division: str | None = None
    points: tuple[int, ...] = ()
    beyond: int | None = None
    sure: str = "high"


class Rival(Struct, frozen=True, kw_only=True):
    """A skater of another nation: one name, however the lists spell it."""

    id: str
    name: str
    nations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    scripts: tuple[tuple[str, str], ...] = ()
