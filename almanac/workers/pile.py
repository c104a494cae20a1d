"""A pile: bytes that this process and its workers lay aside, so that none of them holds them until they are wanted."""

import os
from io import SEEK_END

from almanac.workers.shared import nameless_files, next_of, queue

Laid = tuple[int, int, int]  # the number of a file, where it begins there, how many bytes


class Pile:
    """Files without a name, one for each of so many `processes`; who finds none keeps what it has."""

    def __init__(self, processes: int) -> None:
        self._files = nameless_files(processes, buffering=0)  # nothing that is laid here may stay behind in a process
        self._free = queue(range(len(self._files)))
        self._mine: tuple[int, int | None] = (0, None)  # a process, and the number of its file

    def __del__(self) -> None:
        """The files are gone with the pile."""
        os.close(self._free)
        for file in self._files:
            file.close()

    def lay(self, content: bytes) -> Laid | bytes:
        """Lay bytes aside; the same bytes where there is no room for them."""
        if self._mine[0] != os.getpid():
            self._mine = os.getpid(), next_of(self._free)
        number = self._mine[1]
        if number is None:
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
