"""A pile: bytes that this process and its workers lay aside, so that none of them holds them until they are wanted."""

import os
from io import SEEK_END
from tempfile import TemporaryFile
from typing import Any

Laid = tuple[int, int, int]  # the number of a file, where it begins there, how many bytes

_MOST = 255  # files: the number of each fits a byte


class Pile:
    """Files without a name, one for each of so many `processes`; who finds none keeps what it has."""

    def __init__(self, processes: int) -> None:
        self._files = _files(min(processes, _MOST))
        self._free = _numbers(len(self._files))
        self._mine = (0, -1)  # a process, and the number of its file

    def __del__(self) -> None:
        """The files are gone with the pile."""
        for file in (*self._files, *self._free):
            file.close()

    def lay(self, content: bytes) -> Laid | bytes:
        """Lay bytes aside; the same bytes where there is no room for them."""
        if self._free and self._mine[0] != os.getpid():
            self._mine = os.getpid(), int.from_bytes(self._free[0].read(1), "big") - 1
        number = self._mine[1]
        if number < 0:
            return content
        try:
            start = self._files[number].seek(0, SEEK_END)
            is_whole = self._files[number].write(content) == len(content)
        except OSError:
            return content
        return (number, start, len(content)) if is_whole else content

    def take(self, laid: Laid | bytes) -> bytes:
        """The bytes again, in the process that made the pile; OSError."""
        if isinstance(laid, bytes):
            return laid
        number, start, size = laid
        self._files[number].seek(start)
        content: bytes = self._files[number].read(size)
        if len(content) != size:
            raise OSError("what was laid aside is gone")
        return content


def _files(count: int) -> list[Any]:
    """So many, none of which holds anything back from the disk; none where no place is found for them."""
    try:
        return [TemporaryFile(buffering=0) for _ in range(count)]
    except OSError:
        return []


def _numbers(count: int) -> list[Any]:
    """A pipe that holds the numbers of files from 1: whoever reads one has that file."""
    if not count:
        return []
    out, into = os.pipe()
    os.write(into, bytes(range(1, count + 1)))
    os.close(into)
    return [os.fdopen(out, "rb", buffering=0)]
