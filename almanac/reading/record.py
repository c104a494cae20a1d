"""Tables of fields, the one description of the format, and how keys with values become a record by their table."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Protocol

from msgspec import Struct

from almanac.reading.faults import Fault
from almanac.reading.ledger import Ledger, read_text, shown
from almanac.reading.nodes import Map, Node, Scalar, shape_of
from almanac.reading.plain import Pairs, key_of
from almanac.reading.scalars import LANGUAGE

Values = dict[str, Any]


class FieldType(Protocol):
    """What a value may be. `read` gives the model's value, or None with a problem told."""

    @property
    def name(self) -> str:
        """What the value is, with its article."""

    @property
    def allowed(self) -> str:
        """What may stand there, in an editor's words."""

    def read(self, node: Node, ledger: Ledger) -> Any:
        """The value of a node."""


class Field(Struct, frozen=True):
    """One key. `attribute` is its name in the model where that differs."""

    key: str
    type: FieldType
    meaning: str
    required: bool = False
    attribute: str = ""


class Table(Struct, frozen=True, dict=True):
    """The fields of one kind of record, and what they make.

    Of each tuple in `either`, one key must be there. With `languages`, every language of the site is a key
    too; their texts are gathered under that attribute.
    """

    name: str
    make: Callable[[Values, Ledger], Any]
    fields: tuple[Field, ...]
    languages: str = ""
    either: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields by key."""
        return {field.key: field for field in self.fields}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(field.key for field in self.fields if field.required)

    @cached_property
    def needed(self) -> frozenset[str]:
        """What the model cannot do without."""
        return frozenset(field.attribute or field.key for field in self.fields if field.required)


def record(model: Callable[..., Any]) -> Callable[[Values, Ledger], Any]:
    """Make a model's record of the values as they are."""
    return lambda values, _: model(**values)


def values_only(values: Values, _: Ledger) -> Values:
    """Keep the values together without making a record of them."""
    return values


def read_record(table: Table, node: Node, ledger: Ledger, **given: Any) -> Any:
    """The record of a map of nodes and of what is `given` besides, or None with problems told."""
    if not isinstance(node, Map):
        ledger.tell(node, Fault.SHAPE, f"{table.name} is written as keys with values, not as {shape_of(node)}")
        return None
    values: Values = dict(given)
    if node.flow and isinstance(node.pairs, Pairs) and _recalled(table, node.pairs, values, ledger):
        return _remembered(table.make(values, ledger), node, ledger)
    _read(table, node, values, ledger)
    return _made(table, node, values, ledger)


def _read(table: Table, node: Map, values: Values, ledger: Ledger) -> None:
    cut = False
    for name, (key, value) in node.pairs.items():
        field = table.by_key.get(name)
        if field is not None:
            found = field.type.read(value, ledger)
            if found is not None:
                values[field.attribute or name] = found
        elif table.languages and is_language(name, ledger):
            read_script(table.languages, name, value, values, ledger)
        elif not cut:
            cut = refuse_key(node, key, value, table, ledger)


def _recalled(table: Table, row: Pairs, values: Values, ledger: Ledger) -> bool:
    """Add the values of a row as the same words were read in others; False where there may be something to tell."""
    known = ledger.words.setdefault(id(table), {})
    for word in row.words:
        found = known.get(word)
        if found is None:
            found = _learned(table, row, word, ledger)
            if found is None:
                return False
            known[word] = found
        values[found[0]] = found[1]
    return _is_sound(table, values)


def _learned(table: Table, row: Pairs, word: str, ledger: Ledger) -> tuple[str, Any] | None:
    """The attribute and the value of a word, where there is nothing to tell of it, nor a record to be found again."""
    if word.endswith("}"):
        return None
    key = key_of(word)
    field = table.by_key.get(key)
    if field is None:
        return None
    apart = ledger.apart()
    found = field.type.read(row[key][1], apart)
    return None if found is None or apart.problems else (field.attribute or key, found)


def _made(table: Table, node: Map, values: Values, ledger: Ledger) -> Any:
    for key in table.required:
        if key not in node.pairs:
            allowed = f"{key}: {table.by_key[key].meaning}"
            ledger.tell(node, Fault.MISSING_KEY, f"{table.name} needs the key {key!r}", found=key, allowed=allowed)
    for keys in table.either:
        if node.pairs.keys().isdisjoint(keys):
            ledger.tell(node, Fault.MISSING_KEY, f"{table.name} needs one of the keys {', '.join(keys)}")
    if not _is_sound(table, values):
        return None
    return _remembered(table.make(values, ledger), node, ledger)


def _remembered(made: Any, node: Map, ledger: Ledger) -> Any:
    if made is not None:
        ledger.origins.remember(made, node)
    return made


def _is_sound(table: Table, values: Values) -> bool:
    for keys in table.either:
        if values.keys().isdisjoint(keys):
            return False
    return values.keys() >= table.needed


def is_language(key: str, ledger: Ledger) -> bool:
    """Whether a key is a language of the site; while that is unknown, whether it looks like one."""
    languages = ledger.publication.languages
    return key in languages if languages else LANGUAGE.fullmatch(key) is not None


def read_script(attribute: str, language: str, node: Node, values: Values, ledger: Ledger) -> None:
    """Add the text in one language to the pairs gathered so far."""
    text = read_text(node, ledger)
    if text is not None:
        values[attribute] = (*values.get(attribute, ()), (language, text))


def refuse_key(node: Map, key: Scalar, value: Node, table: Table, ledger: Ledger) -> bool:
    """Tell why a key cannot stand here; True for the rest of a text that a comma cut."""
    if key.text == "embargo":
        ledger.tell(key, Fault.EMBARGO, "an embargo stands in a file, a race or a squad, not here")
    elif node.flow and isinstance(value, Scalar) and value.plain and not value.text:
        ledger.tell(key, Fault.CUT_TEXT, "a comma cut this text; put quotes round it", found=key.text)
        return True
    else:
        keys = [*table.by_key, *(ledger.publication.languages if table.languages else ())]
        nearest = ledger.nearest(key.text, table.name, keys)
        message = f"{table.name} has no key {shown(key.text)}"
        ledger.tell(key, Fault.UNKNOWN_KEY, message, found=key.text, allowed=", ".join(keys), nearest=nearest)
    return False
