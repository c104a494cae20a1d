"""Records as bytes and back: frozen dataclasses of texts, numbers, dates, tuples and other records."""

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

Name = tuple[str, str]  # the kind and the id of a record that others share


def pack(value: object, shared: Mapping[int, Name]) -> bytes:
    """A value as bytes; a record whose identity is in `shared` is written by its name alone."""
    written = io.BytesIO()
    _Packer(written, shared).dump(value)
    return written.getvalue()


def unpack(content: bytes, find: Callable[[str, str], object]) -> Any:
    """The value that was packed; `find` gives the shared records by kind and id. Only for bytes of our own."""
    return _Opener(content, find).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shared: Mapping[int, Name]) -> None:
        super().__init__(file, protocol=5)
        self.shared = shared

    def reducer_override(self, value: Any) -> Any:
        """A record by its name, or by its class and its values."""
        kind: type = value.__class__
        if isinstance(value, type) or not is_dataclass(value):
            return NotImplemented
        name = self.shared.get(id(value))
        return (_found, name) if name else (_record, (kind, _values_of(kind)(value)))


class _Opener(pickle.Unpickler):
    def __init__(self, content: bytes, find: Callable[[str, str], object]) -> None:
        super().__init__(io.BytesIO(content))
        self.found = find

    def find_class(self, module: str, name: str) -> Any:
        """Classes by name as pickle has them; a shared record is found by this opener."""
        return self.found if (module, name) == (__name__, _found.__name__) else super().find_class(module, name)


def _found(kind: str, identity: str) -> object:
    """Stands in a packed value for a shared record; an opener puts its own in its place."""
    raise LookupError(f"{kind} {identity} can only be found while a value is opened")


def _record(kind: type, values: tuple[object, ...]) -> object:
    made: object = object.__new__(kind)
    for put, value in zip(_setters_of(kind), values, strict=True):
        put(made, value)
    return made


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


@cache
def _setters_of(kind: type) -> tuple[Callable[[object, object], None], ...]:
    """A frozen record refuses to be changed; its slots can be filled once it is new."""
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))
