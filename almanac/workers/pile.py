"""A pile: bytes that this process and its workers lay aside, so that none of them holds them until they are wanted."""

import os

from almanac.workers.shared import nameless_files, next_of, queue

Laid = tuple[int, int, int]  # the number of a file, where it begins there, how many bytes


class Pile:
    """Files without a name, one for each of so many `processes`; who finds none keeps what it has."""

    def __init__(self, processes: int) -> None:
        self._files = nameless_files(processes)
        self._free = queue(range(len(self._files)))
        self._mine: tuple[int, int | None] = (0, None)  # a process, and the number of its file
        self._end = 0  # of that file

    def __del__(self) -> None:
        """The files are gone with the pile."""
        os.close(self._free)
        for file in self._files:
            file.close()

    def lay(self, content: bytes) -> Laid | bytes:
        """Lay bytes aside; the same bytes where there is no room for them."""
        if self._mine[0] != os.getpid():
            self._mine, self._end = (os.getpid(), next_of(self._free)), 0
        number = self._mine[1]
        if number is None:
            return content
        try:
            written = os.pwrite(self._files[number].fileno(), content, self._end)
        except OSError:
            return content
        self._end += written
        return (number, self._end - written, written) if written == len(content) else content

    def take(self, laid: Laid | bytes) -> bytes:
        """The bytes again, in the process that made the pile; OSError."""
        if isinstance(laid, bytes):
            return laid
        number, start, size = laid
        content = os.pread(self._files[number].fileno(), size, start)
        if len(content) != size:
            raise OSError("what was laid aside is gone")
        return content
