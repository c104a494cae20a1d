"""Meetings of two skaters, and what they add up to: wins, draws, the median gap, the last five.

The gap is the median of the differences in time over a distance, in whole hundredths, negative when faster; of an
even number the mean of the middle two, cut off towards nought, so that both skaters read the same figure.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from almanac.model.competition import Competition, Race
from almanac.model.event import Event

_LAST = 5


class Meeting(Struct, frozen=True, kw_only=True):
    """One race of both; `order` is negative where the first was ahead, `gap` hundredths behind, None without times."""

    competition: Competition
    race: Race
    day: date
    order: int
    gap: int | None


class HeadToHead(Struct, frozen=True, kw_only=True):
    """The meetings of an athlete with another over one event, oldest first.

    The other is a team mate (`mate`) or a `rival` of the `nation` last raced for.
    """

    event: Event
    athlete: str
    mate: str | None = None
    rival: str | None = None
    nation: str | None = None
    meetings: tuple[Meeting, ...] = ()

    @property
    def score(self) -> tuple[int, int, int]:
        """How often the athlete was ahead, how often the other was, how often neither."""
        orders = [meeting.order for meeting in self.meetings]
        wins, draws = len([order for order in orders if order < 0]), orders.count(0)
        return wins, len(orders) - wins - draws, draws

    @property
    def whole(self) -> int:
        """How many of the meetings stand in a list held whole."""
        return sum(meeting.race.complete for meeting in self.meetings)

    @property
    def median_gap(self) -> int | None:
        """The median of the gaps in hundredths; None where no meeting has both times."""
        return median_gap([meeting.gap for meeting in self.meetings if meeting.gap is not None])

    @property
    def last(self) -> tuple[Meeting, ...]:
        """The last five, the newest first."""
        return self.meetings[: -_LAST - 1 : -1]

    def turned(self) -> "HeadToHead":
        """The same as the team mate reads it."""
        meetings = tuple(
            Meeting(
                competition=meeting.competition,
                race=meeting.race,
                day=meeting.day,
                order=-meeting.order,
                gap=None if meeting.gap is None else -meeting.gap,
            )
            for meeting in self.meetings
        )
        return HeadToHead(event=self.event, athlete=self.mate or "", mate=self.athlete, meetings=meetings)


def median_gap(gaps: Iterable[int]) -> int | None:
    """The middle one; of an even number the mean of the middle two, cut off towards nought."""
    ordered = sorted(gaps)
    if not ordered:
        return None
    both = ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]
    return -(-both // 2) if both < 0 else both // 2
