"""Python-Markdown's inline patterns, each tried only where a character stands that it begins with.

It tries every pattern on every stretch of text, which is most of its time; a stretch of plain words has nothing for
any of them. What is made of a text is the same.
"""

from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

from almanac.rendering.signs import has_one, with_signs

# What a pattern begins with, this or that; a pattern that is not named here is always tried.
_BEGINS_WITH: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}


class Inline(InlineProcessor):
    """Where Markdown asks for the patterns of a stretch of text."""

    @cached_property
    def patterns(self) -> list[tuple[Any, ...]]:
        """Each pattern in its order with the two things of which it begins with one."""
        return with_signs(self.inlinePatterns, _BEGINS_WITH, 2)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """What any of them begins with; most stretches have nothing of it."""
        return tuple({beginning: None for _, *either in self.patterns for beginning in either})

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """What stands in a text that is more than plain words: a beginning, or where something is to be put in."""
        return (*self.beginnings, STX)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """What Markdown's own does, past the texts of plain words."""
        plain = [(each, text) for each in tree.iter() if (text := each.text) and not has_one(self.marks, text)]
        for element, _ in plain:
            element.text = None
        super().run(tree, ancestors)
        for element, text in plain:
            element.text = text
        return tree

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 -- its own
        """What Markdown's own does, without the patterns that have nothing to begin with."""
        if isinstance(data, AtomicString) or not has_one(self.beginnings, data):
            return data
        start, place, patterns = 0, patternIndex, self.patterns
        while place < len(patterns):
            pattern, one, two = patterns[place]
            matched = False
            if one in data or two in data:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, place, start)  # type: ignore[attr-defined]
            if not matched:
                place, start = place + 1, 0
        return data
