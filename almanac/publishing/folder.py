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

from almanac.memory import Memory, Sightings, content_name, sign_of
from almanac.problem import Place, Problem
from almanac.publishing.exchange import exchange, put_back
from almanac.publishing.guard import MARKER, MARKER_TEXT, folders_of, refusals
from almanac.publishing.lying import Lying, Trees, names_below, sightings, spare_of, tree_of
from almanac.website import Content, Written

if sys.platform != "win32":
    import fcntl


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


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
    files: Mapping[str, Content], out: Path, root: Path, memory: Memory | None = None, lying: Trees | None = None
) -> Published:
    """Make `out` hold these files and no others, in one step; files that did not change keep their times.

    A `Written` page without content lies in `out` already, as `trees` told (`lying`).
    """
    out, root = out.resolve(), root.resolve()
    if problems := refusals(files, out, root):
        return Published(problems=problems)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _alone(out.parent):
            return _replace({**files, MARKER: MARKER_TEXT}, out, sightings(memory or Memory()), lying or Trees())
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


def _replace(files: Mapping[str, Content], out: Path, seen: Sightings, lying: Trees) -> Published:
    spare, aside = spare_of(out), out.with_name(f".{out.name}.almanac-aside")
    put_back(out, aside)
    shutil.rmtree(aside, ignore_errors=True)  # we are alone here: a killed build has left it
    seen.shelf.take(lying.seen)
    held = _names(out, lying.site, seen)
    published = _compare({path: _name(content) for path, content in files.items()}, held)
    if published.written or published.removed:
        _bring_up_to_date(spare, (files, published.names), (out, held), (seen, lying.spare))
        _take_over(spare, out, aside)
    return published


def _names(tree: Path, lying: Lying, seen: Sightings) -> Mapping[str, str]:
    return lying.names if lying.tree == tree_of(tree) else names_below(tree, seen)


def _name(content: Content) -> str:
    return content.name if isinstance(content, Written) else content_name(content)


def _compare(names: Mapping[str, str], held: Mapping[str, str]) -> Published:
    unchanged = {path for path, name in names.items() if held.get(path) == name}
    return Published(
        written=tuple(sorted(names.keys() - unchanged)),
        unchanged=tuple(sorted(unchanged)),
        removed=tuple(sorted(held.keys() - names.keys())),
        names=names,
    )


def _bring_up_to_date(
    spare: Path,
    made: tuple[Mapping[str, Content], Mapping[str, str]],
    site: tuple[Path, Mapping[str, str]],
    before: tuple[Sightings, Lying],
) -> None:
    """Make the spare tree hold the files: what lies there already stays, what the site holds gets a second name."""
    (files, names), (out, held), (seen, lying) = made, site, before
    there = _names(spare, lying, seen)
    for path in there.keys() - names.keys():
        _remove(spare / path, spare)
    missing = [path for path, name in names.items() if there.get(path) != name]
    for path in missing:
        if path in there:
            os.unlink(f"{spare}/{path}")  # noqa: PTH108 -- of thousands of files, like all below
    spare.mkdir(exist_ok=True)
    for folder in sorted(folders_of(missing)):  # a folder before those in it
        with contextlib.suppress(FileExistsError):
            os.mkdir(f"{spare}/{folder}")  # noqa: PTH102
    for path in missing:
        if held.get(path) == names[path]:
            _keep(f"{out}/{path}", f"{spare}/{path}")
        else:
            _write(f"{spare}/{path}", files[path], names[path], seen)


def _write(path: str, content: Content, name: str, seen: Sightings) -> None:
    if isinstance(content, Written):
        if content.content is None:
            raise OSError(f"{path} was changed while the site was made; build again")
        content = content.content()
    file = os.open(path, _NEW, 0o666)  # thousands of files: past what Python has for one that is read on
    try:
        if os.write(file, content) < len(content):
            raise OSError(f"{path} has no room")
        sign = sign_of(os.fstat(file))
    finally:
        os.close(file)
    seen.note(str(sign[2]), sign, name)


def _remove(path: Path, top: Path) -> None:
    """A file, and the folders that are empty without it."""
    path.unlink()
    with contextlib.suppress(OSError):  # one that is not empty ends it
        while (path := path.parent) != top:
            path.rmdir()


def _keep(old: str, new: str) -> None:
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
