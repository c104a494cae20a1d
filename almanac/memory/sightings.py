"""Sightings: the content of a file known by its size and time, so that what did not change is not read again.

A file that was younger than two seconds when it was seen may change once more without a sign; it is read again.
"""

import os
import time
from hashlib import blake2b
from pathlib import Path

from almanac.memory.shelves import Shelf

YOUNG = 2_000_000_000  # nanoseconds

Sign = tuple[int, int, int]


def sign_of(stat: os.stat_result) -> Sign:
    """What changes when a file does: its size, its time in nanoseconds, its number on the disk."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


class Sightings:
    """Names of contents by path, on a shelf: `path → (size, time, number, name, when it was seen)`."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def name(self, path: str, sign: Sign) -> str | None:
        """The name of the content that a file of this sign has, where it was seen before."""
        seen = self.shelf.get(path)
        if seen is None or seen[:3] != sign or seen[1] + YOUNG > seen[4]:
            return None
        name: str = seen[3]
        return name

    def note(self, path: str, sign: Sign, name: str, when: int | None = None) -> None:
        """The file is seen with this content, now or at a moment that was no later (nanoseconds)."""
        self.shelf.put(path, (*sign, name, time.time_ns() if when is None else when))

    def of(self, path: str, sign: Sign, file: str | Path) -> str:
        """The name of a file's content, read where it has to be; OSError when it cannot be."""
        name = self.name(path, sign)
        if name is None:
            with open(file, "rb") as opened:  # noqa: PTH123 -- of thousands of files few are ever opened
                name = content_name(opened.read())
            self.note(path, sign, name)
        return name


def content_name(content: bytes) -> str:
    """The name of a file's content."""
    return blake2b(content, digest_size=16).hexdigest()
