"""A process of its own that does the same work whenever it is asked."""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Generic, Self, TypeVar

from almanac.workers import WorkerLostError, reap

Made = TypeVar("Made")


class Standby(Generic[Made]):
    """A process of its own that does the same work whenever it is asked, and keeps at hand what it came to know.

    It has no threads, so that its work may be spread, and holds nothing that this process opens after it. One that is
    lost is followed by another; where nothing can be forked, the work is done here.
    """

    def __init__(self, work: Callable[[], Made], rest: Callable[[], object] = lambda: None) -> None:
        """`rest` is done after each answer, while nobody waits for it."""
        self._work = work
        self._rest = rest
        self._asked: int | None = None  # the pipe on which it is asked
        if hasattr(os, "fork"):
            self._begin()

    def ask(self) -> Made:
        """What the work makes now; WorkerLostError."""
        if self._asked is None:
            made_here = self._work()
            self._rest()
            return made_here
        try:
            os.write(self._asked, b".")
            made: Made = pickle.load(self._answers)  # noqa: S301 -- our own child wrote it
        except (OSError, EOFError):
            self._end()
            self._begin()
            raise WorkerLostError([0]) from None
        return made

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        if self._asked is not None:
            os.close(self._asked)
            self._answers.close()
            os.waitpid(self._process, 0)
            self._asked = None

    def _begin(self) -> None:
        (asked, self._asked), (result, into) = os.pipe(), os.pipe()
        sys.stdout.flush()
        self._process = os.fork()
        if self._process:
            os.close(asked)
            os.close(into)
            self._answers = os.fdopen(result, "rb")
            return
        os.close(self._asked)  # or it would wait for itself to ask, where its parent is gone
        os.close(result)
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is its parent's: it ends with it
            with os.fdopen(into, "wb") as answers:
                while os.read(asked, 1):
                    pickle.dump(self._work(), answers, protocol=5)
                    answers.flush()
                    sys.stdout.flush()
                    self._rest()
                    reap()
                    gc.collect(0)  # of what is new; the rest is what it keeps at hand
            status = 0
        finally:
            os._exit(status)
