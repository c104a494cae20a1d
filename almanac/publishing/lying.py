"""What lies in the site's folder: every file known by its content, and which tree it is."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from almanac.memory import Memory, Sightings, Sign, sign_of

_SHELF = "site"


class Lying(Struct, frozen=True):
    """What lies in a folder: the name of each file's content by its path.

    `tree` changes when another build publishes there.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    tree: tuple[int, int] = (0, 0)


class Trees(Struct, frozen=True):
    """The site's folder and the spare one, and what was seen on the way."""

    site: Lying = Lying()
    spare: Lying = Lying()
    seen: Mapping[str, Any] = field(default_factory=dict)


def standing(out: Path, memory: Memory) -> Lying:
    """What lies in a folder now."""
    out = out.resolve()
    tree = tree_of(out)
    return Lying(names_below(out, sightings(memory)), tree)


def trees(out: Path, memory: Memory) -> Trees:
    """What lies in the site's folder and in the spare one; whoever publishes is told what was seen (`publish`)."""
    out = out.resolve()
    site, spare = standing(out, memory), standing(spare_of(out), memory)
    return Trees(site, spare, memory.shelf(_SHELF).asked)


def spare_of(out: Path) -> Path:
    """Where the tree lies that the site was before."""
    return out.with_name(f".{out.name}.almanac-spare")


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


def tree_of(out: Path) -> tuple[int, int]:
    """Which folder has the site's name: when two change places, so do their numbers and times."""
    try:
        stat = out.stat()
    except OSError:
        return 0, 0
    return stat.st_ino, stat.st_ctime_ns


def sightings(memory: Memory) -> Sightings:
    """By the file's number on the disk, which both trees share."""
    return Sightings(memory.shelf(_SHELF))


def names_below(folder: Path, seen: Sightings) -> dict[str, str]:
    """The name of each file's content; a link has none, and so is replaced."""
    names = {}
    for path, sign in signs_below(folder).items():
        names[path] = seen.of(str(sign[2]), sign, f"{folder}/{path}") if sign[0] >= 0 else ""
    return names
