"""Rows as most lists have them, `- {rank: 1, athlete: ada-lund, time: 34.32}` a line, taken out before YAML is read.

A word stands in for each run of them. Where YAML finds it as an entry of a list, it would have found one for each row,
and in that nothing but what stands there: every key and value is of a form that means itself. Where it does not, the
rows stand in a longer text or where no list can be, and the file is read as it is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from almanac.reading.nodes import Map, Node, Scalar, Sequence, SourceText

STAND_IN = "rows-taken-out"
DEPTH = 3  # levels: a row, a list in it, a word in that

_WORD = r"[\w()][\w().'-]*+"
_TEXT = rf"""(?:{_WORD}(?:[: ]{_WORD})*+|'[^'\n]*'|"[^"\\\n]*")"""
_VALUE = rf"(?:{_TEXT}|\[{_TEXT}(?:, {_TEXT})*\])"
_PAIR = rf"([a-z_]{{1,40}}): ({_VALUE})"
_WRITTEN = re.compile(_PAIR)
_ROW = re.compile(rf"{_PAIR}(?:, {_PAIR})*")
_TEXTS = re.compile(_TEXT)
_KEPT = 1 << 14  # words: the same few thousand stand in all rows

Run = list[list[str]]
Rows = dict[int, Run]


class Row(Mapping[str, tuple[Scalar, Node]]):
    """The pairs of a row: nodes for those who ask where something stands.

    `words` have each as it is written, `time: '34.32'`, for those who know them already.
    """

    def __init__(self, words: list[str], source: SourceText, line: int) -> None:
        self.words = words
        self._source = source
        self._line = line

    def __getitem__(self, key: str) -> tuple[Scalar, Node]:
        return self._nodes[key]

    def __iter__(self) -> Iterator[str]:
        return map(key_of, self.words)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def _nodes(self) -> dict[str, tuple[Scalar, Node]]:
        found = _WRITTEN.finditer(self._source.lines[self._line - 1])
        return {pair[1]: (self._scalar(pair[1], pair.start(1)), self._node(pair[2], pair.start(2))) for pair in found}

    def _node(self, written: str, column: int) -> Node:
        if not written.startswith("["):
            return self._scalar(written, column)
        texts: list[Node] = [self._scalar(text[0], column + text.start()) for text in _TEXTS.finditer(written, 1)]
        return Sequence(texts, self._source, self._line, column + 1)

    def _scalar(self, written: str, column: int) -> Scalar:
        is_plain = written[0] not in "'\""
        return Scalar(written if is_plain else written[1:-1], self._source, self._line, column + 1, is_plain)


@lru_cache(_KEPT)
def key_of(word: str) -> str:
    """The key of a pair as it is written; nothing where it may mean something else."""
    pair = _WRITTEN.fullmatch(word)
    return pair[1] if pair else ""


def taken_out(text: str) -> tuple[str, Rows]:
    """The text without its rows, line for line, and the words of each row by the line that a run of them begins in."""
    if "- {" not in text or "\r" in text:
        return text, {}
    lines, runs, run, begun = text.split("\n"), Rows(), Run(), ""
    for number, line in enumerate(lines):
        before, opened, inside = line.partition("- {")
        words = _words(inside[:-1]) if opened and inside.endswith("}") and not before.strip(" ") else []
        if not words:
            begun = ""
        elif begun == f"{before}-":
            lines[number] = ""
            run.append(words)
        else:
            begun = f"{before}-"
            run = runs[number + 1] = [words]
            lines[number] = f"{begun} {STAND_IN}"
    return "\n".join(lines), runs


def _words(inside: str) -> list[str]:
    """The pairs of a row; none where one may mean something else, or stands twice, which has to be told."""
    words = inside.split(", ")
    keys = set(map(key_of, words))
    if "" in keys:  # a comma stands in brackets or in quotes
        words = [pair[0] for pair in _WRITTEN.finditer(inside)] if _ROW.fullmatch(inside) else []
        keys = set(map(key_of, words))
    return words if len(keys) == len(words) else []


def nodes_of(run: Run, source: SourceText, line: int, column: int) -> list[Node]:
    """The rows of a run that begins at this place."""
    return [Map(Row(words, source, place), source, place, column, flow=True) for place, words in enumerate(run, line)]
