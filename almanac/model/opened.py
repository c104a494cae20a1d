"""Records by id that are opened when somebody looks at them: a team of thousands need not be held whole."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from almanac.model.competition import Competition
from almanac.model.season import Season

Record = TypeVar("Record")


class Opened(Mapping[str, Record]):
    """Records in their order; `closed` has for each id what opens it, and each is opened once."""

    def __init__(self, closed: Mapping[str, Callable[[], Record]]) -> None:
        self._closed = closed
        self._open: dict[str, Record] = {}

    def __getitem__(self, identity: str) -> Record:
        found = self._open.get(identity)
        if found is None:
            found = self._open[identity] = self._closed[identity]()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._closed)

    def __len__(self) -> int:
        return len(self._closed)

    def __contains__(self, identity: object) -> bool:
        return identity in self._closed


class Competitions(Opened[Competition]):
    """Competitions, with what is known of them unopened: the season of each, and which have corrections."""

    def __init__(
        self,
        closed: Mapping[str, Callable[[], Competition]],
        seasons: Mapping[str, Season],
        with_corrections: frozenset[str],
    ) -> None:
        super().__init__(closed)
        self.seasons = seasons
        self.with_corrections = with_corrections

    def changed(self, change: Callable[[Competition], Competition]) -> "Competitions":
        """The same competitions, those with corrections changed when they are opened."""
        closed = {name: self._opening(name, change) for name in self}
        return Competitions(closed, self.seasons, self.with_corrections)

    def _opening(self, name: str, change: Callable[[Competition], Competition]) -> Callable[[], Competition]:
        return (lambda: change(self[name])) if name in self.with_corrections else (lambda: self[name])
