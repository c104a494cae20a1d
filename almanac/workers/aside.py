"""A process beside this one: it does what it is asked, in the order in which that was asked, while this one works."""

import contextlib
import os
import pickle
import signal
import struct
import sys
from collections import deque
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, BinaryIO, Self

import almanac.workers
from almanac.workers.shared import nameless_files

_LONG = struct.Struct("q")  # how long an answer is; it lies in a file, so that nobody waits until it is read

Jobs = Mapping[str, Callable[..., Any]]


class Aside:
    """Does jobs by their names; `jobs` are made ready by whoever does one first, so that it begins at once.

    Where there is but one worker, where this one is lost, or what it is given cannot be sent, a job is done here when
    its answer is wanted. What a job changes, it changes beside this process.
    """

    def __init__(self, jobs: Callable[[], Jobs], workers: int) -> None:
        self._ready = jobs
        self._process = 0
        self._unread: deque[_Answer] = deque()
        self._read = 0  # bytes of all answers so far
        if files := nameless_files(min(workers, almanac.workers.cores(), 2) - 1):
            self._begin(files[0])

    @property
    def is_there(self) -> bool:
        """Whether there is such a process."""
        return self._process != 0

    def ask(self, job: str, *given: Any) -> Callable[[], Any]:
        """Gives what the job makes when it is asked for; it is begun as soon as those before it are done."""
        answer = _Answer(self, job, given)
        if self._process:
            self._send(answer)
        return answer

    def rest(self) -> None:
        """Nothing more is asked; what was asked before is done still, though nobody wants its answer."""
        if self._process and not self._asks.closed:
            with contextlib.suppress(OSError):  # it is gone already
                self._asks.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if not self._process:
            return
        if kind is not None or not self._asks.closed:
            os.kill(self._process, signal.SIGKILL)  # nobody waits for what it does
        self.rest()
        os.waitpid(self._process, 0)
        self._told.close()
        self._answers.close()
        self._process = 0

    def read_up_to(self, wanted: "_Answer") -> None:
        """Read answers up to the one that is wanted; one that does not come stays to be made here."""
        while self._unread and not wanted.is_here:
            with contextlib.suppress(Exception):  # it was lost, perhaps in the midst of a word
                (length,) = _LONG.unpack(self._told.read(_LONG.size))
                self._unread[0].take(pickle.loads(os.pread(self._answers.fileno(), length, self._read)))  # noqa: S301 -- our own child wrote it
                self._read += length
            self._unread.popleft()

    def here(self, job: str, given: tuple[Any, ...]) -> Any:
        """What a job makes in this process."""
        return self._jobs[job](*given)

    @cached_property
    def _jobs(self) -> Jobs:
        return self._ready()

    def _send(self, answer: "_Answer") -> None:
        try:
            self._asks.write(pickle.dumps((answer.job, answer.given), protocol=5))
            self._asks.flush()
        except Exception:  # noqa: BLE001 -- whatever cannot be sent, or heard, is done here
            return
        self._unread.append(answer)

    def _begin(self, answers: BinaryIO) -> None:
        (asked, asks), (told, tells) = os.pipe(), os.pipe()
        sys.stdout.flush()
        self._process = os.fork()
        if self._process:
            os.close(asked)
            os.close(tells)
            self._asks, self._told, self._answers = os.fdopen(asks, "wb"), os.fdopen(told, "rb"), answers
            return
        os.close(asks)  # or it would wait for itself to ask, where its parent is gone
        os.close(told)
        status = 1
        try:
            with os.fdopen(asked, "rb") as heard:
                while heard.peek(1):
                    job, given = pickle.load(heard)  # noqa: S301 -- our parent wrote it
                    answer = pickle.dumps(self.here(job, given), protocol=5)
                    answers.write(answer)
                    answers.flush()
                    os.write(tells, _LONG.pack(len(answer)))
            status = 0
        finally:
            os._exit(status)  # nothing of the parent's may be finished here a second time


class _Answer:
    """What a job makes: read when it is asked for, or made then."""

    def __init__(self, aside: Aside, job: str, given: tuple[Any, ...]) -> None:
        self.job = job
        self.given = given
        self.is_here = False
        self._aside = aside
        self._made: Any = None

    def __call__(self) -> Any:
        self._aside.read_up_to(self)
        if not self.is_here:
            self.take(self._aside.here(self.job, self.given))
        return self._made

    def take(self, made: Any) -> None:
        """It is there, and nobody has to make it."""
        self._made, self.is_here = made, True
