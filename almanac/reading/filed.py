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


def records_of(file: SourceFile, node: Node, ledger: Ledger) -> Iterator[tuple[str, Any]]:
    """Each record that could be read, with its name among those of its kind; the ledger knows where it stands."""
    for name, made, own in _read(file, node, ledger):
        if made is not None:
            ledger.origins.remember(made, own)
            yield name, made


def _read(file: SourceFile, node: Node, ledger: Ledger) -> Iterator[tuple[str, Any, Node]]:
    content, given = file.kind.content, given_by_name(file, ledger)
    if isinstance(content, RecordOf):
        yield file.name, read_record(content.table, node, ledger, **given), node
    elif isinstance(content, ListOf) and isinstance(content.of, RecordOf) and isinstance(node, Sequence):
        for number, row in enumerate(node.nodes, 1):
            name = f"{file.name}/{number}" if file.name else str(number)
            yield name, read_record(content.of.table, row, ledger, **given), row
    elif isinstance(content, MapOf) and isinstance(node, Map):
        table = content.of.table if isinstance(content.of, RecordOf) else None
        for key, (_, value) in node.pairs.items():
            yield key, read_record(table, value, ledger, id=key) if table else content.of.read(value, ledger), value
    else:
        ledger.tell(node, Fault.SHAPE, f"{file.shown} holds {content.name}, not {shape_of(node)}")


def given_by_name(file: SourceFile, ledger: Ledger) -> dict[str, Any]:
    """What a file's name says of its record: its id, its season."""
    given: dict[str, Any] = {"id": file.name} if "<id>" in file.kind.pattern else {}
    if file.season:
        given["season"] = Season.parse(file.season, ledger.publication.season_starts)
    return given
