"""Paths of source files: what lies in a folder, and whether a link stays in the project."""

import os
import pathlib


def listed(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder, sorted; OSError when it cannot be told."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def is_inside(path: pathlib.Path, folder: pathlib.Path) -> bool:
    """Whether a path, its links followed, lies in a folder; a circle of links lies nowhere."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def is_file(path: pathlib.Path) -> bool:
    """Whether a file is there; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
