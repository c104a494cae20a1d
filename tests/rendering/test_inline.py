"""Inline patterns are tried only where they can begin, and make the same of every text."""

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from almanac.rendering.converter import converter
from almanac.rendering.inline import Inline

# What any pattern begins with, ends with, or is put off by; words between them.
MARKS = ["`", "``", "\\", "[", "]", "(", ")", "![", "<", ">", "&", "&amp;", "*", "**", "_", "__", "  \n", "\n", "\n\n"]
WORDS = ["ice", " ", "a b", "<b>", "</b>", "<x@y.z>", "<https://x.y/>", "[x]: /y", "[x](/y)", "![x](/y)", "冰", "!"]


def plain() -> Markdown:
    """The same converter with Markdown's own way through the patterns."""
    made = converter()
    made.treeprocessors.deregister("inline")
    made.treeprocessors.register(InlineProcessor(made), "inline", 20)
    return made


@given(st.lists(st.sampled_from(MARKS + WORDS), max_size=25).map("".join))
def test_the_same_is_made_of_every_text(text: str) -> None:
    assert converter().convert(text) == plain().convert(text)


def test_every_pattern_of_markdown_is_known_by_what_it_begins_with() -> None:
    inline = next(one for one in converter().treeprocessors if isinstance(one, Inline))
    assert "" not in inline.beginnings


def test_a_pattern_that_nobody_knows_is_tried_everywhere() -> None:
    made = converter()
    made.inlinePatterns.register(made.inlinePatterns["entity"], "newcomer", 1)
    inline = Inline(made)
    assert inline.patterns[-1][1:] == ("", "")
    assert "" in inline.beginnings
