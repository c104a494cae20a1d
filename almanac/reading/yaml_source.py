"""YAML as people read it, every scalar a text.

Refused: anchors, aliases, tags, merge keys, several documents, more than fifty levels. Repeated keys are told.
"""

from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec

from almanac.problem import Problem
from almanac.reading.nodes import Node, SourceText
from almanac.reading.plain import Rows, taken_out, whole_map


@cache
def is_fast() -> bool:
    """Whether PyYAML has its C part; without it reading is several times slower. It is not loaded for that."""
    package = find_spec("yaml")
    return package is not None and PathFinder.find_spec("yaml._yaml", package.submodule_search_locations) is not None


def parse(source: SourceText, head: str | None = None) -> tuple[Node | None, list[Problem]]:
    """The nodes of a file, or of its `head` alone, which must begin on the file's first line."""
    text = source.text if head is None else head
    if (whole := whole_map(source, text)) is not None:
        return whole, []
    without, rows = taken_out(text)
    if rows:
        node, problems = _parsed(source, without, rows)
        if not (problems or rows):
            return node, problems
    return _parsed(source, text, {})


def _parsed(source: SourceText, text: str, rows: Rows) -> tuple[Node | None, list[Problem]]:
    from almanac.reading.yaml_events import parsed  # noqa: PLC0415 -- what changed is mostly plainer than YAML

    return parsed(source, text, rows)
