"""Records of files that were read before without a word: by content, they need not be read again.

A record follows from its file and from the world around it: the reference files, and the ids that exist. What had
anything told of it is not remembered, so that it is told again. A record that is recalled knows no lines; its file is
read again when somebody asks where something in it stands.
"""

import os
from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct, msgpack

from almanac.memory import Memory, Shelf, Sightings, digest, sign_of
from almanac.reading.layout import SourceFile

_Record = TypeVar("_Record")

RECALLED = ("athlete", "competition", "news")  # the kinds of which a project has many files


class Remembered:
    """What earlier readings made of files, for one world at a time; without a memory, nothing."""

    def __init__(self, memory: Memory | None) -> None:
        self._memory = memory
        self._at_hand = Shelf() if memory is None else memory.at_hand("records")
        self._seen = None if memory is None else Sightings(memory.shelf("sources"))
        self._world = ""
        self._contents: dict[str, str] = {}

    def content(self, file: SourceFile) -> str:
        """The name of a file's content; empty where it cannot be read."""
        if file.shown not in self._contents:
            self._contents[file.shown] = self._content(str(file.path))
        return self._contents[file.shown]

    def _content(self, path: str) -> str:
        assert self._seen is not None  # noqa: S101 -- who has nothing to recall does not ask
        try:
            return self._seen.of(path, sign_of(os.stat(path)), path)  # noqa: PTH116 -- of thousands of files
        except OSError:
            return ""

    def begin(self, *world: str) -> None:
        """From now on records are those of this world."""
        self._world = digest(*world)

    def recall(self, kind: type[_Record], files: Iterable[SourceFile]) -> _Record | None:
        """The record that these files made."""
        if self._memory is None:
            return None
        key = self._key((file.shown, self.content(file)) for file in files)
        written = self._memory.shelf(_shelf(kind)).get(key)
        return None if written is None else self._at_hand.made(key, lambda: decode(written, kind))

    def keep(self, kind: type[Struct], written: bytes, contents: Iterable[tuple[str, str]]) -> None:
        """Files of these paths and contents, as they were read, made this record, and nothing was told."""
        if self._memory is not None:
            self._memory.shelf(_shelf(kind)).put(self._key(contents), written)

    def _key(self, contents: Iterable[tuple[str, str]]) -> str:
        return digest(self._world, *(part for content in contents for part in content))


def _shelf(kind: type) -> str:
    """Each kind has its own, so that what does not change is not written again."""
    return f"records-{kind.__name__.lower()}"


def encode(record: Struct) -> bytes:
    """A record in bytes, for a memory or from a worker."""
    return msgpack.encode(record)


def decode(written: bytes, kind: type[_Record]) -> _Record:
    """The record again, equal to what it was."""
    return msgpack.decode(written, type=kind)
