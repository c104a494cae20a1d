"""Proofs: what was found in an item before, for as long as the item and what it is held against are the same."""

from collections.abc import Sequence
from typing import Any

from almanac.memory import Memory, digest
from almanac.model.news import NewsItem
from almanac.statistics.makings import Makings

_CLOSELY = 20_000  # items remembered by what they name

Proof = tuple[tuple[tuple[Any, ...], str, str, str], ...]


class Proofs:
    """Known at once by the whole team, else by the results of whom and what the item names."""

    def __init__(self, memory: Memory, makings: Makings) -> None:
        self._makings = makings
        self._proofs = memory.shelf("proofs")
        self._closely = memory.shelf("proofs-closely", lasting=_CLOSELY)

    def begin(self) -> None:
        """Find what many items are known by, before it is asked for."""
        self._makings.name_races()

    def of(self, item: NewsItem) -> Proof | None:
        """What was found in an item, if that is known."""
        name = self._makings.of_item(item)
        found: Proof | None = self._proofs.get(self._by_all(name))
        named = self._closely.get(self._by_names(name)) if found is None else None
        if named is None:
            return found
        found = self._closely.get(self._by_results(name, *named))
        if found is not None:
            self._proofs.put(self._by_all(name), found)
        return found

    def put(self, item: NewsItem, athletes: Sequence[str], competitions: Sequence[str], found: Proof) -> None:
        """What was found in an item that names these."""
        name, named = self._makings.of_item(item), (tuple(athletes), tuple(competitions))
        self._proofs.put(self._by_all(name), found)
        self._closely.put(self._by_names(name), named)
        self._closely.put(self._by_results(name, *named), found)

    def _by_all(self, name: str) -> str:
        return f"{self._makings.whole} {name}"

    def _by_names(self, name: str) -> str:
        return f"{self._makings.ground} {name}"

    def _by_results(self, name: str, athletes: Sequence[str], competitions: Sequence[str]) -> str:
        results = (self._makings.of_athletes(athletes), self._makings.of_competitions(competitions))
        return digest(self._makings.ground, name, *results)
