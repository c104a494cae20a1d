"""Fingerprints: a short name for a content, the same on every day and every machine of one kind."""

import io
import pickle
from collections.abc import Callable
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from msgspec import Struct

_BYTES = 16  # two contents of one name are less likely than a broken disk


def digest(*parts: str | bytes) -> str:
    """The name of these contents in this order."""
    name = blake2b(digest_size=_BYTES)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        name.update(len(content).to_bytes(8, "big"))
        name.update(content)
    return name.hexdigest()


def fingerprint(value: object) -> str:
    """The name of a value made of records, tuples, texts and numbers.

    Two equal values may have two names where one of them holds a text twice and the other two equal texts; two
    different values never have one.
    """
    written = io.BytesIO()
    _Writer(written, protocol=5).dump(value)
    return digest(written.getbuffer().tobytes())


class _Writer(pickle.Pickler):
    """Records by their fields; nothing of this is ever loaded."""

    def reducer_override(self, value: Any) -> Any:
        """A record as its class and its values; everything else as pickle has it."""
        values = _values_of(value.__class__)
        return NotImplemented if values is None else (value.__class__, values(value))


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    if issubclass(kind, Enum):
        return lambda value: (value.value,)
    if not issubclass(kind, Struct):
        return None
    names = kind.__struct_fields__
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
