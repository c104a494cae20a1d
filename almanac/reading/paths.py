"""Paths of source files: whether one is there, and whether a link stays in the project."""

import pathlib


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
