"""A season's roster: who, led by whom, aiming at what."""

from dataclasses import dataclass
from datetime import datetime

from almanac.model.citing import Cited
from almanac.model.season import Season
from almanac.model.when import When
from almanac.model.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSquad(Cited):
    """A named group of athletes; numbers alone are legal."""

    name: Wording
    id: str | None = None
    competition: str | None = None
    athletes: tuple[str, ...] = ()
    men: int | None = None
    women: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember(Cited):
    """A coach or other member of staff."""

    id: str
    name: Wording
    role: Wording
    start: When | None = None
    end: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Cited):
    """An aim as stated; one with a `measure` can be answered from the results."""

    id: str
    text: Wording
    event: str | None = None
    competition: str | None = None
    measure: str | None = None
    target: int | None = None
    by: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp(Cited):
    """A training camp; `people` is text because sources say `130+`."""

    name: Wording
    start: When | None = None
    end: When | None = None
    place: Wording | None = None
    people: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(Cited):
    """A rink where the team trains."""

    rink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Cited):
    """Words that somebody said; shown with speaker, role and date."""

    speaker: str
    role: Wording
    text: Wording
    date: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Cited):
    """What a source reports about the season and no other key holds."""

    id: str
    text: Wording
    date: When | None = None
    athletes: tuple[str, ...] = ()
    competition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The roster of one season; nobody's but the editors' until its `embargo`."""

    season: Season
    squads: tuple[RosterSquad, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    goals: tuple[Goal, ...] = ()
    camps: tuple[Camp, ...] = ()
    bases: tuple[Base, ...] = ()
    quotes: tuple[Quote, ...] = ()
    reported: tuple[Reported, ...] = ()
    embargo: datetime | None = None
