"""Workers: the same work for many things, spread over the machine's cores where there is enough of it.

A worker is a fork of this process: it has everything that was read already, and sends back only what it made.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, TypeVar

from almanac.workers.shared import nameless_files, next_of, queue

Thing = TypeVar("Thing")
Made = TypeVar("Made")
Meanwhile = Callable[[], object]

_HIRED: list[int] = []  # processes that nobody has waited for yet
FEW = 150  # fewer things are made sooner than a worker is ready
_CHUNKS = 24  # a worker takes a new chunk when it has finished one, so that none is idle while another has much left


class WorkerLostError(Exception):
    """A worker ended before its work did; `things` are the places of what it did not finish."""

    def __init__(self, things: list[int]) -> None:
        super().__init__(f"a worker ended too soon, with {len(things)} things unfinished")
        self.things = things


def cores() -> int:
    """How many workers this process may have: one where it cannot be forked, or has threads of its own."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(  # noqa: PLR0913 - the work, and how it is shared out
    work: Callable[[Thing], Made],
    things: Sequence[Thing],
    workers: int,
    done: Callable[[int], None] = lambda _: None,
    *,
    few: int | None = None,
    meanwhile: Meanwhile | None = None,
) -> list[Made]:
    """What `work` makes of each thing, in order; `done` hears how many are made. WorkerLostError.

    Things fewer than `few` are all made here; where there are more, `meanwhile` is done here while the others begin.

    Each worker begins in a part of its own, so that things that stand together, and share what has to be worked out
    for them, are mostly made by one; who has finished helps the others.
    """
    files = nameless_files(min(workers, cores()) - 1) if len(things) >= (FEW if few is None else few) else []
    workers = len(files) + 1
    chunks = _cut(len(things), max(1, len(things) // (_CHUNKS * workers)))
    queues = [queue(part) for part in _shared(len(chunks), workers)]
    turns = [[*queues[part:], *queues[:part]] for part in range(1, workers)]
    reap()
    others = [(_hire(work, things, chunks, own, file), file) for own, file in zip(turns, files, strict=True)]
    if meanwhile and others:
        meanwhile()
    made: dict[int, Made] = {}
    for chunk in _taken(chunks, queues):
        made.update((place, work(things[place])) for place in chunk)
        done(min(len(made) * workers, len(things)))  # the others are as quick
    for queued in queues:
        os.close(queued)
    for other in others:
        made.update(_taken_back(*other))
    return _in_order(made, len(things))


def _in_order(made: dict[int, Made], count: int) -> list[Made]:
    """So many things by their places; WorkerLostError where one is missing."""
    lost = [place for place in range(count) if place not in made]
    if lost:
        raise WorkerLostError(lost)
    return [made[place] for place in range(count)]


def _cut(count: int, size: int) -> list[range]:
    """The numbers below a count in pieces of a size; the last may be shorter."""
    return [range(start, min(start + size, count)) for start in range(0, count, size)]


def _shared(count: int, workers: int) -> list[range]:
    """The numbers below a count in one part for each worker."""
    return [range(count * part // workers, count * (part + 1) // workers) for part in range(workers)]


def _taken(chunks: Sequence[range], queues: Sequence[int]) -> Iterator[range]:
    """The chunks of the first queue that nobody else takes, then those of the next."""
    for queued in queues:
        while (number := next_of(queued)) is not None:
            yield chunks[number]


def _hire(
    work: Callable[[Thing], Made],
    things: Sequence[Thing],
    chunks: Sequence[range],
    queues: Sequence[int],
    left: BinaryIO,
) -> int:
    """A pipe on which a worker says that it is done; it leaves what it made in a file.

    Chunk by chunk: it holds no more than one at a time, and waits for nobody to read.
    """
    parent, (done, tells) = os.getpid(), os.pipe()
    process = os.fork()
    if process:
        os.close(tells)
        _HIRED.append(process)
        return done
    status = 1
    try:
        for chunk in _taken(chunks, queues):
            if os.getppid() != parent:
                break  # nobody will read it
            pickle.dump([(place, work(things[place])) for place in chunk], left, protocol=5)
        left.flush()
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(tells, b".")
        status = 0
    finally:
        os._exit(status)  # nothing of the parent's may be finished here a second time


def _taken_back(done: int, left: BinaryIO) -> Iterator[tuple[int, Any]]:
    """What a worker made of each place; nothing where it ended too soon. That it is gone takes longer than this."""
    is_done = os.read(done, 1) != b""
    os.close(done)
    with left:
        left.seek(0)
        while is_done:
            try:
                yield from pickle.load(left)  # noqa: S301 -- our own child wrote it
            except EOFError:
                return


def reap() -> None:
    """Let go of workers that are gone; none is waited for."""
    _HIRED[:] = [process for process in _HIRED if not _is_gone(process)]


def _is_gone(process: int) -> bool:
    try:
        return os.waitpid(process, os.WNOHANG) != (0, 0)
    except ChildProcessError:  # a fork of who hired it
        return True
