"""Writing at the desk: new files only, all of them or none, and never over what stands there."""

import contextlib
import pathlib
import re
from collections.abc import Mapping

from almanac.problem import Place, Problem

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=][^#:\n\"{}\[\],]*", re.ASCII)
_WORDS = {"null", "true", "false", "yes", "no", "on", "off"}


def write_new(files: Mapping[str, str], root: pathlib.Path) -> tuple[Problem, ...]:
    """Write each file (by path below `root`); a file that is there already is a problem, and nothing is written."""
    there = [name for name in files if (root / name).exists()]
    if there:
        return tuple(
            Problem(Place(name), "exists", "this file is there already; it is left as it is") for name in there
        )
    written: list[pathlib.Path] = []
    try:
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except OSError as fault:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        return (Problem(Place(str(root)), "unwritable", f"cannot be written: {fault.strerror or fault}"),)
    return ()


def replace_text(path: pathlib.Path, text: str) -> None:
    """Put a new text in the place of a file's old one, in one step."""
    unfinished = path.with_name(f".{path.name}.new")
    try:
        unfinished.write_text(text, "utf-8", newline="\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def yaml_text(text: str) -> str:
    """A text as it stands in YAML: plain where that is safe, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _WORDS
    if plain or (
        text and not text.isascii() and not re.search(r"[:#{}\[\],&*!|>'\"%@`\n]", text) and text == text.strip()
    ):
        return text
    return "'" + text.replace("\n", " ").replace("'", "''") + "'"
