"""Workers: the same work for many things, spread over the machine's cores where there is enough of it.

A worker is a fork of this process: it has everything that was read already, and sends back only what it made.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")

FEW = 150  # fewer things are made sooner than a worker is ready
_CHUNKS = 24  # a worker takes a new chunk when it has finished one, so that none is idle while another has much left
_NUMBER = 4  # bytes of a chunk's number in the queue


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


def spread(
    work: Callable[[Thing], Made], things: Sequence[Thing], workers: int, done: Callable[[int], None] = lambda _: None
) -> list[Made]:
    """What `work` makes of each thing, in order; `done` hears how far they are. WorkerLostError."""
    workers = min(workers, cores()) if len(things) >= FEW else 1
    size = max(1, len(things) // (_CHUNKS * workers))
    chunks = [range(start, min(start + size, len(things))) for start in range(0, len(things), size)]
    queue = _queue(len(chunks))
    others = [_hire(work, things, chunks, queue) for _ in range(workers - 1)]
    made: dict[int, Made] = {}
    while (number := os.read(queue, _NUMBER)) != b"":
        chunk = chunks[int.from_bytes(number, "big")]
        made.update((place, work(things[place])) for place in chunk)
        done(chunk.stop)
    os.close(queue)
    for other in others:
        made.update(_taken_back(*other))
    lost = [place for place in range(len(things)) if place not in made]
    if lost:
        raise WorkerLostError(lost)
    return [made[place] for place in range(len(things))]


def apart(work: Callable[[], Made]) -> Made:
    """What `work` makes, in a fork where this process has other threads: there it may be spread, and leaves nothing."""
    if threading.active_count() == 1 or not hasattr(os, "fork"):
        return work()
    sys.stdout.flush()
    made: dict[int, Made] = _taken_back(*_hire(lambda _: work(), (None,), [range(1)], _queue(1)))
    if not made:
        raise WorkerLostError([0])
    return made[0]


def _queue(chunks: int) -> int:
    """A pipe that holds every chunk's number: whoever reads four bytes takes that chunk."""
    out, into = os.pipe()
    os.write(into, b"".join(number.to_bytes(_NUMBER, "big") for number in range(chunks)))
    os.close(into)
    return out


def _hire(
    work: Callable[[Thing], Made], things: Sequence[Thing], chunks: Sequence[range], queue: int
) -> tuple[int, int]:
    """A worker's process number and the pipe on which it sends what it made."""
    result, into = os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        return process, result
    os.close(result)  # or it would wait for itself to read, where its parent is gone
    status = 1
    try:
        made: dict[int, Made] = {}
        while (number := os.read(queue, _NUMBER)) != b"":
            made.update((place, work(things[place])) for place in chunks[int.from_bytes(number, "big")])
        with os.fdopen(into, "wb") as pipe:
            pickle.dump(made, pipe, protocol=5)
        sys.stdout.flush()
        sys.stderr.flush()
        status = 0
    finally:
        os._exit(status)  # nothing of the parent's may be finished here a second time


def _taken_back(process: int, result: int) -> dict[int, Made]:
    with os.fdopen(result, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(process, 0)
    made: dict[int, Made] = pickle.loads(content) if not status else {}  # noqa: S301 -- our own child wrote it
    return made
