"""Python-Markdown's kinds of blocks, each asked only about blocks that hold what it cannot do without.

It asks every kind about every block, and most blocks are plain paragraphs. What is made of a text is the same.
"""

from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser

from almanac.rendering.signs import has_one, with_signs

# What a block of a kind has, this or that; a kind that is not named here is asked about every block.
_HOLDS: dict[str, tuple[str, ...]] = {
    "indent": ("    ",),
    "defindent": ("    ",),
    "code": ("    ",),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "hr": ("-", "_", "*"),
    "deflist": (": ",),
    "quote": (">",),
    "reference": ("]:",),
}


class Blocks(BlockParser):
    """Where Markdown takes a text apart into blocks."""

    @classmethod
    def of(cls, md: Markdown) -> "Blocks":
        """With the kinds of blocks that a converter has by now."""
        made = cls(md)
        made.blockprocessors = md.parser.blockprocessors
        for kind in made.blockprocessors:
            kind.parser = made
        return made

    @cached_property
    def kinds(self) -> list[tuple[Any, ...]]:
        """Each kind in its order, with the three things of which a block has one."""
        return with_signs(self.blockprocessors, _HOLDS, 3)

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """What a block has one of that is more than a list or a paragraph."""
        return tuple({sign: None for _, *signs in self.kinds for sign in signs if sign})

    @cached_property
    def common(self) -> list[tuple[Any, ...]]:
        """The kinds that need no sign."""
        return [kind for kind in self.kinds if "" in kind]

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 -- its own
        """What Markdown's own does, without the kinds that a block cannot be of."""
        while blocks:
            for kind, one, two, three in self.kinds if has_one(self.signs, blocks[0]) else self.common:
                block = blocks[0]
                if one not in block and two not in block and three not in block:
                    continue
                if kind.test(parent, block) and kind.run(parent, blocks) is not False:
                    break
