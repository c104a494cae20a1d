"""Schemas: the format as JSON Schema, so that an editor's program completes keys and marks what is wrong.

One schema for each kind of source file, made of the tables that the reader itself reads by. Programs read YAML 1.2,
in which `34.32` is a number and `1:46.99` a text: a time may be both.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from almanac.reading.composites import DISPUTED_VALUE, DisputeOf, ListOf, MapOf, RecordOf
from almanac.reading.record import FieldType, Table
from almanac.reading.references import Picture, Reference, SourceOf
from almanac.reading.scalars import ID, INTEGER, LANGUAGE, NAME_OF_ID, NOC_CODE, YES_NO, Choice, Single
from almanac.reading.tables import FILE_KINDS, FileKind
from almanac.reading.wordings import Text, Words

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_ONE: Schema = {"type": ["string", "number"]}
_BY_LANGUAGE: Schema = {
    "type": "object",
    "patternProperties": {f"^{LANGUAGE.pattern}$": _TEXT},
    "additionalProperties": False,
    "minProperties": 1,
}


def schema_of(kind: FileKind) -> Schema:
    """The schema of one kind of file; records that stand in several places stand once, in `$defs`."""
    tables: dict[str, Schema] = {}
    content = _of(kind.content, tables)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.pattern,
        "description": kind.meaning,
        **content,
        "$defs": dict(sorted(tables.items())),
    }


def glob_of(kind: FileKind) -> str:
    """The files of a kind as editors' programs name them: `data/athletes/*.yaml`."""
    return re.sub("<[a-z]+>", "*", kind.pattern).replace("*-*", "*")


def schema_files() -> Mapping[str, str]:
    """The text of each schema by its file's name."""
    return {
        f"{kind.name}.json": json.dumps(schema_of(kind), indent=1, ensure_ascii=False) + "\n" for kind in FILE_KINDS
    }


def _of(kind: FieldType, tables: dict[str, Schema]) -> Schema:
    write: Callable[[Any, dict[str, Schema]], Schema] = _KINDS[type(kind)]
    return write(kind, tables)


def _list(kind: ListOf, tables: dict[str, Schema]) -> Schema:
    several: Schema = {"type": "array", "items": _of(kind.of, tables)}
    return {"anyOf": [_of(kind.of, tables), several]} if kind.or_one else several


def _record(kind: RecordOf, tables: dict[str, Schema]) -> Schema:
    name = kind.table.name.replace(" ", "-")
    if name not in tables:
        tables[name] = {}
        tables[name] = _table(kind.table, tables)
    return {"$ref": f"#/$defs/{name}"}


def _table(table: Table, tables: dict[str, Schema]) -> Schema:
    made: Schema = {
        "type": "object",
        "properties": {
            field.key: {"description": f"{field.meaning} ({field.type.allowed})", **_of(field.type, tables)}
            for field in table.fields
        },
        "additionalProperties": False,
    }
    if table.languages:
        made["patternProperties"] = {f"^{LANGUAGE.pattern}$": _TEXT}
    if table.required:
        made["required"] = list(table.required)
    if table.either:
        made["allOf"] = [{"anyOf": [{"required": [key]} for key in keys]} for keys in table.either]
    return made


def _map(kind: MapOf, tables: dict[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": _of(kind.of, tables)}


def _dispute(_: DisputeOf, tables: dict[str, Schema]) -> Schema:
    values = {"type": "array", "items": _record(RecordOf(DISPUTED_VALUE), tables)}
    return {"anyOf": [_TEXT, _BY_LANGUAGE, values]}


def _single(kind: Single, _: dict[str, Schema]) -> Schema:
    if kind is INTEGER:
        return {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$"}
    return {**_ONE, "pattern": f"^{ID.pattern}$"} if kind is NAME_OF_ID else _ONE


def _choice(kind: Choice, _: dict[str, Schema]) -> Schema:
    return {"enum": [*kind.words, *((True, False) if kind is YES_NO else ())]}


def _reference(kind: Reference, _: dict[str, Schema]) -> Schema:
    pattern = NOC_CODE.pattern if kind.kind == "nation" else ID.pattern
    return {**_ONE, "pattern": "|".join([f"^{pattern}$", *(f"^{word}$" for word in kind.also)])}


_KINDS: Mapping[type, Callable[[Any, dict[str, Schema]], Schema]] = {
    ListOf: _list,
    RecordOf: _record,
    MapOf: _map,
    DisputeOf: _dispute,
    Single: _single,
    Choice: _choice,
    Reference: _reference,
    SourceOf: lambda _kind, _tables: _TEXT,
    Picture: lambda _kind, _tables: _ONE,
    Text: lambda _kind, _tables: _TEXT,
    Words: lambda _kind, _tables: {"anyOf": [_TEXT, _BY_LANGUAGE]},
}
