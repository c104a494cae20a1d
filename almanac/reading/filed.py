"""What a data file holds: its records by name."""

from collections.abc import Iterator
from typing import Any

from almanac.model.season import Season
from almanac.reading.composites import ListOf, MapOf, RecordOf
from almanac.reading.faults import Fault
from almanac.reading.layout import SourceFile
from almanac.reading.ledger import Ledger
from almanac.reading.nodes import Map, Node, Sequence, shape_of
from almanac.reading.record import read_record


def records_of(file: SourceFile, node: Node, ledger: Ledger) -> Iterator[tuple[str, Any, Node]]:
    """Each record that could be read, with its name among those of its kind and the node that it was read from."""
    content, given = file.kind.content, given_by_name(file, ledger)
    made: Iterator[tuple[str, Any, Node]]
    if isinstance(content, RecordOf):
        made = iter([(file.name, read_record(content.table, node, ledger, **given), node)])
    elif isinstance(content, ListOf) and isinstance(content.of, RecordOf) and isinstance(node, Sequence):
        table = content.of.table
        made = (
            (f"{file.name}/{number}" if file.name else str(number), read_record(table, row, ledger, **given), row)
            for number, row in enumerate(node.nodes, 1)
        )
    elif isinstance(content, MapOf) and isinstance(node, Map):
        of = content.of
        made = (
            (
                key,
                read_record(of.table, value, ledger, id=key) if isinstance(of, RecordOf) else of.read(value, ledger),
                value,
            )
            for key, (_, value) in node.pairs.items()
        )
    else:
        ledger.tell(node, Fault.SHAPE, f"{file.shown} holds {content.name}, not {shape_of(node)}")
        return
    yield from (each for each in made if each[1] is not None)


def given_by_name(file: SourceFile, ledger: Ledger) -> dict[str, Any]:
    """What a file's name says of its record: its id, its season."""
    given: dict[str, Any] = {"id": file.name} if "<id>" in file.kind.pattern else {}
    if file.season:
        given["season"] = Season.parse(file.season, ledger.publication.season_starts)
    return given
