"""Records of files that were read before without a word: by content, they need not be read again.

A record follows from its file and from the world around it: the reference files, and the ids that exist. What had
anything told of it is not remembered, so that it is told again. A record that is recalled knows no lines; its file is
read again when somebody asks where something in it stands.
"""

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from msgspec import Raw, Struct, field, msgpack

from almanac.memory import Memory, Shelf, Sightings, Sign, digest, sign_of
from almanac.model.citing import Source
from almanac.model.competition import Competition, Series
from almanac.model.event import Event
from almanac.model.qualification import Qualification
from almanac.model.reference import PointsTable, Record, Rival, Standing
from almanac.model.rink import Rink
from almanac.model.roster import Roster
from almanac.model.team import Publication
from almanac.model.wording import Wording
from almanac.reading.layout import SourceFile
from almanac.reading.unopened import Head

_Record = TypeVar("_Record", bound=Struct)

_REFERENCES = "records-reference"
_NOTHING = msgpack.encode([])
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
    """What earlier readings made of files, for one world at a time; without a memory, nothing.

    `looked` has the name of the content of each file by its place that was looked at already.
    """

    def __init__(self, memory: Memory | None, looked: Mapping[str, str]) -> None:
        self._memory = memory
        self._looked = looked
        self._at_hand = Shelf() if memory is None else memory.at_hand("records")
        self._seen = None if memory is None else Sightings(memory.shelf("sources"))
        self._begun = time.time_ns()
        self._world = ""
        self._contents: dict[str, str] = {}
        self._groups: dict[tuple[str, str], _Group] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any reference file."""
        return self._memory is None or self._memory.shelf(_REFERENCES).is_empty

    def content(self, file: SourceFile) -> str:
        """The name of a file's content; empty where it cannot be read."""
        found = self._looked.get(file.place) or self._contents.get(file.place)
        if found is None:
            found = self._contents[file.place] = self._content(file.place)
        return found

    def _content(self, path: str) -> str:
        assert self._seen is not None  # noqa: S101 -- who has nothing to recall does not ask
        try:
            return self._seen.of(path, sign_of(os.stat(path)), path)  # noqa: PTH116 -- of thousands of files
        except OSError:
            return ""

    def begin(self, *world: str) -> None:
        """From now on records are those of this world."""
        self._world = digest(*world)

    def closed(
        self, kind: type[_Record], group: str, bundles: Sequence[Sequence[SourceFile]]
    ) -> tuple[list[Head], Callable[[], list[_Record]]] | None:
        """What is told of the record of each bundle, and who opens them; None where not all of a group are known."""
        found = self._found(kind, group)
        if found is None:
            return None
        heads, named = dict(zip(found[1], found[3], strict=True)), self._named(bundles)
        if not all(key in heads for key in named):
            return None
        self._group(kind, group).recalled += named
        opened = partial(self._opened, kind, group, found)
        return [heads[key] for key in named], lambda: [opened()[key] for key in named]

    def recall(self, kind: type[_Record], group: str, bundles: Sequence[Sequence[SourceFile]]) -> list[_Record | None]:
        """The record that the files of each bundle made; the bundles of a group are remembered together."""
        found = self._found(kind, group)
        if found is None:
            return [None] * len(bundles)
        records, named = self._opened(kind, group, found), self._named(bundles)
        self._group(kind, group).recalled += [key for key in named if key in records]
        return [records.get(key) for key in named]

    def _opened(self, kind: type[_Record], group: str, found: Any) -> Mapping[str, _Record]:
        """The records of a group by their keys, decoded once."""
        _, keys, written, _ = found
        at_hand = self._at_hand.get(f"{kind.__name__} {group}")
        if at_hand is None or at_hand[0] is not written:
            records = msgpack.decode(written, type=list[kind])  # type: ignore[valid-type] # it is one
            at_hand = written, dict(zip(keys, records, strict=True))
            self._at_hand.put(f"{kind.__name__} {group}", at_hand)
        opened: Mapping[str, _Record] = at_hand[1]
        return opened

    def keep(
        self, kind: type[Struct], group: str, made: tuple[bytes, Head], contents: Iterable[tuple[str, str]]
    ) -> None:
        """Files of these paths and contents, as they were read, made this record, and nothing was told."""
        self._group(kind, group).made[_key(contents)] = made

    def _found(self, kind: type[Struct], group: str) -> Any:
        """What is remembered of a group: for which world, the keys of its records, they, and their heads."""
        if self._memory is None or (shelf := self._memory.shelf(_shelf(kind))).is_empty:
            return None
        found = shelf.get(group)
        return found if found is not None and found[0] == self._world else None

    def _named(self, bundles: Iterable[Iterable[SourceFile]]) -> list[str]:
        return [_key([(file.shown, self.content(file)) for file in bundle]) for bundle in bundles]

    def _group(self, kind: type[Struct], group: str) -> "_Group":
        return self._groups.setdefault((_shelf(kind), group), _Group(self._world))

    def end(self, seen: Mapping[str, tuple[Sign, str]]) -> None:
        """Remember what was made; files of these places had these signs, and were read with contents of these names."""
        if self._memory is None or self._seen is None:
            return
        for place, (sign, name) in seen.items():
            self._seen.note(place, sign, name, self._begun)
        while self._groups:
            (name, group), own = self._groups.popitem()  # what is written together need not be held one by one
            shelf = self._memory.shelf(name)
            before = shelf.get(group) or ("", (), _NOTHING, ())
            if own.made or len(set(own.recalled)) < len(before[1]):
                shelf.put(group, own.with_what_was(*before[1:]))

    def recall_all(self, file: SourceFile) -> Mapping[str, Any] | None:
        """The records by name that a reference file made."""
        assert self._memory is not None  # noqa: S101 -- who has nothing to recall does not ask
        key = f"{self._world}\n{file.shown}\n{self.content(file)}"
        written, kind = self._memory.shelf(_REFERENCES).get(key), REFERENCES[file.kind.name]
        found: dict[str, Any] | None = written and self._at_hand.made(key, lambda: msgpack.decode(written, type=kind))
        return found

    def keep_all(self, made: Mapping[str, Any], path: str, content: str) -> None:
        """A reference file of this path and content, as it was read, made these records, and nothing was told."""
        if self._memory is not None:
            self._memory.shelf(_REFERENCES).put(f"{self._world}\n{path}\n{content}", msgpack.encode(made))


