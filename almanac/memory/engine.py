"""The engine's name: it changes when anything does that results follow from besides the sources."""

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from almanac.memory.fingerprints import digest
from almanac.memory.shelves import Memory

_LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "yaml", "PIL")


def memory_in(folder: Path, *, is_fresh: bool = False) -> Memory:
    """A project's memory.

    What follows from files that ship with the engine lies beside its compiled modules, where those may be written.
    """
    name, beside = engine(), Path(importlib.util.cache_from_source(__file__)).parent
    may_be = not sys.dont_write_bytecode and os.access(beside, os.W_OK)
    shipped = Memory(beside / f"shipped.{sys.implementation.cache_tag}", name, is_fresh=is_fresh) if may_be else None
    return Memory(folder, name, is_fresh=is_fresh, shipped=shipped)


def engine() -> str:
    """From the size and the time of every file of the engine, and of each library's first."""
    own = Path(__file__).parents[1]
    return digest(*(f"{path}:{size}:{changed}" for path, size, changed in sorted((*_below(own), *_libraries()))))


def _libraries() -> Iterator[tuple[str, int, int]]:
    specs = (importlib.util.find_spec(name) for name in _LIBRARIES)
    return _noted(Path(spec.origin) for spec in specs if spec and spec.origin)


def _noted(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        stat = path.stat()
        yield str(path), stat.st_size, stat.st_mtime_ns


def _below(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _below(entry.path)
            elif entry.name.endswith(".py"):
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns
