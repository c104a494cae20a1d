"""Competitions and the races in them."""

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import force_setattr

from almanac.model.citing import Cited, Source
from almanac.model.event import Event
from almanac.model.race_time import RaceTime
from almanac.model.result import Result, Status
from almanac.model.rink import Rink
from almanac.model.season import Season
from almanac.model.when import When
from almanac.model.wording import Wording


class Level(StrEnum):
    """The weight of a medal; medals of different levels are never added together."""

    OLYMPIC = "olympic"
    WORLD = "world"
    WORLD_CUP = "world-cup"
    CONTINENTAL = "continental"
    NATIONAL = "national"


class Series(Struct, frozen=True, kw_only=True):
    """What a competition is one of, such as a cup or the Games."""

    id: str
    name: Wording
    level: Level
    short: Wording | None = None


class RaceState(StrEnum):
    """How final a race's list is."""

    PLANNED = "planned"
    PROVISIONAL = "provisional"
    OFFICIAL = "official"


class Change(StrEnum):
    """What became of a planned competition."""

    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Race(Cited, frozen=True, kw_only=True):
    """One event, division and number at one competition. Temperatures are degrees Celsius as printed.

    `skipped` are lines of a list that an import could not take.
    Its `id`, such as `men-500-2-a`, `men-1000` or `men-team-pursuit-final`, is unique in its competition.
    """

    event: Event
    number: int | None = None
    division: str | None = None
    round: str | None = None
    part_of: str | None = None
    day: date | None = None
    starts: str | None = None
    state: RaceState = RaceState.OFFICIAL
    complete: bool = False
    field: int | None = None
    ice: str | None = None
    air: str | None = None
    results: tuple[Result, ...] = ()
    skipped: tuple[str, ...] = ()
    id: str = ""

    def __post_init__(self) -> None:
        parts = (self.event.id, str(self.number or ""), (self.division or "").lower(), self.round or "")
        force_setattr(self, "id", "-".join(part for part in parts if part))

    @property
    def decides_medals(self) -> bool:
        """A race without a round, or the final, in division A or none, not part of a combination."""
        return self.round in (None, "final") and self.division in (None, "A") and self.part_of is None


class Squad(Cited, frozen=True, kw_only=True):
    """Who travelled or was entered; numbers alone are legal."""

    men: int | None = None
    women: int | None = None
    athletes: tuple[str, ...] = ()
    reserves: tuple[str, ...] = ()


class StatedMedals(Struct, frozen=True, kw_only=True):
    """Medals as a source counts them; None where it does not say."""

    gold: int | None = None
    silver: int | None = None
    bronze: int | None = None


class StatedParty(Struct, frozen=True, kw_only=True):
    """The travelling party as a source counts it."""

    men: int | None = None
    women: int | None = None
    people: str | None = None


class Stated(Cited, frozen=True, kw_only=True):
    """What a source counts, shown beside our own count."""

    medals: StatedMedals | None = None
    party: StatedParty | None = None
    left: When | None = None


class Correction(Cited, frozen=True, kw_only=True):
    """A later decision on one row: what it is `now`. History is never edited."""

    on: date
    race: str
    athlete: str | None = None
    skater: str | None = None
    nation: str | None = None
    time: RaceTime | None = None
    status: Status | None = None
    rank: int | None = None
    reason: Wording | None = None


class Revision(Struct, frozen=True, kw_only=True):
    """What a correction did to a race: its rows before and after."""

    correction: Correction
    before: Race
    after: Race


class Competition(Cited, frozen=True, kw_only=True):
    """A gathering over one or more days. `revisions` say how far its races are corrected, oldest first."""

    id: str
    season: Season
    name: Wording
    series: Series
    short: Wording | None = None
    leg: int | None = None
    rink: Rink | None = None
    city: Wording | None = None
    country: str | None = None
    setting: str | None = None
    start: date | None = None
    end: date | None = None
    state: Change | None = None
    squad: Squad | None = None
    stated: Stated | None = None
    entries: Wording | None = None
    races: tuple[Race, ...] = ()
    corrections: tuple[Correction, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def lowland(self) -> bool | None:
        """Whether the ice lies low; None where no source says."""
        if self.rink is not None and self.rink.lowland is not None:
            return self.rink.lowland
        return None if self.setting is None else self.setting == "lowland"

    @property
    def place(self) -> Wording | None:
        """The city, the rink's or the stated one."""
        return self.rink.city if self.rink is not None else self.city

    @property
    def last_day(self) -> date:
        """From this day on its facts count; without dates, the season's last."""
        return self.end or self.start or self.season.last_day

    @property
    def first_day(self) -> date:
        """The first day, or the best that is known of it."""
        return self.start or self.end or self.season.first_day

    def day_of(self, race: Race) -> date:
        """The race's day; an undated race counts from the competition's last day."""
        return race.day or self.last_day

    def sources_of(self, race: Race) -> tuple[Source, ...]:
        """The race's own sources, or else the competition's."""
        return race.sources or self.sources
