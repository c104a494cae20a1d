"""Records of files that were read before without a word: by content, they need not be read again.

A record follows from its file and from the world around it: the reference files, and the ids that exist. What had
anything told of it is not remembered, so that it is told again. A record that is recalled knows no lines; its file is
read again when somebody asks where something in it stands.
"""

import os
import time
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec import Struct, msgpack

from almanac.memory import Memory, Shelf, Sightings, Sign, digest, sign_of
from almanac.model.citing import Source
from almanac.model.competition import Series
from almanac.model.event import Event
from almanac.model.qualification import Qualification
from almanac.model.reference import PointsTable, Record, Rival, Standing
from almanac.model.rink import Rink
from almanac.model.roster import Roster
from almanac.model.team import Publication
from almanac.model.wording import Wording
from almanac.reading.layout import SourceFile

_Record = TypeVar("_Record")

_REFERENCES = "records-reference"
# What the files hold that others name things of: records by name.
REFERENCES: Mapping[str, Any] = {
    "site": dict[str, Publication],
    "source": dict[str, Source],
    "nation": dict[str, Wording],
    "tag": dict[str, Wording],
    "series": dict[str, Series],
    "rink": dict[str, Rink],
    "event": dict[str, Event],
    "rival": dict[str, Rival],
    "roster": dict[str, Roster],
    "record": dict[str, Record],
    "standing": dict[str, Standing],
    "points": dict[str, tuple[PointsTable, ...]],
    "qualification": dict[str, Qualification],
}
RECALLED = ("athlete", "competition", "news")  # the kinds of which a project has many files


class Remembered:
    """What earlier readings made of files, for one world at a time; without a memory, nothing."""

    def __init__(self, memory: Memory | None) -> None:
        self._memory = memory
        self._at_hand = Shelf() if memory is None else memory.at_hand("records")
        self._seen = None if memory is None else Sightings(memory.shelf("sources"))
        self._begun = time.time_ns()
        self._world = ""
        self._contents: dict[str, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any reference file."""
        return self._memory is None or self._memory.shelf(_REFERENCES).is_empty

    def content(self, file: SourceFile) -> str:
        """The name of a file's content; empty where it cannot be read."""
        if file.shown not in self._contents:
            self._contents[file.shown] = self._content(file.place)
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
        found: _Record | None = self._recall(_shelf(kind), kind, files)
        return found

    def recall_all(self, file: SourceFile) -> Mapping[str, Any] | None:
        """The records by name that a reference file made."""
        found: dict[str, Any] | None = self._recall(_REFERENCES, REFERENCES[file.kind.name], (file,))
        return found

    def _recall(self, shelf: str, kind: Any, files: Iterable[SourceFile]) -> Any:
        if self._memory is None or self._memory.shelf(shelf).is_empty:
            return None
        key = self._key([(file.shown, self.content(file)) for file in files])
        written = self._memory.shelf(shelf).get(key)
        return None if written is None else self._at_hand.made(key, lambda: decode(written, kind))

    def keep(self, kind: type[Struct], written: bytes, contents: Iterable[tuple[str, str]]) -> None:
        """Files of these paths and contents, as they were read, made this record, and nothing was told."""
        if self._memory is not None:
            self._memory.shelf(_shelf(kind)).put(self._key(contents), written)

    def keep_all(self, made: Mapping[str, Any], contents: Iterable[tuple[str, str]]) -> None:
        """A reference file of this path and content, as it was read, made these records, and nothing was told."""
        if self._memory is not None:
            self._memory.shelf(_REFERENCES).put(self._key(contents), msgpack.encode(made))

    def see(self, seen: Mapping[str, tuple[Sign, str]]) -> None:
        """Files of these places had these signs, and were read with contents of these names."""
        if self._seen is not None:
            for place, (sign, name) in seen.items():
                self._seen.note(place, sign, name, self._begun)

    def _key(self, contents: Iterable[tuple[str, str]]) -> str:
        key = self._world
        for path, name in contents:
            key = f"{key}\n{path}\n{name}"
        return key


def _shelf(kind: type) -> str:
    """Each kind has its own, so that what does not change is not written again."""
    return f"records-{kind.__name__.lower()}"


def encode(record: Struct) -> bytes:
    """A record in bytes, for a memory or from a worker."""
    return msgpack.encode(record)


def decode(written: bytes, kind: type[_Record]) -> _Record:
    """The record again, equal to what it was."""
    return msgpack.decode(written, type=kind)
