"""An athlete's own numbers, and maps that are put together of them.

Whose marks and bests these are depends on nobody else's starts: where a few athletes are asked for, theirs alone are
worked out; where many are, those of all at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.bests import (
    Bests,
    Mark,
    bests_by_season,
    lowland_bests,
    marks,
    personal_bests,
    times_in_order,
)
from almanac.statistics.starts import Start

_FEW = 100  # from here on all at once are less work than as many by themselves
_Value = TypeVar("_Value")


class Own(Struct, frozen=True):
    """One athlete's starts in order, the mark of each, and the bests."""

    starts: tuple[Start, ...]
    marks: Mapping[tuple[str, str, str], Mark]
    personal_bests: Bests
    lowland_bests: Bests
    season_bests: Mapping[Season, Bests]


def own_numbers(team: Team, athlete: str, starts: Iterable[Start]) -> Own:
    """What follows from an athlete's `starts`, which are all, in order."""
    held = tuple(starts)
    times = times_in_order(team, held, (athlete,))
    return Own(held, marks(times), personal_bests(times), lowland_bests(times), bests_by_season(times))


class OfAthletes(Mapping[Any, _Value]):
    """A map whose keys name athletes: `whose` key it is, the `part` of one athlete, the `whole` from so many on."""

    def __init__(
        self,
        whose: Callable[[Any], str],
        part: Callable[[str], Mapping[Any, _Value]],
        whole: Callable[[], Mapping[Any, _Value]],
        few: int | None = None,
    ) -> None:
        self._whose = whose
        self._part = part
        self._whole = whole
        self._few = _FEW if few is None else few
        self._parts: dict[str, Mapping[Any, _Value]] = {}
        self._all: Mapping[Any, _Value] | None = None

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key, or the default."""
        return self._near(key).get(key, default)

    def _near(self, key: Any) -> Mapping[Any, _Value]:
        """A map that has the key, if any has."""
        if self._all is not None:
            return self._all
        athlete = self._whose(key)
        found = self._parts.get(athlete)
        if found is None:
            if len(self._parts) >= self._few:
                return self._everything()
            found = self._parts[athlete] = self._part(athlete)
        return found

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
