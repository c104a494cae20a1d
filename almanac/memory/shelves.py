"""Shelves: results of one kind by key, kept in a folder between two runs."""

import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from almanac.memory.fingerprints import digest

_MARK = b"almanac memory\n"
_CHECK = 32  # bytes


class Shelf:
    """Results by key. What a run neither asks for nor makes is forgotten when the shelf is kept.

    Of a `lasting` shelf so many of them stay, the last first: for results that a run asks for only where it needs them.
    """

    def __init__(self, held: dict[str, Any] | None = None, lasting: int = 0) -> None:
        self._held = held or {}
        self._lasting = lasting
        self._used: dict[str, Any] = {}

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
        self._used[key] = result

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

    def turn(self) -> None:
        """Another run begins: it finds what the last one asked for or made."""
        self._held, self._used = self.kept, {}

    @property
    def kept(self) -> dict[str, Any]:
        """What the next run finds."""
        if not self._lasting:
            return self._used
        unused = [key for key in self._held if key not in self._used][-self._lasting :]
        return {**{key: self._held[key] for key in unused}, **self._used}

    @property
    def is_changed(self) -> bool:
        """Whether the next run finds anything else than this one did."""
        forgets = not self._lasting and len(self._used) != len(self._held)
        return forgets or any(self._held.get(key) is not result for key, result in self._used.items())


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
            if self.folder is not None and shelf.is_changed:
                with contextlib.suppress(OSError):
                    self._write(self.folder, name, shelf.kept)
        for shelf in (*self._shelves.values(), *self._at_hand.values()):
            shelf.turn()
        if self.shipped is not self:
            self.shipped.keep()

    def _read(self, name: str) -> dict[str, Any]:
        """What the file holds, if it is whole and of this engine."""
        if self.folder is None or self.is_fresh:
            return {}
        try:
            written = (self.folder / name).read_bytes()
        except OSError:
            return {}
        head = _MARK + self.engine
        content = memoryview(written)[len(head) + _CHECK :]
        if not written.startswith(head) or written[len(head) : len(head) + _CHECK] != _check(content):
            return {}
        held: dict[str, Any] = marshal.loads(content)  # noqa: S302 -- the check says that we wrote it
        return held

    def _write(self, folder: Path, name: str, held: dict[str, Any]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        content = marshal.dumps(held)
        unfinished = folder / f".{name}.{os.getpid()}"
        try:
            with unfinished.open("wb") as file:
                file.write(_MARK + self.engine + _check(content))
                file.write(content)
            unfinished.replace(folder / name)
        finally:
            unfinished.unlink(missing_ok=True)


def _check(content: bytes | memoryview) -> bytes:
    return sha256(content).digest()  # processors have it built in
