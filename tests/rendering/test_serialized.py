"""Elements are written as Markdown's own serializer writes them."""

from xml.etree.ElementTree import Comment, Element, QName, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.serializers import to_xhtml_string

from almanac.rendering.converter import converter
from almanac.rendering.serialized import serialized
from tests.rendering.test_inline import MARKS, WORDS

TEXT = st.none() | st.text(st.sampled_from("ab <>&;\"'\n#x1冰&amp;"), max_size=8)
TAGS = ["p", "a", "br", "img", "hr", "h2", "script", "style", "BR", "Td"]
NAMES = ["href", "class", "checked", "title"]


def element(tag: str, text: str | None, tail: str | None, attributes: dict[str, str], parts: list[Element]) -> Element:
    made = Element(tag, attributes)
    made.text, made.tail = text, tail
    made.extend(parts)
    return made


ELEMENTS = st.recursive(
    st.builds(element, st.sampled_from(TAGS), TEXT, TEXT, st.just({}), st.just([])),
    lambda parts: st.builds(
        element,
        st.sampled_from(TAGS),
        TEXT,
        TEXT,
        st.dictionaries(st.sampled_from(NAMES), TEXT.map(lambda text: text or "checked")),
        st.lists(parts, max_size=4),
    ),
    max_leaves=12,
)


@given(ELEMENTS)
def test_every_tree_is_written_as_markdown_writes_it(root: Element) -> None:
    assert serialized(root) == to_xhtml_string(root)


@given(
    st.lists(st.sampled_from([*MARKS, *WORDS, "# ", "- ", "> ", "| a | b |\n| - | - |\n"]), max_size=25).map("".join)
)
def test_every_text_is_turned_as_with_markdown_s_own(text: str) -> None:
    plain: Markdown = converter()
    plain.serializer = to_xhtml_string
    assert converter().convert(text) == plain.convert(text)


@pytest.mark.parametrize("tag", [Comment, QName("{of}it", "name"), None])
def test_what_has_no_plain_name_is_left_to_markdown(tag: object) -> None:
    root = Element("div", {"class": "a"})
    SubElement(root, "p").append(foreign := Element("p"))
    foreign.tag, foreign.text, foreign.tail = tag, "x & y", "z"  # type: ignore[assignment]
    assert serialized(root) == to_xhtml_string(root)


def test_a_name_in_a_namespace_is_left_to_markdown() -> None:
    root = Element("p")
    root.attrib[QName("lang")] = "en"  # type: ignore[index]
    assert serialized(root) == to_xhtml_string(root)
