"""A template's failure as a problem: the template, its line, and no traceback."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from almanac.problem import Place, Problem
from almanac.rendering.mistake import Mistake


def problem_of(error: Exception, template: str, folders: Sequence[Path]) -> Problem:
    """The problem that an exception raised while `template` was written stands for."""
    place = _place(error, template, folders)
    if isinstance(error, TemplateNotFound):
        return Problem(place, "template", f"there is no template {error.name}")
    known = isinstance(error, Mistake | TemplateSyntaxError)
    message = str(error) if known else f"{type(error).__name__}: {error}"
    return Problem(place, "template", message)


def _place(error: Exception, template: str, folders: Sequence[Path]) -> Place:
    if isinstance(error, Mistake) and error.place:
        return error.place
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _line(Path(error.filename), error.lineno, folders)
    import traceback  # noqa: PLC0415 -- few templates fail

    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if any(Path(frame.filename).is_relative_to(folder) for folder in folders):
            return _line(Path(frame.filename), frame.lineno or 0, folders)
    return Place(f"templates/{template}")


def _line(path: Path, number: int, folders: Sequence[Path]) -> Place:
    name = next(path.relative_to(folder) for folder in folders if path.is_relative_to(folder))
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return Place(f"templates/{name.as_posix()}", number, 0, lines[number - 1] if 0 < number <= len(lines) else "")
