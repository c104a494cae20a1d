"""What every record may carry: where it comes from, what to know, and what is disputed."""

from dataclasses import dataclass
from datetime import datetime

from almanac.model.when import When
from almanac.model.wording import Wording


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was published. `link` is the publisher's own address, never a copy's.

    `id` is its name in the table of sources; a source that a row writes out has none.
    """

    publisher: Wording
    title: Wording | None = None
    date: When | None = None
    link: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One of the values that sources give for the same thing."""

    value: Wording
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Sources disagree: said in words, or as the values each of them gives."""

    text: Wording | None = None
    values: tuple[DisputedValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The part that all records share. Until its `embargo` a record is nobody's but the editors'."""

    sources: tuple[Source, ...] = ()
    note: Wording | None = None
    disputed: Dispute | None = None
    embargo: datetime | None = None
