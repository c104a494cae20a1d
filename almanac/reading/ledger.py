"""What one run of reading gathers: problems, the ids that exist, and where every record stands."""

import pathlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sized
from typing import Any

from msgspec import Struct, field

from almanac.memory import Sign
from almanac.model.team import Publication
from almanac.model.wording import Wording
from almanac.problem import Place, Problem, nearest_word
from almanac.reading.faults import Fault
from almanac.reading.nodes import Map, Node, Scalar, Sequence, SourceText, place_of, shape_of
from almanac.reading.unopened import Unopened

# What stands in for the site while its file cannot be read.
UNTITLED = Publication(
    title=Wording.plain("-"), tagline=Wording.plain("-"), address="", languages=(), time_zone="UTC", nation=""
)

NULLS = ("~", "null", "Null", "NULL")  # what other programs write for nothing; in quotes they are texts
NO_VALUE = "there is no value here: write one or leave the key out"
LONGEST_QUOTE = 60  # a longer text is cut when a message quotes it


class Origins(Mapping[str, Place]):
    """Where records stand: by name (`athlete:gao-tingyu`) for everybody, by the record itself for the checks."""

    def __init__(self) -> None:
        self._by_name: dict[str, Any] = {}
        self._by_record: dict[int, tuple[Any, Node]] = {}  # the record is kept, so that its identity stays its own
        self._recalled: dict[int, tuple[Any, Callable[[], tuple[Any, Origins]]]] = {}
        self._paths: dict[str, str] = {}
        self._unnamed: list[Callable[[], Iterable[tuple[str, Any]]]] = []

    def remember(self, record: Any, node: Node, name: str = "") -> None:
        """`record` was read from `node`."""
        self._by_record[id(record)] = (record, node)
        if name:
            self._by_name[name] = node

    def recall(self, record: Any, name: str, path: str, read: "Callable[[], tuple[Any, Origins]]") -> None:
        """`record` was read before; `read` reads its file once more, for those who ask where something stands."""
        self._recalled[id(record)] = (record, read)
        self._by_name[name] = record
        self._paths[name] = path

    def of(self, record: Any, key: str = "") -> Place:
        """Where a record stands, or its value of `key` where it has one."""
        node = self._node(record)
        if isinstance(node, Map) and key in node.pairs:
            node = node.pairs[key][1]
        return place_of(node)

    def all_read(self, record: Any, key: str, rows: Sized) -> bool:
        """Whether `rows` are all that the list of `key` has in the file; less is known when some were not read."""
        if id(record) not in self._by_record:
            return True  # a file that was read without a word has lost no row
        node = self._by_record[id(record)][1]
        written = node.pairs[key][1] if isinstance(node, Map) and key in node.pairs else None
        return len(rows) == (len(written.nodes) if isinstance(written, Sequence) else 0)

    def line(self, record: Any, number: int, column: int) -> Place:
        """A place in a record that is a text of several lines, such as the body of a story."""
        node = self._node(record)
        return node.source.place(node.line + number, column)

    def lies(self, name: str, path: str) -> None:
        """The record of this name, which nobody has opened, stands in this file."""
        self._paths[name] = path

    def path(self, name: str) -> str:
        """The file that a record stands in; it is not read for that."""
        return self._paths.get(name) or self[name].path

    def name(self, name: str, record: Any) -> None:
        """Give a remembered record its name."""
        self._by_name[name] = self.node_of(record) or record

    def name_later(self, names: "Callable[[], Iterable[tuple[str, Any]]]") -> None:
        """Give many remembered records their names, when somebody asks for one."""
        self._unnamed.append(names)

    def node_of(self, record: Any) -> Node | None:
        """What a record was read from, where that is known."""
        known = self._by_record.get(id(record))
        return known[1] if known else None

    def _node(self, record: Any) -> Node:
        if id(record) not in self._by_record:
            self._read_again(record)
        return self._by_record[id(record)][1]

    def _read_again(self, record: Any) -> None:
        """Find the recalled file that a record stands in, and the place of everything in it."""
        own = self._recalled.get(id(record))
        for owner, read in [own] if own else self._recalled.values():
            if own or any(part is record for part in parts(owner)):
                fresh, origins = read()
                for old, new in ((owner, fresh), *zip(parts(owner), parts(fresh), strict=True)):
                    if (node := origins.node_of(new)) is not None:
                        self._by_record[id(old)] = (old, node)

    @property
    def _named(self) -> Mapping[str, Any]:
        while self._unnamed:
            for name, record in self._unnamed.pop()():
                self.name(name, record)
        return self._by_name

    def __getitem__(self, name: str) -> Place:
        found = self._named[name]
        return place_of(found if isinstance(found, Scalar | Map | Sequence) else self._node(found))

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)


