"""A season's roster: who, led by whom, aiming at what."""

from datetime import datetime

from msgspec import Struct

from almanac.model.citing import Cited
from almanac.model.season import Season
from almanac.model.when import When
from almanac.model.wording import Wording


class RosterSquad(Cited, frozen=True, kw_only=True):
    """A named group of athletes; numbers alone are legal."""

    name: Wording
    id: str | None = None
    competition: str | None = None
    athletes: tuple[str, ...] = ()
    men: int | None = None
    women: int | None = None


class StaffMember(Cited, frozen=True, kw_only=True):
    """A coach or other member of staff."""

    id: str
    name: Wording
    role: Wording
    start: When | None = None
    end: When | None = None


class Goal(Cited, frozen=True, kw_only=True):
    """An aim as stated; one with a `measure` can be answered from the results."""

    id: str
    text: Wording
    event: str | None = None
    competition: str | None = None
    measure: str | None = None
    target: int | None = None
    by: When | None = None


class Camp(Cited, frozen=True, kw_only=True):
    """A training camp; `people` is text because sources say `130+`."""

    name: Wording
    start: When | None = None
    end: When | None = None
    place: Wording | None = None
    people: str | None = None


class Base(Cited, frozen=True, kw_only=True):
    """A rink where the team trains."""

    rink: str


class Quote(Cited, frozen=True, kw_only=True):
    """Words that somebody said; shown with speaker, role and date."""

    speaker: str
    role: Wording
    text: Wording
    date: When


class Reported(Cited, frozen=True, kw_only=True):
    """What a source reports about the season and no other key holds."""

    id: str
    text: Wording
    date: When | None = None
    athletes: tuple[str, ...] = ()
    competition: str | None = None


class Roster(Struct, frozen=True, kw_only=True):
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
