"""Kinds of blocks are asked only about blocks that may be of them, and the same is made of every text."""

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockparser import BlockParser

from almanac.rendering.blocks import Blocks
from almanac.rendering.converter import converter

# What any kind of block begins with, goes on with, or is put off by; words between them.
MARKS = ["\n", "\n\n", "# ", "##", "===", "---", "- - -", "___", "* * *", "- ", "* ", "1. ", "12) ", "> ", ">", "    "]
MORE = ["  ", ": ", ":", "|", "| a | b |", "\n|---|:-:|\n", "-|-", "[x]: /y", "[x]:", "    - ", "\t", "```\n", "~~~"]
WORDS = ["ice", "a b", "冰", "snow\n", "term\n: said\n", "q\n> r\n", "head\n---\n", "item\n\n    more\n"]


def plain() -> Markdown:
    """The same converter with Markdown's own way through the kinds."""
    made = converter()
    parser = BlockParser(made)
    parser.blockprocessors = made.parser.blockprocessors
    for kind in parser.blockprocessors:
        kind.parser = parser
    made.parser = parser
    return made


@given(st.lists(st.sampled_from(MARKS + MORE + WORDS), max_size=25).map("".join))
def test_the_same_is_made_of_every_text(text: str) -> None:
    assert converter().convert(text) == plain().convert(text)


def test_a_paragraph_is_asked_about_by_few() -> None:
    parser = converter().parser
    assert isinstance(parser, Blocks)
    asked = [kind for kind, *held in parser.kinds if any(each in "Two days on the ice, and a medal." for each in held)]
    assert [type(kind).__name__ for kind in asked] == [
        "EmptyBlockProcessor",
        "SaneOListProcessor",
        "SaneUListProcessor",
        "ParagraphProcessor",
    ]


def test_a_kind_that_nobody_knows_is_asked_about_every_block() -> None:
    made = converter()
    made.parser.blockprocessors.register(made.parser.blockprocessors["quote"], "newcomer", 1)
    assert Blocks.of(made).kinds[-1][1:] == ("", "", "")
