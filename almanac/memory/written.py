"""Written: how a shelf lies on the disk, whole, and beside it what has changed since."""

import contextlib
import marshal
import os
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from msgspec import Struct

_MARK = b"almanac memory\n"
_CHECK = 32  # bytes
_FEW = 8  # where one result in so many has changed, all are written anew


Changes = tuple[dict[str, Any], set[str]]  # results, and the keys of what is gone


class Written(Struct, frozen=True):
    """What lies there: a whole shelf of so many results, known by its `check`, and the changes since."""

    check: bytes = b""
    results: int = 0
    since: Changes = ({}, set())

    @classmethod
    def read(cls, path: Path, engine: bytes) -> tuple[dict[str, Any], Self]:
        """The shelf that was written, if it is undamaged and of this engine; else nothing."""
        whole, check = _opened(path, engine)
        if whole is None:
            return {}, cls()
        since, _ = _opened(_beside(path), engine)
        if since is None or since[0] != check:
            return whole, cls(check, len(whole))
        _, changed, gone = since
        held = {key: result for key, result in whole.items() if key not in gone} if gone else whole
        return {**held, **changed}, cls(check, len(whole), (changed, gone))

    def write(self, path: Path, engine: bytes, held: dict[str, Any], changes: Changes) -> Self:
        """Write a shelf that holds this after these changes: all of it, or what changed since the whole; OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        gone = (self.since[1] | changes[1]) - changes[0].keys()
        changed = {key: result for key, result in (self.since[0] | changes[0]).items() if key not in gone}
        if (len(changed) + len(gone)) * _FEW < self.results:
            _write(_beside(path), engine, (self.check, changed, gone))
            return type(self)(self.check, self.results, (changed, gone))
        check = _write(path, engine, held)
        with contextlib.suppress(OSError):
            _beside(path).unlink(missing_ok=True)  # it is known to be of another shelf
        return type(self)(check, len(held))


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.since")


def _opened(path: Path, engine: bytes) -> tuple[Any, bytes]:
    """What a file holds, if it is whole and of this engine, and what it is known by."""
    try:
        written = path.read_bytes()
    except OSError:
        return None, b""
    head = _MARK + engine
    check, content = written[len(head) : len(head) + _CHECK], memoryview(written)[len(head) + _CHECK :]
    if not written.startswith(head) or check != _check(content):
        return None, b""
    return marshal.loads(content), check  # noqa: S302 -- the check says that we wrote it


def _write(path: Path, engine: bytes, held: Any) -> bytes:
    """A file is never seen half written."""
    content = marshal.dumps(held)
    check, unfinished = _check(content), path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            file.write(_MARK + engine + check)
            file.write(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return check


def _check(content: bytes | memoryview) -> bytes:
    return sha256(content).digest()  # processors have it built in
