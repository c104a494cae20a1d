"""What a process and its forks share: files without a name, and queues of numbers."""

import os
from tempfile import TemporaryFile
from typing import Any

_NUMBER = 4  # bytes


def nameless_files(count: int) -> list[Any]:
    """So many files; none where no place is found for them, and everything is kept where it is."""
    try:
        return [TemporaryFile() for _ in range(count)]
    except OSError:
        return []


def queue(numbers: range) -> int:
    """A pipe that holds numbers: whoever reads one has it alone."""
    out, into = os.pipe()
    os.write(into, b"".join(number.to_bytes(_NUMBER, "big") for number in numbers))
    os.close(into)
    return out


def next_of(queued: int) -> int | None:
    """The next number of a queue; None when there is no more."""
    found = os.read(queued, _NUMBER)
    return int.from_bytes(found, "big") if found else None
