"""Watching: the sources are looked at, and what is saved is built in a thread of its own."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

_QUICK, _SLOW = 0.05, 0.4  # seconds between two looks, while somebody is at work and when nobody is
_AT_WORK = 60.0  # seconds after a save
_STILL = 0.01  # seconds in which nothing changes, when a save has come to its end


class Sources(Watcher):
    """Looks at the sources and builds, so that pages are answered meanwhile.

    What is saved while a build runs differs from what was seen before it, and is built next.
    """

    def __init__(self, folders: Iterable[Path], build: Callable[[], None]) -> None:
        super().__init__()
        self.folders = [str(folder) for folder in folders]
        self.build = build
        self.seen = self.signature()

    def start(self, _poll: Callable[[], None]) -> bool:
        """Begin to look; livereload's own way of looking is left out."""
        loop = IOLoop.current()
        threading.Thread(target=self._look, args=(loop,), daemon=True).start()
        return True

    def _look(self, loop: IOLoop) -> None:
        saved = time.monotonic()
        while True:
            time.sleep(_QUICK if time.monotonic() - saved < _AT_WORK else _SLOW)
            if (now := self.signature()) != self.seen:
                self.seen, saved = self.still(now), time.monotonic()
                self.build()
                loop.add_callback(LiveReloadHandler.reload_waiters)

    def still(self, now: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """The signature when nothing moves any more: many an editor empties a file first and writes it after."""
        time.sleep(_STILL)
        while (later := self.signature()) != now:
            now = later
            time.sleep(_STILL)
        return now

    def signature(self) -> list[tuple[str, int, int]]:
        """Every file with its time and size: new, renamed and removed ones show too."""
        return sorted(entry for folder in self.folders for entry in _stats(folder))


def _stats(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield from _stats(entry.path)
                else:
                    stat = entry.stat()
                    yield entry.path, stat.st_mtime_ns, stat.st_size
    except OSError:  # gone since it was listed
        return
