"""An athlete's own numbers, and maps that are put together of them.

Whose marks and bests these are depends on nobody else's starts: they are worked out athlete by athlete, and not held
for longer than whoever goes from one to the next asks for them. Where that is more work, those of all at once are.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from msgspec import Struct

from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.bests import (
    Best,
    Bests,
    Mark,
    bests_by_season,
    lowland_bests,
    marks,
    personal_bests,
    times_in_order,
)
from almanac.statistics.starts import Start

_KEPT = 100  # athletes: as many as one page names
_Numbers = TypeVar("_Numbers")
_Value = TypeVar("_Value")


class Own(Struct, frozen=True, dict=True):
    """One athlete's starts and times, both in order, and what follows from them where it is asked for."""

    starts: tuple[Start, ...]
    times: tuple[Best, ...]

    @property
    def by_athlete(self) -> Mapping[str, tuple[Start, ...]]:
        """The starts under the athlete's name, if there are any."""
        return {self.starts[0].athlete: self.starts} if self.starts else {}

    @cached_property
    def marks(self) -> Mapping[tuple[str, str, str], Mark]:
        """The mark of each start that has a time."""
        return marks(self.times)

    @cached_property
    def personal_bests(self) -> Bests:
        """The fastest time over each event."""
        return personal_bests(self.times)

    @cached_property
    def lowland_bests(self) -> Bests:
        """The same on low ice."""
        return lowland_bests(self.times)

    @cached_property
    def season_bests(self) -> Mapping[Season, Bests]:
        """The same by season."""
        return bests_by_season(self.times)


def own_numbers(team: Team, athlete: str, starts: Iterable[Start]) -> Own:
    """What follows from an athlete's `starts`, which are all, in order."""
    held = tuple(starts)
    return Own(held, times_in_order(team, held, (athlete,)))


class OneByOne(Generic[_Numbers]):
    """What `make` gives for an athlete, for `most` of them at the most; what was asked for last is kept."""

    def __init__(self, make: Callable[[str], _Numbers], most: int = sys.maxsize) -> None:
        self._make = make
        self._most = most
        self._asked: set[str] = set()
        self._kept: dict[str, _Numbers] = {}
        self._again = 0  # how often one was asked for that had been let go of

    def of(self, athlete: str) -> _Numbers | None:
        """That of an athlete; None as soon as all at once are less work."""
        found = self._kept.get(athlete)
        if found is not None:
            return found
        self._again += athlete in self._asked
        if self._again > _KEPT or len(self._asked) == self._most:
            return None
        self._asked.add(athlete)
        if len(self._kept) == _KEPT:
            del self._kept[next(iter(self._kept))]
        return self._kept.setdefault(athlete, self._make(athlete))


class OfAthletes(Mapping[Any, _Value]):
    """A map whose keys name athletes: `whose` key it is, the `part` that one athlete's `numbers` have of it.

    The `whole` is made where it is less work, or all of it is asked for.
    """

    def __init__(
        self,
        numbers: OneByOne[_Numbers],
        whose: Callable[[Any], str],
        part: Callable[[_Numbers], Mapping[Any, _Value]],
        whole: Callable[[], Mapping[Any, _Value]],
    ) -> None:
        self._numbers = numbers
        self._whose = whose
        self._part = part
        self._whole = whole
        self._all: Mapping[Any, _Value] | None = None

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key, or the default."""
        return self._near(key).get(key, default)

    def _near(self, key: Any) -> Mapping[Any, _Value]:
        """A map that has the key, if any has."""
        own = self._numbers.of(self._whose(key)) if self._all is None else None
        return self._everything() if own is None else self._part(own)

    def _everything(self) -> Mapping[Any, _Value]:
        if self._all is None:
            self._all = self._whole()
        return self._all

    def __getitem__(self, key: Any) -> _Value:
        return self._near(key)[key]

    def __contains__(self, key: object) -> bool:
        return key in self._near(key)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._everything())

    def __len__(self) -> int:
        return len(self._everything())
