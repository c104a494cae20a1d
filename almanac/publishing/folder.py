"""The site's folder: staged beside the old one, then exchanged with it."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from almanac.problem import Place, Problem
from almanac.publishing.exchange import exchange, put_back
from almanac.publishing.guard import MARKER, MARKER_TEXT, refusals

if sys.platform != "win32":
    import fcntl


@dataclass(frozen=True, slots=True)
class Published:
    """The paths written, left as they were and removed; or why the old site stands as it stood."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        files = len(self.written) + len(self.unchanged)
        changes = f"{len(self.written)} written, {len(self.unchanged)} unchanged, {len(self.removed)} removed"
        return f"{files} file{'' if files == 1 else 's'}: {changes}"


def publish(files: Mapping[str, bytes], out: Path, root: Path) -> Published:
    """Make `out` hold these files and no others, in one step; files that did not change keep their times."""
    out, root = out.resolve(), root.resolve()
    if problems := refusals(files, out, root):
        return Published(problems=problems)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _alone(out.parent):
            return _replace({**files, MARKER: MARKER_TEXT}, out)
    except OSError as error:
        found = f"cannot be written: {error.strerror or error}; the old site stands"
        return Published(problems=(Problem(Place(str(out)), "out", found),))


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A second build into the same folder waits until the first has published, where the system can say so."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _replace(files: Mapping[str, bytes], out: Path) -> Published:
    staged, aside = (out.with_name(f".{out.name}.almanac-{part}") for part in ("new", "old"))
    put_back(out, aside)
    # We are alone here: whatever lies there, a killed build has left.
    for orphan in (staged, aside):
        shutil.rmtree(orphan, ignore_errors=True)
    published = _compare(files, out)
    if published.written or published.removed:
        try:
            _stage(files, set(published.unchanged), out, staged)
            _take_over(staged, out, aside)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    return published


def _compare(files: Mapping[str, bytes], out: Path) -> Published:
    old = dict(_files_in(out))
    unchanged = {path for path, content in files.items() if path in old and _holds(out / path, old[path], content)}
    return Published(
        written=tuple(sorted(files.keys() - unchanged)),
        unchanged=tuple(sorted(unchanged)),
        removed=tuple(sorted(old.keys() - files.keys())),
    )


def _holds(path: Path, size: int, content: bytes) -> bool:
    return size == len(content) and path.read_bytes() == content


def _files_in(folder: Path, above: str = "") -> Iterator[tuple[str, int]]:
    """Each file's path below the site and its size; a link is not followed, and so does not outlive a build."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(Path(entry.path), f"{above}{entry.name}/")
            else:
                size = -1 if entry.is_symlink() else entry.stat().st_size
                yield above + entry.name, size


def _stage(files: Mapping[str, bytes], unchanged: set[str], out: Path, staged: Path) -> None:
    staged.mkdir()
    for folder in sorted({(staged / path).parent for path in files}):
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        if path in unchanged:
            _keep(out / path, staged / path)
        else:
            (staged / path).write_bytes(content)


def _keep(old: Path, new: Path) -> None:
    """The same file under a second name, or a copy with its times where a file system has no such names."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new)


def _take_over(staged: Path, out: Path, aside: Path) -> None:
    if out.exists():
        exchange(staged, out, aside)
    else:
        staged.rename(out)
