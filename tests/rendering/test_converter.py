"""The converter gives headings the ids that Markdown's own extension does, and makes no table of contents for them."""

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import TocExtension, slugify_unicode

from almanac.rendering.converter import converter

HEADINGS = [
    "# ",
    "## ",
    "### ",
    "#",
    "ice",
    "冰上",
    " ",
    "*a*",
    "`b`",
    "<b>c</b>",
    "&amp;",
    "\\*",
    "[d](/e)",
    "_1",
    "!",
]


def with_toc() -> Markdown:
    """The same converter with Markdown's own ids."""
    made = converter()
    made.treeprocessors.deregister("ids")
    TocExtension(marker="", slugify=slugify_unicode).extendMarkdown(made)
    return made


@given(st.lists(st.lists(st.sampled_from(HEADINGS), max_size=6).map("".join), max_size=6).map("\n\n".join))
def test_headings_have_the_ids_that_markdown_gives_them(text: str) -> None:
    assert converter().convert(text) == with_toc().convert(text)


def test_equal_headings_have_ids_of_their_own() -> None:
    assert converter().convert("## Ice\n\n## Ice\n\n## !").count("id=") == 3
    assert 'id="ice_1"' in converter().convert("## Ice\n\n## Ice")
