"""The types of values made of others: lists, records, maps, disputes; and what every record may carry."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from almanac.model.citing import Dispute, DisputedValue
from almanac.reading.faults import Fault
from almanac.reading.ledger import Ledger
from almanac.reading.nodes import Map, Node, Sequence, shape_of
from almanac.reading.record import Field, FieldType, Table, read_record, record
from almanac.reading.references import Reference, SourceOf
from almanac.reading.scalars import EMBARGO
from almanac.reading.wordings import TEXT, WORDS


class ListOf(Struct, frozen=True):
    """A list. With `or_one`, one value may stand alone; with `whole`, all can be read or none is."""

    of: FieldType
    or_one: bool = False
    whole: bool = False

    @property
    def name(self) -> str:
        """What the value is."""
        return f"{self.of.name}, or a list of them" if self.or_one else f"a list, each {self.of.name}"

    @property
    def allowed(self) -> str:
        """What may stand there."""
        return f"[{self.of.allowed}, …]"

    def read(self, node: Node, ledger: Ledger) -> tuple[Any, ...] | None:
        """What could be read of it."""
        if self.or_one and not isinstance(node, Sequence):
            one = self.of.read(node, ledger)
            return None if one is None else (one,)
        if not isinstance(node, Sequence):
            ledger.tell(node, Fault.SHAPE, f"a list is expected here, not {shape_of(node)}")
            return None
        values = [self.of.read(one, ledger) for one in node.nodes]
        sound = tuple(value for value in values if value is not None)
        return None if self.whole and len(sound) < len(values) else sound


class RecordOf(Struct, frozen=True):
    """A record by its own table."""

    table: Table

    @property
    def name(self) -> str:
        """What the value is."""
        return self.table.name

    @property
    def allowed(self) -> str:
        """What may stand there."""
        return "{" + ", ".join(self.table.by_key) + "}"

    def read(self, node: Node, ledger: Ledger) -> Any:
        """The record."""
        return read_record(self.table, node, ledger)


class MapOf(Struct, frozen=True):
    """Values by name."""

    of: FieldType

    @property
    def name(self) -> str:
        """What the value is."""
        return f"names, each with {self.of.name}"

    @property
    def allowed(self) -> str:
        """What may stand there."""
        return f"name: {self.of.allowed}"

    def read(self, node: Node, ledger: Ledger) -> dict[str, Any] | None:
        """The values that could be read."""
        if not isinstance(node, Map):
            ledger.tell(node, Fault.SHAPE, f"names with values are expected here, not {shape_of(node)}")
            return None
        values = {key: self.of.read(value, ledger) for key, (_, value) in node.pairs.items()}
        return {key: value for key, value in values.items() if value is not None}


SOURCES = ListOf(SourceOf(), or_one=True)
TEXTS = ListOf(TEXT, or_one=True)


DISPUTED_VALUE = Table(
    "a disputed value",
    record(DisputedValue),
    (
        Field("value", WORDS, "what this source says", required=True),
        Field("source", SOURCES, "which source says it", attribute="sources"),
    ),
)
_DISPUTED_VALUES = ListOf(RecordOf(DISPUTED_VALUE))


class DisputeOf(Struct, frozen=True):
    """What sources disagree on: in words, or the values with the source of each."""

    name: str = "a dispute"
    allowed: str = "a text, or [{value: …, source: …}]"

    def read(self, node: Node, ledger: Ledger) -> Dispute | None:
        """The dispute."""
        if isinstance(node, Sequence):
            return Dispute(values=_DISPUTED_VALUES.read(node, ledger) or ())
        text = WORDS.read(node, ledger)
        return None if text is None else Dispute(text=text)


CITED = (
    Field("note", WORDS, "what readers should know"),
    Field("disputed", DisputeOf(), "where sources disagree: words, or each value with its source"),
    Field("source", SOURCES, "where it comes from: ids of sources.yaml, addresses or words", attribute="sources"),
)


HELD_BACK = Field("embargo", EMBARGO, "until then nothing of it, nor what follows from it, is in any output")


def cited(name: str, make: Callable[..., Any], *fields: Field, either: tuple[tuple[str, ...], ...] = ()) -> Table:
    """A table whose records also carry a note, a dispute and sources."""
    return Table(name, record(make), (*fields, *CITED), either=either)


def refs(kind: str) -> ListOf:
    """A list of ids."""
    return ListOf(Reference(kind))


def rows(table: Table) -> ListOf:
    """A list of records."""
    return ListOf(RecordOf(table))
