"""Fingerprints: a short name for a content, the same on every day and every machine."""

import marshal
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from msgspec import msgpack

_PLAIN = 2  # marshal's last version that writes equal parts alike, wherever they came from
_BYTES = 16  # two contents of one name are less likely than a broken disk


def digest(*parts: str | bytes) -> str:
    """The name of these contents in this order."""
    return blake2b(marshal.dumps(parts, _PLAIN), digest_size=_BYTES).hexdigest()


def fingerprint(value: object) -> str:
    """The name of a value made of records, tuples, maps, texts, numbers and days.

    Equal values have one name. A record is known by the names and the values of its fields, not by its class: what
    stands in one place of a view is always of one kind. A map by anything but texts is a `MappingProxyType`.
    """
    return digest(_ENCODER.encode(value))


def _plain(value: Any) -> Any:
    """What the encoder does not know by itself."""
    if isinstance(value, Mapping):
        return dict(value) if all(isinstance(key, str) for key in value) else tuple(value.items())
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"a {type(value).__name__} has no fingerprint")


_ENCODER = msgpack.Encoder(enc_hook=_plain, order="deterministic")
