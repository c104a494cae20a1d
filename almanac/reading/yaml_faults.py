"""The YAML parser's messages in an editor's words. Line and column are the parser's; the words are ours."""

import re

import yaml

from almanac.problem import Problem
from almanac.reading.faults import Fault
from almanac.reading.nodes import SourceText

_TAB = "a tab stands here; indent with spaces"
_OTHERWISE = "this cannot be read: look at indentation, quotes and brackets"
_AFTER_QUOTE = "the text goes on after its closing quote; inside 'single quotes' an apostrophe is written twice"
_INDENTED = "this key does not fit the line above it: look at the indentation"

# Parts of the parser's message, where the line up to its mark looks so, and what an editor reads instead.
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("tab character|'\\\\t'", "", _TAB),
    ("mapping values are not allowed", "[^:]*", _INDENTED),
    ("mapping values are not allowed", "", "a second colon: put quotes round a text that contains a colon"),
    ("cannot start any token", "", "a text that starts with this character needs quotes round it"),
    ("escape|hexdecimal", "", "a backslash stands in double quotes: use 'single quotes'"),
    ("sequence entries", "", "a list begins on a line of its own, with a hyphen"),
    ("'-' indicator|block collection", "", "this list ends in the middle: look at indentation and quotes"),
    ("alphabetic or numeric", "", "a text that starts with & or * needs quotes round it"),
    ("comment or line break|indentation indicators", "", "a text that starts with | or > needs quotes round it"),
    ("tag|directive", "", "a text that starts with ! or % needs quotes round it"),
    ("node content", "", "a value is missing here, or a comma or a bracket is too many"),
    ("key|block mapping", ".*['\"]\\s*", _AFTER_QUOTE),
    ("key|block mapping", "", "the keys end in the middle: look at indentation, quotes and brackets"),
)
# The same, where the construct's beginning is the better place.
_WORDS_AT_START: tuple[tuple[str, str], ...] = (
    ("quoted scalar found unexpected", "this quote is opened and never closed"),
    ("',' or", "this bracket is not closed, or a comma or a quote is missing after it"),
    ("expected ':'", "a colon and a value are missing after this key"),
)


def plain_words(fault: yaml.YAMLError, source: SourceText) -> Problem:
    """The problem behind a parser's exception."""
    mark = getattr(fault, "problem_mark", None)
    if mark is None:
        return Problem(source.place(1), Fault.SYNTAX, _OTHERWISE, str(fault))
    said = f"{getattr(fault, 'context', '') or ''} {getattr(fault, 'problem', '') or ''}".strip()
    text = source.place(mark.line + 1).text
    if re.match(" *\t", text):
        return Problem(source.place(mark.line + 1, text.index("\t") + 1), Fault.TAB, _TAB, said)
    start = getattr(fault, "context_mark", None)
    for part, words in _WORDS_AT_START:
        if part in said and start is not None:
            return Problem(source.place(start.line + 1, start.column + 1), Fault.SYNTAX, words, said)
    words = next((words for part, line, words in _WORDS if _means(part, line, said, text[: mark.column])), _OTHERWISE)
    return Problem(source.place(mark.line + 1, mark.column + 1), Fault.SYNTAX, words, said)


def _means(part: str, line: str, said: str, before: str) -> bool:
    return re.search(part, said) is not None and (not line or re.fullmatch(line, before) is not None)
