"""Shelves: results of one kind by key, kept in a folder between two runs."""

import contextlib
import copy
import marshal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from almanac.memory.fingerprints import digest
from almanac.memory.written import Changes, Written


class Shelf:
    """Results by key. What a run neither asks for nor makes is forgotten when the shelf is kept.

    Of a `lasting` shelf so many of them stay, the last first: for results that a run asks for only where it needs them.
    """

    def __init__(self, held: dict[str, Any] | None = None, lasting: int = 0) -> None:
        self._held = held or {}
        self._lasting = lasting
        self._used: dict[str, Any] = {}
        self._made: dict[str, Any] = {}

    @classmethod
    def unpacked(cls, packed: bytes) -> "Shelf":
        """A shelf that was a result on another."""
        return cls(marshal.loads(packed))  # noqa: S302 -- from a shelf whose check says that we wrote it

    @property
    def packed(self) -> bytes:
        """What the next run finds, as a result for another shelf: it is opened only by who asks for one of its own."""
        return marshal.dumps(self.kept)

    @property
    def is_empty(self) -> bool:
        """Whether there is no result to be found."""
        return not self._held and not self._used

    def get(self, key: str) -> Any:
        """The result of this key, or None."""
        found = self._used.get(key)
        if found is None and (found := self._held.get(key)) is not None:
            self._used[key] = found
        return found

    def put(self, key: str, result: Any) -> None:
        """Remember a result: texts, bytes, numbers, tuples and maps of them."""
        self._used[key] = self._made[key] = result

    def made(self, key: str, make: Callable[[], Any]) -> Any:
        """The result of this key, made where there is none."""
        found = self.get(key)
        if found is None:
            self.put(key, found := make())
        return found

    @property
    def asked(self) -> dict[str, Any]:
        """What this run asked for or made."""
        return self._used

    def take(self, asked: Mapping[str, Any]) -> None:
        """What another process asked for or made in this run."""
        self._used.update(asked)
        self._made.update(asked)

    def turn(self) -> None:
        """Another run begins: it finds what the last one asked for or made."""
        self._held, self._used, self._made = self.kept, {}, {}

    @property
    def kept(self) -> dict[str, Any]:
        """What the next run finds."""
        if not self._lasting:
            return self._used
        unused = [key for key in self._held if key not in self._used][-self._lasting :]
        return {**{key: self._held[key] for key in unused}, **self._used}

    @property
    def changes(self) -> Changes:
        """The results that are otherwise than when the run began, and the keys of those that are forgotten."""
        made = {key: result for key, result in self._made.items() if self._held.get(key) != result}
        return made, self._held.keys() - self.kept.keys()


class Memory:
    """The shelves of one project; without a folder they last as long as the process.

    `engine` names everything that results follow from besides their key: a shelf of another engine is empty. A fresh
    one begins with nothing, whatever was kept before. `shipped` holds what follows from the files that come with the
    engine, and so is the same in every project; without one of its own, this memory does.
    """

    def __init__(
        self,
        folder: Path | None = None,
        engine: str = "",
        *,
        is_fresh: bool = False,
        shipped: "Memory | None" = None,
    ) -> None:
        self.folder = folder
        self.is_fresh = is_fresh
        self.shipped = shipped or self
        self.engine = digest(engine, sys.version).encode()
        self._shelves: dict[str, Shelf] = {}
        self._at_hand: dict[str, Shelf] = {}
        self._written: dict[str, Written] = {}

    def apart(self) -> "Memory":
        """The same as it lies there, for a process beside this one: it keeps the shelves that it asks for."""
        other = copy.copy(self)
        other._shelves, other._at_hand, other._written = {}, {}, {}  # noqa: SLF001 -- its own kind
        other.shipped = other if self.shipped is self else self.shipped.apart()
        return other

    def holds(self, name: str) -> bool:
        """Whether there is a shelf of this name from an earlier run; nobody has opened it."""
        return not self.is_fresh and self.folder is not None and (self.folder / name).exists()

    def shelf(self, name: str, lasting: int = 0) -> Shelf:
        """The shelf of this name, read when it is first asked for."""
        if name not in self._shelves:
            self._shelves[name] = Shelf(self._read(name), lasting)
        return self._shelves[name]

    def at_hand(self, name: str) -> Shelf:
        """Results that are never written, whatever they are: a process that runs again finds them as they were."""
        return self._at_hand.setdefault(name, Shelf())

    def keep(self) -> None:
        """Write every shelf that changed, and begin another run; a memory that cannot be written is done without."""
        for name, shelf in self._shelves.items():
            if self.folder is not None and any(changes := shelf.changes):
                with contextlib.suppress(OSError):
                    before = self._written.get(name, Written())
                    self._written[name] = before.write(self.folder / name, self.engine, shelf.kept, changes)
        for shelf in (*self._shelves.values(), *self._at_hand.values()):
            shelf.turn()
        if self.shipped is not self:
            self.shipped.keep()

    def _read(self, name: str) -> dict[str, Any]:
        """What the file holds, if it is whole and of this engine."""
        if self.folder is None or self.is_fresh:
            return {}
        held, self._written[name] = Written.read(self.folder / name, self.engine)
        return held
