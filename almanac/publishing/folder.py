"""The site's folder: a spare tree is brought up to date beside it, then the two change places.

The tree that was the site before stays as the spare, so that the next build writes only what differs. Both hold the
same files under two names: a file is never written in place.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from almanac.memory import Memory, Sightings, Sign, content_name, sign_of
from almanac.problem import Place, Problem
from almanac.publishing.exchange import exchange, put_back
from almanac.publishing.guard import MARKER, MARKER_TEXT, refusals
from almanac.website import Content, Standing

if sys.platform != "win32":
    import fcntl


class Lying(Struct, frozen=True):
    """What lies in the site's folder: the name of each file's content by its path.

    `tree` changes when another build publishes there.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    tree: tuple[int, int] = (0, 0)


class Published(Struct, frozen=True):
    """The paths written, left as they were and removed; or why the old site stands as it stood.

    `names` has the name of each file's content.
    """

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        files = len(self.written) + len(self.unchanged)
        changes = f"{len(self.written)} written, {len(self.unchanged)} unchanged, {len(self.removed)} removed"
        return f"{files} file{'' if files == 1 else 's'}: {changes}"


class Files(Mapping[str, bytes]):
    """The files of a published site by their paths, read when they are asked for; no other file is."""

    def __init__(self, out: Path, paths: frozenset[str]) -> None:
        self.out = out
        self.paths = paths

    def __getitem__(self, path: str) -> bytes:
        if path not in self.paths:
            raise KeyError(path)
        return (self.out / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.paths))

    def __len__(self) -> int:
        return len(self.paths)


def publish(
    files: Mapping[str, Content], out: Path, root: Path, memory: Memory | None = None, lying: Lying | None = None
) -> Published:
    """Make `out` hold these files and no others, in one step; files that did not change keep their times.

    A `Standing` file lies in `out` already, as `standing` told (`lying`).
    """
    out, root = out.resolve(), root.resolve()
    if problems := refusals(files, out, root):
        return Published(problems=problems)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _alone(out.parent):
            return _replace({**files, MARKER: MARKER_TEXT}, out, _sightings(memory or Memory()), lying or Lying())
    except OSError as error:
        found = f"cannot be written: {error.strerror or error}; the old site stands"
        return Published(problems=(Problem(Place(str(out)), "out", found),))


def standing(out: Path, memory: Memory) -> Lying:
    """What lies in the site's folder now."""
    out = out.resolve()
    tree = _tree(out)
    return Lying(_names(out, _sightings(memory)), tree)


def signs_below(folder: Path) -> dict[str, Sign]:
    """The sign of each file by its path below a folder; a link is not followed, and so does not outlive a build."""
    found: dict[str, Sign] = {}
    waiting = [(str(folder), "")] if folder.is_dir() else []
    while waiting:
        place, above = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{above}{entry.name}/"))
                else:
                    found[above + entry.name] = (-1, 0, 0) if entry.is_symlink() else sign_of(entry.stat())
    return found


def _tree(out: Path) -> tuple[int, int]:
    """Which folder has the site's name: when two change places, so do their numbers and times."""
    try:
        stat = out.stat()
    except OSError:
        return 0, 0
    return stat.st_ino, stat.st_ctime_ns


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


def _replace(files: Mapping[str, Content], out: Path, seen: Sightings, lying: Lying) -> Published:
    spare, aside = (out.with_name(f".{out.name}.almanac-{part}") for part in ("spare", "aside"))
    put_back(out, aside)
    shutil.rmtree(aside, ignore_errors=True)  # we are alone here: a killed build has left it
    held = lying.names if lying.tree == _tree(out) else _names(out, seen)
    published = _compare({path: _name(content) for path, content in files.items()}, held)
    if published.written or published.removed:
        _bring_up_to_date(spare, files, (out, held), seen)
        _take_over(spare, out, aside)
    return published


def _name(content: Content) -> str:
    return content.name if isinstance(content, Standing) else content_name(content)


def _compare(names: Mapping[str, str], held: Mapping[str, str]) -> Published:
    unchanged = {path for path, name in names.items() if held.get(path) == name}
    return Published(
        written=tuple(sorted(names.keys() - unchanged)),
        unchanged=tuple(sorted(unchanged)),
        removed=tuple(sorted(held.keys() - names.keys())),
        names=names,
    )


def _sightings(memory: Memory) -> Sightings:
    """By the file's number on the disk, which both trees share."""
    return Sightings(memory.shelf("site"))


def _names(folder: Path, seen: Sightings) -> dict[str, str]:
    """The name of each file's content; a link has none, and so is replaced."""
    names = {}
    for path, sign in signs_below(folder).items():
        names[path] = seen.of(str(sign[2]), sign, f"{folder}/{path}") if sign[0] >= 0 else ""
    return names


def _bring_up_to_date(
    spare: Path, files: Mapping[str, Content], site: tuple[Path, Mapping[str, str]], seen: Sightings
) -> None:
    """Make the spare tree hold the files: what lies there already stays, what the site holds gets a second name."""
    (out, held), there = site, _names(spare, seen)
    names = {path: _name(content) for path, content in files.items()}
    for path in there.keys() - {path for path, name in names.items() if there.get(path) == name}:
        _remove(spare / path, spare)
    missing = [path for path, name in names.items() if there.get(path) != name]
    for folder in sorted({(spare / path).parent for path in missing}):
        folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        if held.get(path) == names[path]:
            _keep(out / path, spare / path)
        else:
            _write(spare / path, files[path], names[path], seen)


def _write(path: Path, content: Content, name: str, seen: Sightings) -> None:
    if isinstance(content, Standing):
        raise OSError(f"{path.name} was changed while the site was made; build again")
    path.write_bytes(content)
    sign = sign_of(path.stat())
    seen.note(str(sign[2]), sign, name)


def _remove(path: Path, top: Path) -> None:
    """A file, and the folders that are empty without it."""
    path.unlink()
    with contextlib.suppress(OSError):  # one that is not empty ends it
        while (path := path.parent) != top:
            path.rmdir()


def _keep(old: Path, new: Path) -> None:
    """The same file under a second name, or a copy with its times where a file system has no such names."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new)


def _take_over(spare: Path, out: Path, aside: Path) -> None:
    if out.exists():
        exchange(spare, out, aside)
    else:
        spare.rename(out)
