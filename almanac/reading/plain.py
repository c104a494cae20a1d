"""What means itself: keys and values that are read past YAML, which takes far longer to say the same of them.

A file of nothing but `key: value` is a map of them. In any other the rows, `- {rank: 1, athlete: ada-lund}` a line, are
taken out, and a word stands in for each run of them. Where YAML finds that as an entry of a list, it would have found
one for each row; where it does not, they stand in a longer text or where no list can be, and the file is read as it is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from almanac.reading.nodes import Map, Node, Scalar, Sequence, SourceText

STAND_IN = "rows-taken-out"
DEPTH = 3  # levels: a row, what stands in brackets in it, a word in that

_WORD = r"[\w()][\w().'-]*+"
_QUOTED = r"""'[^'\n]*'|"[^"\\\n]*\""""
_TEXT = rf"(?:{_WORD}(?:[: ]{_WORD})*+|{_QUOTED})"
_KEY = r"[a-z][a-z_-]{0,39}"
_LIST, _MAP = rf"\[{_TEXT}(?:, {_TEXT})*\]", rf"\{{{_KEY}: {_TEXT}(?:, {_KEY}: {_TEXT})*\}}"
_PAIR = rf"({_KEY}): ({_TEXT}|{_LIST}|{_MAP})"
_ONE = re.compile(_PAIR)
_ROW = re.compile(rf"{_PAIR}(?:, {_PAIR})*")
_LINE = re.compile(rf"({_KEY}): (?:[\w(][^\s:#]*+(?:[ :#][^\s:#]++)*+|{_QUOTED}|{_LIST}|{_MAP})")
_TEXTS = re.compile(_TEXT)
_KEPT = 1 << 14  # words: the same few thousand stand in all rows

Run = list[list[str]]
Rows = dict[int, Run]


class Pairs(Mapping[str, tuple[Scalar, Node]]):
    """The pairs of a map: nodes for those who ask where something stands.

    `words` have each as it is written, `time: '34.32'`, for those who know them already. Each stands in one of the
    `lines`, the first of a line in the `column`.
    """

    def __init__(self, words: list[str], source: SourceText, lines: list[int], column: int) -> None:
        self.words = words
        self._source = source
        self._lines = lines
        self._column = column

    def __getitem__(self, key: str) -> tuple[Scalar, Node]:
        return self._nodes[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def _nodes(self) -> dict[str, tuple[Scalar, Node]]:
        found: dict[str, tuple[Scalar, Node]] = {}
        before, column = 0, 0
        for word, line in zip(self.words, self._lines, strict=True):
            column = column if line == before else self._column
            key, _, value = word.partition(": ")
            found[key] = (
                Scalar(key, self._source, line, column),
                _node(value, self._source, line, column + len(key) + 2),
            )
            before, column = line, column + len(word) + 2
        return found


def _node(written: str, source: SourceText, line: int, column: int) -> Node:
    if written[0] == "[":
        texts: list[Node] = [
            _node(text[0], source, line, column + text.start()) for text in _TEXTS.finditer(written, 1)
        ]
        return Sequence(texts, source, line, column)
    if written[0] == "{":
        words = [pair[0] for pair in _ONE.finditer(written, 1)]
        return Map(Pairs(words, source, [line] * len(words), column + 1), source, line, column, flow=True)
    is_plain = written[0] not in "'\""
    return Scalar(written if is_plain else written[1:-1], source, line, column, is_plain)


def whole_map(source: SourceText, text: str) -> Map | None:
    """The map that a text is of which every line is a key and a value that mean themselves, or a note to readers."""
    words, lines, keys = list[str](), list[int](), set[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if line and line[0] != "#":
            found = _LINE.fullmatch(line)
            if found is None or _says_twice(line):
                return None
            words.append(line)
            lines.append(number)
            keys.add(found[1])
    if not words or len(keys) < len(words):
        return None
    return Map(Pairs(words, source, lines, 1), source, lines[0], 1)


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


def nodes_of(run: Run, source: SourceText, line: int, column: int) -> list[Node]:
    """The rows of a run that begins at this place."""
    return [
        Map(Pairs(words, source, [place] * len(words), column + 1), source, place, column, flow=True)
        for place, words in enumerate(run, line)
    ]


@lru_cache(_KEPT)
def key_of(word: str) -> str:
    """The key of a pair as it is written; nothing where it may mean something else."""
    pair = _ONE.fullmatch(word)
    return pair[1] if pair and not _says_twice(word) else ""


def _words(inside: str) -> list[str]:
    """The pairs of a row; none where one may mean something else, or stands twice, which has to be told."""
    words = inside.split(", ")
    keys = set(map(key_of, words))
    if "" in keys:  # a comma stands in brackets or in quotes
        words = [pair[0] for pair in _ONE.finditer(inside)] if _ROW.fullmatch(inside) else []
        keys = set(map(key_of, words))
    return words if len(keys) == len(words) and "" not in keys else []


def _says_twice(word: str) -> bool:
    """Whether a pair has a map in which a key stands twice."""
    _, opened, inside = word.partition(": {")
    keys = [pair[1] for pair in _ONE.finditer(inside)] if opened else []
    return len(set(keys)) < len(keys)
