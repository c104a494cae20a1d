"""The format describes itself: the guide is tested against these tables, and schemas are made of them."""

from collections.abc import Iterator

import pytest

from almanac.reading.composites import CITED, DISPUTED_VALUE, ListOf, MapOf, RecordOf
from almanac.reading.record import FieldType, Table
from almanac.reading.tables import FILE_KINDS


def types_below(kind: FieldType) -> Iterator[FieldType]:
    """A type and every type in it."""
    yield kind
    if isinstance(kind, ListOf | MapOf):
        yield from types_below(kind.of)
    elif isinstance(kind, RecordOf):
        for field in kind.table.fields:
            yield from types_below(field.type)


ALL_TYPES = [kind for file in FILE_KINDS for kind in types_below(file.content)]
TABLES = {kind.table.name: kind.table for kind in ALL_TYPES if isinstance(kind, RecordOf)}


def test_every_type_says_what_it_is_and_what_may_stand_there() -> None:
    for kind in ALL_TYPES:
        assert kind.name
        assert kind.allowed


@pytest.mark.parametrize("table", [*TABLES.values(), DISPUTED_VALUE], ids=lambda table: table.name)
def test_every_key_stands_once_and_says_what_it_means(table: Table) -> None:
    assert len(table.by_key) == len(table.fields)
    for field in table.fields:
        assert field.meaning
        assert len(field.meaning) < 100
        assert "\n" not in field.meaning
    assert all(key in table.by_key for keys in table.either for key in keys)


def test_no_two_kinds_of_file_share_a_place_or_a_name() -> None:
    assert len({kind.pattern for kind in FILE_KINDS}) == len({kind.name for kind in FILE_KINDS}) == len(FILE_KINDS)


def test_most_records_carry_a_note_a_dispute_and_sources() -> None:
    cited = [name for name, table in TABLES.items() if all(field in table.fields for field in CITED)]
    assert {"an athlete", "a competition", "a race", "a result", "a record", "a standing", "a goal"} <= set(cited)
