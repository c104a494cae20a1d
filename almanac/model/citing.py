"""What every record may carry: where it comes from, what to know, and what is disputed."""

from datetime import datetime

from msgspec import Struct

from almanac.model.when import When
from almanac.model.wording import Wording


class Source(Struct, frozen=True):
    """Where a fact was published. `link` is the publisher's own address, never a copy's.

    `id` is its name in the table of sources; a source that a row writes out has none.
    """

    publisher: Wording
    title: Wording | None = None
    date: When | None = None
    link: str | None = None
    id: str = ""


class DisputedValue(Struct, frozen=True):
    """One of the values that sources give for the same thing."""

    value: Wording
    sources: tuple[Source, ...] = ()


class Dispute(Struct, frozen=True):
    """Sources disagree: said in words, or as the values each of them gives."""

    text: Wording | None = None
    values: tuple[DisputedValue, ...] = ()


class Cited(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The part that all records share. Until its `embargo` (UTC) a record is nobody's but the editors'.

    Records make no circle, and are kept without what is at its default.
    """

    sources: tuple[Source, ...] = ()
    note: Wording | None = None
    disputed: Dispute | None = None
    embargo: datetime | None = None
