"""Python-Markdown's inline patterns, each tried only where a character stands that it begins with.

It tries every pattern on every stretch of text, which is most of its time; a stretch of plain words has nothing for
any of them. What is made of a text is the same.
"""

import re
from functools import cached_property
from typing import Any

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# A pattern that is not named here is always tried.
_BEGINS_WITH = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "em_strong": "*_",
}
_WHOLE = {"image_link", "image_reference", "short_image_ref", "linebreak"}  # the others begin with one of the letters
_BEGINNING = re.compile(r"[`\\\[!<&*_]|  \n")


class Inline(InlineProcessor):
    """Where Markdown asks for the patterns of a stretch of text."""

    @cached_property
    def patterns(self) -> list[tuple[Any, tuple[str, ...]]]:
        """Each pattern in its order with what it may begin with; nothing where that is not known."""
        names = {self.inlinePatterns.get_index_for_name(name): name for name in _BEGINS_WITH}
        return [(pattern, _beginnings(names.get(place, ""))) for place, pattern in enumerate(self.inlinePatterns)]

    @cached_property
    def _are_all_known(self) -> bool:
        return all(beginnings for _, beginnings in self.patterns)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 -- its own
        """What Markdown's own does, without the patterns that have nothing to begin with."""
        if isinstance(data, AtomicString) or (self._are_all_known and not _BEGINNING.search(data)):
            return data
        start, place, patterns = 0, patternIndex, self.patterns
        while place < len(patterns):
            pattern, beginnings = patterns[place]
            matched = False
            if not beginnings or any(beginning in data for beginning in beginnings):
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, place, start)  # type: ignore[attr-defined]
            if not matched:
                place, start = place + 1, 0
        return data


def _beginnings(name: str) -> tuple[str, ...]:
    written = _BEGINS_WITH.get(name, "")
    return (written,) if name in _WHOLE else tuple(written)