class _Group(Struct):
    """Records that are remembered together, for one world: the keys of those that were recalled, and what was made."""

    world: str
    recalled: list[str] = field(default_factory=list)
    made: dict[str, tuple[bytes, Head]] = field(default_factory=dict)

    def with_what_was(self, keys: Sequence[str], written: bytes, heads: Sequence[Head]) -> tuple[Any, ...]:
        """What is to be remembered: the world, the keys of all records, they, and their heads."""
        before, recalled = zip(keys, msgpack.decode(written, type=list[Raw]), heads, strict=True), set(self.recalled)
        whole = {**{key: (raw, head) for key, raw, head in before if key in recalled}, **self.made}
        records = msgpack.encode([Raw(record) for record, _ in whole.values()])
        return self.world, tuple(whole), records, tuple(head for _, head in whole.values())


def _key(contents: Iterable[tuple[str, str]]) -> str:
    return "\n".join([f"{path}\n{name}" for path, name in contents])


def _shelf(kind: type) -> str:
    """Each kind has its own, so that what does not change is not written again."""
    return f"records-{kind.__name__.lower()}"


def encode(record: Struct) -> bytes:
    """A record in bytes, for a memory or from a worker."""
    return msgpack.encode(record)


def head_of(record: Any) -> Head:
    """What is told of a record that is not opened: of a competition when it is, and the ids of its races."""
    if not isinstance(record, Competition):
        return ()
    days = record.first_day.isoformat(), record.last_day.isoformat()
    return *days, record.id, *(race.id for race in record.races)


def decode(written: bytes, kind: type[_Record]) -> _Record:
    """The record again, equal to what it was."""
    return msgpack.decode(written, type=kind)
