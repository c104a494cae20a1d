"""What a YAML file says before any meaning: texts, maps and lists, each knowing where it stands."""

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from almanac.memory import Sign
from almanac.problem import Place

LINE_BREAK = re.compile(r"\r\n|\n|\r")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
LONGEST_LINE = 300  # a longer line is cut when it is shown


class SourceText(Struct, dict=True):
    """The text of one file, and the places in it; the name of its content and its sign, where it is a file's."""

    path: str
    text: str
    name: str = ""
    sign: Sign = (0, 0, 0)

    @cached_property
    def lines(self) -> list[str]:
        """The lines as an editor counts them."""
        return LINE_BREAK.split(self.text) if "\r" in self.text else self.text.split("\n")

    def place(self, line: int, column: int = 0) -> Place:
        """The place at `line` and `column`, both from 1, with the line itself."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        if len(text) > LONGEST_LINE:
            text = text[:LONGEST_LINE] + "…" if column <= LONGEST_LINE else ""
        return Place(self.path, line, column, UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text))


class Scalar(Struct):
    """A text. `plain` is one without quotes."""

    text: str
    source: SourceText
    line: int
    column: int
    plain: bool = True


class Map(Struct):
    """Keys and values, by the key's text. `flow` is the form in curly brackets."""

    pairs: Mapping[str, tuple[Scalar, "Node"]]
    source: SourceText
    line: int
    column: int
    flow: bool = False


class Sequence(Struct):
    """A list."""

    nodes: list["Node"]
    source: SourceText
    line: int
    column: int


Node = Scalar | Map | Sequence


def place_of(node: Node) -> Place:
    """Where a node begins."""
    return node.source.place(node.line, node.column)


def shape_of(node: Node) -> str:
    """What a node is, in an editor's words."""
    if isinstance(node, Scalar):
        return "a text"
    return "keys with values" if isinstance(node, Map) else "a list"
