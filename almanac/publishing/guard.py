"""What may be replaced, and what may be written: the questions asked before anything is touched."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from almanac.problem import Place, Problem

MARKER = ".almanac"
MARKER_TEXT = b"Almanac made this folder. The next build replaces it whole: keep nothing of your own in it.\n"


_NO_PART = frozenset(("", ".", ".."))
_NO_SIGN = frozenset("\\:\0")
_SOURCES = ("content", "data", "templates")


def refusals(paths: Iterable[str], out: Path, root: Path) -> tuple[Problem, ...]:
    """Why `out` cannot become the site of the project `root`, or why a file cannot lie in it."""
    return (*_refused_folder(out, root), *_refused_files(paths))


def _refused_folder(out: Path, root: Path) -> Iterable[Problem]:
    """`out` and `root` are real paths: a link cannot make a folder look like another."""
    place = Place(str(out))
    if root.is_relative_to(out):
        yield Problem(place, "out", "the site would replace the project itself", allowed="a folder of its own")
    elif any(out.is_relative_to(root / folder) for folder in _SOURCES):
        yield Problem(place, "out", "the site would lie among its own sources", allowed="a folder of its own")
    elif out.exists() and not out.is_dir():
        yield Problem(place, "out", "the site would replace a file", allowed="a folder of its own")
    elif out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        found = "has files that Almanac did not make, and would be replaced whole"
        yield Problem(place, "out", found, allowed="a folder that is new, empty, or an earlier site")


def _refused_files(paths: Iterable[str]) -> Iterable[Problem]:
    known = set(paths)
    shadowing = known & folders_of(known)
    for path in sorted(known if shadowing else (path for path in known if not _stays_inside(path))):
        if not _stays_inside(path):
            yield Problem(Place(ascii(path)), "address", "would be written outside the site")
        elif shadowed := shadowing.intersection(_above(path)):
            yield Problem(Place(path), "address", f"cannot lie below the file {min(shadowed)}")


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that a path goes through, the tree's own (empty) included."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _above(path: str) -> Iterator[str]:
    """Every folder that a path lies in."""
    while path := path.rpartition("/")[0]:
        yield path


def _stays_inside(path: str) -> bool:
    """No part is empty, this folder or the one above: so it neither begins at the root nor leaves the site."""
    return _NO_PART.isdisjoint(path.split("/")) and _NO_SIGN.isdisjoint(path) and path.isprintable()
