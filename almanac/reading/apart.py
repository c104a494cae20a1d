"""Records that are read apart, each in a ledger of its own: by workers where they are many, once more for a place."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from almanac.memory import Sign
from almanac.model.competition import Competition
from almanac.model.result import name_once
from almanac.reading.gathering import Gathered
from almanac.reading.ledger import Ledger, Origins
from almanac.reading.remembered import decode, encode, head_of
from almanac.workers import Meanwhile, WorkerLostError, spread

_FEW = 40  # files: one takes longer than most of what is spread
_Waiting = TypeVar("_Waiting")
_Record = TypeVar("_Record", bound=Struct)


class Made(NamedTuple):
    """A record in bytes, and what was read for it; the record itself where nobody had to send it."""

    written: bytes
    contents: dict[str, str]
    seen: dict[str, tuple[Sign, str]]
    record: Any = None

    def __reduce__(self) -> tuple[type["Made"], tuple[Any, ...]]:
        """What a worker sends."""
        return Made, self[:3]


def read_apart(
    read: Callable[[Any, Ledger], Any],
    waiting: Sequence[_Waiting],
    ledger: Ledger,
    workers: int,
    meanwhile: Meanwhile | None = None,
) -> list[Made | None]:
    """What each makes in a ledger of its own, and what was read for it; None where anything is told."""

    def work(files: _Waiting) -> Made | None:
        again = ledger.apart()
        record = read(files, again)
        if record is None or again.problems:
            return None
        return Made(encode(record), again.contents, again.seen, record)

    if len(waiting) < _FEW or workers == 1:
        return [None] * len(waiting)
    try:
        return spread(work, waiting, workers, few=_FEW, meanwhile=meanwhile)
    except WorkerLostError:  # whatever ended it will be met again, and told
        return [None] * len(waiting)


def taken_in(made: Made, kind: type[_Record], group: str, gathered: Gathered, ledger: Ledger) -> _Record:
    """The record; it is remembered with others of its group."""
    ledger.contents.update(made.contents)
    ledger.seen.update(made.seen)
    record: _Record = decode(made.written, kind) if made.record is None else made.record
    gathered.remembered.keep(kind, group, (made.written, head_of(record)), made.contents.items())
    for race in record.races if isinstance(record, Competition) else ():
        name_once(race.results)
    return record


def read_again(read: Callable[[Any, Ledger], Any], files: Any, ledger: Ledger) -> tuple[Any, Origins]:
    """A record once more, with the places of everything in it."""
    again = ledger.apart()
    return read(files, again), again.origins