class Ledger(Struct):
    """The one thing in reading that changes while files are read.

    `known` holds for each kind of record its ids, each with the record once that is read. A kind that
    could not be read at all is not in it: then every id of the kind is taken as it stands.
    Of the `competitions` that are known not all are opened.
    """

    root: pathlib.Path
    publication: Publication = UNTITLED
    known: dict[str, MutableMapping[str, Any]] = field(default_factory=dict)
    competitions: Unopened = field(default_factory=Unopened)
    spellings: dict[tuple[str, str], str] = field(default_factory=dict)  # (name, nation) → canonical name
    problems: list[Problem] = field(default_factory=list)
    origins: Origins = field(default_factory=Origins)
    contents: dict[str, str] = field(default_factory=dict)  # path → name of the content
    seen: dict[str, tuple[Sign, str]] = field(default_factory=dict)  # place → sign and name, of what is read here
    words: dict[int, dict[str, tuple[str, Any]]] = field(default_factory=dict)  # of rows, by their table
    _nearest: dict[tuple[str, str], str] = field(default_factory=dict)

    def tell(self, node: Node, kind: Fault, message: str, **details: str) -> None:
        """Note a problem at a node; `details` are what was `found`, what is `allowed` and what is `nearest`."""
        found, allowed, nearest = (details.get(key, "") for key in ("found", "allowed", "nearest"))
        self.problems.append(Problem(place_of(node), kind, message, found, allowed, nearest))

    def see(self, place: str, source: SourceText) -> None:
        """Note the content with which the file at `place` was read."""
        self.contents[source.path] = source.name
        self.seen[place] = (source.sign, source.name)

    def is_told_of(self, path: str) -> bool:
        """Whether anything was told of a file."""
        return any(problem.place.path == path for problem in self.problems)

    def apart(self) -> "Ledger":
        """A ledger of the same world, for reading a file once more."""
        return Ledger(self.root, self.publication, self.known, self.competitions, self.spellings, words=self.words)

    def nearest(self, found: str, kind: str, words: Iterable[str]) -> str:
        """The word of a `kind` that was probably meant; asked once for each spelling."""
        asked = (kind, found)
        if asked not in self._nearest:
            allowed, short = list(words), found[:LONGEST_QUOTE]
            spellings = (short, short.lower().replace(" ", "-").replace("_", "-"), short.upper())
            close = (nearest_word(spelling, allowed) for spelling in spellings)
            self._nearest[asked] = next(filter(None, close), "")
        return self._nearest[asked]


def parts(value: Any) -> Iterator[Struct]:
    """A record and every record in it, each before its own; the same of equal records."""
    if isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from parts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from parts(one)


def shown(text: str) -> str:
    """A text as messages quote it: in quotes and not too long."""
    return repr(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…")


def read_text(node: Node, ledger: Ledger) -> str | None:
    """The text of a scalar, or None with a problem told."""
    if not isinstance(node, Scalar):
        ledger.tell(node, Fault.SHAPE, f"a single value is expected here, not {shape_of(node)}")
        return None
    text = node.text.strip()
    if not text or (node.plain and text in NULLS):
        ledger.tell(node, Fault.NO_VALUE, NO_VALUE)
        return None
    return text
