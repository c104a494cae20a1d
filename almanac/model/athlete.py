"""Athletes of the team."""

from enum import StrEnum

from msgspec import Struct

from almanac.model.citing import Cited
from almanac.model.event import Category
from almanac.model.race_time import RaceTime
from almanac.model.when import When
from almanac.model.wording import Wording


class NameOrder(StrEnum):
    """Which part of a name is said first."""

    FAMILY_FIRST = "family-first"
    GIVEN_FIRST = "given-first"


class Name(Struct, frozen=True, kw_only=True):
    """A person's name; `scripts` holds it in other scripts by language code."""

    family: str
    given: str
    order: NameOrder = NameOrder.GIVEN_FIRST
    sort: str | None = None
    scripts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        parts = (self.family, self.given) if self.order is NameOrder.FAMILY_FIRST else (self.given, self.family)
        return " ".join(part for part in parts if part)

    @property
    def sort_key(self) -> str:
        """What lists are sorted by: the romanised family name unless the data say better."""
        return (self.sort or f"{self.family} {self.given}").casefold()


class AthleteState(StrEnum):
    """What an athlete's season is."""

    ACTIVE = "active"
    RETURNING = "returning"
    INJURED = "injured"
    RESTING = "resting"
    RETIRED = "retired"


class AthleteStatus(Cited, frozen=True, kw_only=True):
    """A stretch of an athlete's life in the sport."""

    state: AthleteState
    start: When | None = None
    end: When | None = None


class Honour(Cited, frozen=True, kw_only=True):
    """A title or place of honour, as a source states it."""

    year: str
    title: Wording
    events: tuple[str, ...] = ()
    competition: str | None = None


class StatedBest(Cited, frozen=True, kw_only=True):
    """An official best that the results held here do not show."""

    event: str
    time: RaceTime
    date: When | None = None
    competition: str | None = None
    rink: str | None = None


class Milestone(Cited, frozen=True, kw_only=True):
    """A dated line of an athlete's life in the sport."""

    when: When
    text: Wording


class Photo(Struct, frozen=True, kw_only=True):
    """A picture: its file below content/, what it shows, who took it."""

    file: str
    alt: Wording
    credit: Wording


class Athlete(Cited, frozen=True, kw_only=True):
    """A member of the team, now or before. `gender` is the category raced."""

    id: str
    name: Name
    gender: Category
    born: When | None = None
    birthplace: Wording | None = None
    home_team: Wording | None = None
    events: tuple[str, ...] = ()
    honours: tuple[Honour, ...] = ()
    bests: tuple[StatedBest, ...] = ()
    status: tuple[AthleteStatus, ...] = ()
    timeline: tuple[Milestone, ...] = ()
    aliases: tuple[str, ...] = ()
    photo: Photo | None = None
    bio: Wording | None = None
