"""Events: what is raced."""

from enum import StrEnum

from msgspec import Struct

from almanac.model.citing import Cited
from almanac.model.race_time import RaceTime
from almanac.model.wording import Wording

FULL_LAP = 400  # metres


class Category(StrEnum):
    """Who races against whom; never used for a pronoun."""

    MEN = "men"
    WOMEN = "women"
    MIXED = "mixed"


class EventKind(StrEnum):
    """What orders the result and whether its time makes a best."""

    TIME = "time"  # one skater against the clock: times order the race and make bests
    TEAM = "team"  # a team against the clock: team records only
    MASS_START = "mass-start"  # sprint points order the race, the time does not
    COMBINATION = "combination"  # points from several distances, lower is better


class PlausibleTimes(Struct, frozen=True, kw_only=True):
    """Bounds for a skater over all laps; outside the outer two is impossible, the inner two warn."""

    impossible_under: RaceTime | None = None
    record: RaceTime | None = None
    slow_over: RaceTime | None = None
    impossible_over: RaceTime | None = None


class Event(Cited, frozen=True, kw_only=True):
    """One event. `distance` and `opener` are metres, `laps` is printed (`12.5`)."""

    id: str
    name: Wording
    short: Wording
    category: Category
    kind: EventKind
    olympic: bool = False
    distance: int | None = None
    laps: str | None = None
    opener: int | None = None
    team_size: int = 1
    parts: tuple[str, ...] = ()
    plausible: PlausibleTimes = PlausibleTimes()

    @property
    def makes_bests(self) -> bool:
        """Only a time skated alone over a distance is a personal or season best."""
        return self.kind is EventKind.TIME

    @property
    def timed_laps(self) -> int | None:
        """How many laps are timed, the opener among them; None where no distance or no opener is known."""
        if self.distance is None or self.opener is None:
            return None
        return 1 + (self.distance - self.opener) // FULL_LAP
