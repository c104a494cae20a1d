"""A Markdown file: its front matter between two lines of `---`, then the body."""

from almanac.problem import Problem
from almanac.reading.faults import Fault
from almanac.reading.nodes import Node, Scalar, SourceText
from almanac.reading.yaml_source import parse

FENCE = "---"


def split(source: SourceText) -> tuple[Node | None, Scalar | None, list[Problem]]:
    """The nodes of the front matter, and the body as a text with its place."""
    lines = source.lines
    if lines[0].rstrip() != FENCE:
        return None, None, [_fault(source, 1, "the file begins with front matter: keys between two lines of ---")]
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == FENCE), 0)
    if not end:
        return None, None, [_fault(source, 1, "the front matter is opened here and never closed by a line of ---")]
    head, problems = parse(source, "\n".join(["", *lines[1:end], ""]))
    body = Scalar("\n".join(lines[end + 1 :]), source, end + 2, 1)
    return head, body, problems


def _fault(source: SourceText, line: int, message: str) -> Problem:
    return Problem(source.place(line), Fault.FRONT_MATTER, message)
