"""Qualification for Games: the rules of one system, as data."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from almanac.model.citing import Cited
from almanac.model.race_time import RaceTime
from almanac.model.wording import Wording


class QualifyingTime(Struct, frozen=True, kw_only=True):
    """A limit time; it may be of another event than the one it opens."""

    event: str
    time: RaceTime


class QualifyingLeg(Struct, frozen=True, kw_only=True):
    """A competition whose results count; `competition` where it is held here."""

    place: Wording
    competition: str | None = None
    start: date | None = None
    end: date | None = None


class QuotaEvent(Cited, frozen=True, kw_only=True):
    """The places of one event: filled by points, then by times, never more than `max_per_nation` of one nation.

    One of the `limits` must have been met, where any is known.
    """

    event: str
    places: int
    by_points: int
    by_times: int
    max_per_nation: int
    reserves: int = 0
    limits: tuple[QualifyingTime, ...] = ()
    sure: str = "high"


class Needs(StrEnum):
    """What a nation needs for a maximum of athletes."""

    ALL_BY_POINTS = "all-by-points"  # the team pursuit, and the most places of every distance by points
    EVERY_DISTANCE = "every-distance"  # the team pursuit, and one place in every distance
    NOTHING = "nothing"


class NationMaximum(Struct, frozen=True, kw_only=True):
    """The most athletes of one category that a nation may enter, and on which condition."""

    athletes: int
    needs: Needs = Needs.NOTHING
    condition: Wording | None = None


class Qualification(Cited, frozen=True, kw_only=True):
    """The qualification system of one Games; `id` ends in their year, `competition` is theirs where it is held."""

    id: str
    name: Wording
    athletes: int
    per_category: int
    legs: tuple[QualifyingLeg, ...]
    events: tuple[QuotaEvent, ...]
    competition: str | None = None
    maxima: tuple[NationMaximum, ...] = ()
    order: tuple[Wording, ...] = ()
    reallocation: tuple[Wording, ...] = ()
    sure: str = "high"
