"""The fields of a view that its templates read: only they are worked out."""

from collections.abc import Container

from msgspec import Struct

_ANY = ".*"


class _Any(Struct, frozen=True):
    """These fields and any of what is in the view; without `fields`, whatever there is."""

    fields: frozenset[str] | None

    def __contains__(self, field: object) -> bool:
        return self.fields is None or field in self.fields or str(field).startswith(".")


def read_by(shown: frozenset[str] | None) -> Container[str]:
    """What is read of a view, as its templates tell it (`.time` is a field of something in it, `.*` any of those)."""
    return _Any(shown) if shown is None or _ANY in shown else shown
