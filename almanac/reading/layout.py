"""Which files a project may have, and which it has. The walk is sorted; what does not belong is a problem."""

import os
import pathlib
import re
from collections.abc import Container, Iterator
from functools import cache

from msgspec import Struct

from almanac.model.season import Season
from almanac.problem import Place, Problem, nearest_word
from almanac.reading.faults import Fault
from almanac.reading.meant import YEARS, as_id
from almanac.reading.paths import is_inside
from almanac.reading.scalars import ID, LANGUAGE
from almanac.reading.tables import FILE_KINDS, FileKind

TOP_FOLDERS = ("content", "data")
FREE_FOLDERS = ("content/photos",)  # anything may lie there
_IGNORED = re.compile(r"\..*|.*~|#.*#|.*\.sw[a-p]|README\.md|Thumbs\.db|desktop\.ini")
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-(.+)", re.ASCII)


class SourceFile(Struct, frozen=True):
    """A file that belongs to the project: where it lies, and how it is shown. `name` is its id, season or slug."""

    place: str
    shown: str
    kind: FileKind
    name: str = ""
    season: str = ""
    day: str = ""
    language: str = ""

    @property
    def group(self) -> str:
        """Which of the many of its kind it is remembered with: those of a season, of a month, or of a letter."""
        return self.season or self.day[:7] or self.name[:1]

    @property
    def path(self) -> pathlib.Path:
        """Where it lies, for the few that are read: of thousands a path is not made."""
        return pathlib.Path(self.place)


def source_files(root: pathlib.Path, looked: Container[str] = ()) -> Iterator[SourceFile | Problem]:
    """Every file that belongs, and a problem for everything that does not.

    What is at a place that was `looked` at is known to be a file, and no link.
    """
    for name in TOP_FOLDERS:
        if (root / name).is_dir():
            yield from _walk(str(root / name), (name,), root, looked)


def _walk(
    folder: str, parts: tuple[str, ...], root: pathlib.Path, looked: Container[str]
) -> Iterator[SourceFile | Problem]:
    try:
        with os.scandir(folder) as entries:
            below = {entry.name: entry for entry in entries}
    except OSError as fault:
        message = f"the folder cannot be read: {fault.strerror}"
        yield Problem(Place("/".join(parts)), Fault.UNREADABLE, message)
        return
    for own in sorted(below):
        name = own if own.isascii() else os.fsencode(own).decode("utf-8", "replace")
        if _IGNORED.fullmatch(name):
            continue
        inside, place, entry = (*parts, name), f"{folder}/{own}", below[own]
        if place in looked:
            yield _file(place, inside)
        elif entry.is_symlink() and not is_inside(pathlib.Path(place), root):
            message = "this link leads to no file of the project; copy the file into it"
            yield Problem(Place("/".join(inside)), Fault.OUTSIDE, message)
        elif not entry.is_dir():
            yield _file(place, inside)
        elif "/".join(inside) not in FREE_FOLDERS:
            wrong = _folder_fault(inside)
            yield from (wrong,) if wrong else _walk(place, inside, root, looked)


@cache
def _kinds_below(folder: tuple[str, ...]) -> tuple[tuple[FileKind, list[str]], ...]:
    """The kinds of file that may lie in or below a folder, each with the rest of its pattern."""
    patterns = ((kind, kind.pattern.split("/")) for kind in FILE_KINDS)
    return tuple(
        (kind, segments[len(folder) :])
        for kind, segments in patterns
        if len(segments) > len(folder) and all(map(_fits, segments, folder))
    )


def _fits(segment: str, name: str) -> bool:
    return segment in ("<season>", name)


def _folder_fault(inside: tuple[str, ...]) -> Problem | None:
    *above, name = inside
    allowed = [rest[0] for _, rest in _kinds_below(tuple(above)) if len(rest) > 1]
    if "<season>" in allowed:
        return _season_fault(inside, name)
    if name in allowed:
        return None
    known = dict.fromkeys([*allowed, *(free.split("/")[1] for free in FREE_FOLDERS if free.startswith(above[0]))])
    message = f"the folder {name!r} has no place here"
    return Problem(
        Place("/".join(inside)), Fault.UNKNOWN_FOLDER, message, name, ", ".join(known), nearest_word(name, known)
    )


def _season_fault(inside: tuple[str, ...], name: str) -> Problem | None:
    try:
        season = Season.parse(name)
        return None if season.first_day.year in YEARS else _name_fault(inside, "a season cannot be in that year")
    except ValueError as fault:
        return _name_fault(inside, str(fault))


@cache
def _leaves(folder: tuple[str, ...]) -> list[tuple[FileKind, str]]:
    """The kinds of file that may lie in a folder, each with the pattern of its name."""
    return [(kind, rest[0]) for kind, rest in _kinds_below(folder) if len(rest) == 1]


@cache
def _file(place: str, inside: tuple[str, ...]) -> SourceFile | Problem:
    name, leaves = inside[-1], _leaves(inside[:-1])
    for kind, leaf in leaves:
        if leaf == name:
            return SourceFile(place, "/".join(inside), kind)
        ending = leaf[leaf.rindex(".") :]
        if leaf.startswith("<") and name.endswith(ending):
            return _named(place, inside, kind, name.removesuffix(ending))
    allowed = [leaf for _, leaf in leaves]
    stem, _, _ = name.rpartition(".")
    nearest = next((stem + leaf[leaf.rindex(".") :] for leaf in allowed if leaf.startswith("<") and stem), "")
    message = f"the file {name!r} has no place here"
    nearest = nearest or nearest_word(name, allowed)
    return Problem(Place("/".join(inside)), Fault.UNKNOWN_FILE, message, name, ", ".join(allowed), nearest)


def _named(place: str, inside: tuple[str, ...], kind: FileKind, stem: str) -> SourceFile | Problem:
    shown = "/".join(inside)
    if "<season>." in kind.pattern:
        return _season_fault(inside, stem) or SourceFile(place, shown, kind, stem, season=stem)
    if kind.pattern.startswith("content/"):
        return _story_file(place, inside, kind, stem)
    season = inside[-2] if "<season>" in kind.pattern else ""
    return _id_fault(inside, stem) or SourceFile(place, shown, kind, stem, season=season)


def _story_file(place: str, inside: tuple[str, ...], kind: FileKind, stem: str) -> SourceFile | Problem:
    slug, _, language = stem.partition(".")
    day = ""
    if "<date>" in kind.pattern:
        match = _DATED.fullmatch(slug)
        if match is None:
            return _name_fault(inside, "news is named by its day and a slug, as in 2026-02-15-first-gold.md")
        day, slug = match.groups()
    if language and LANGUAGE.fullmatch(language) is None:
        return _name_fault(inside, "between the slug and .md stands nothing but a language, as in about.zh.md")
    return _id_fault(inside, slug) or SourceFile(place, "/".join(inside), kind, slug, day=day, language=language)


def _id_fault(inside: tuple[str, ...], name: str) -> Problem | None:
    if ID.fullmatch(name):
        return None
    return _name_fault(inside, "names of files are lower-case letters a-z, digits and hyphens", as_id(name))


def _name_fault(inside: tuple[str, ...], message: str, nearest: str = "") -> Problem:
    return Problem(Place("/".join(inside)), Fault.FILE_NAME, message, inside[-1], nearest=nearest)
