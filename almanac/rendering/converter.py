"""The converter: Python-Markdown as the house has it."""

import re
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import render_inner_html, slugify_unicode, strip_tags, unique
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX

from almanac.rendering.blocks import Blocks
from almanac.rendering.inline import Inline
from almanac.rendering.serialized import serialized
from almanac.rendering.signs import OnlyWith

_HAS_SIGNS = re.compile(f"[<>&{STX}]")
# The preprocessors that look for little, at their places, and what a text must have for them.
_CANNOT_DO_WITHOUT = {"fenced_code_block": (25, ("```", "~~~")), "html_block": (20, ("<", "&"))}
_ALIGNED = {"left", "right", "center"}
_CELLS = {"td", "th"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def converter() -> Markdown:
    """Python-Markdown with the few extensions of the house."""
    # By their classes: by their names they would be looked for among all installed packages.
    blocks = (FencedCodeExtension(), SaneListExtension(), DefListExtension(), TableExtension(use_align_attribute=True))
    made = Markdown(extensions=[*blocks, _House()])
    made.serializer = serialized
    made.is_block_level = cache(made.is_block_level)  # type: ignore[method-assign] # a few tags, asked thousands of times
    return made


class _House(Extension):
    """Headings and tables as the site's own pages have them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Markdown's
        md.block_level_elements = set(md.block_level_elements)  # type: ignore[assignment] # one is looked for, often
        md.parser = Blocks.of(md)
        for name, (priority, signs) in _CANNOT_DO_WITHOUT.items():
            md.preprocessors.register(OnlyWith(md.preprocessors[name], signs), name, priority)
        md.treeprocessors.deregister("inline")
        md.treeprocessors.register(Inline(md), "inline", 20)
        # After inline text (20) and before what was escaped is written out (0).
        md.treeprocessors.register(_Headings(md), "headings", 15)
        md.treeprocessors.register(_Tables(md), "tables", 14)
        md.treeprocessors.register(_Ids(md), "ids", 5)
        md.treeprocessors.register(_Unescape(md), "unescape", 0)


class _Headings(Treeprocessor):
    """The page has the h1: the highest heading of a text, whatever its editor chose, becomes h2."""

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _HEADINGS]
        shift = 2 - min((int(heading.tag[1]) for heading in headings), default=2)
        for heading in headings:
            heading.tag = f"h{min(6, int(heading.tag[1]) + shift)}"


class _Unescape(UnescapeTreeprocessor):
    """A text without a backslash holds nothing that was escaped, and few elements of the others do."""

    def run(self, root: Element) -> None:
        if "\\" in "\n".join(self.md.lines):  # type: ignore[attr-defined] # what it turns at the moment
            super().run(root)

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


class _Ids(Treeprocessor):
    """Ids of headings as the extension `toc` gives them, without the table of contents that it makes of every text."""

    def run(self, root: Element) -> None:
        taken: set[str] = set()
        for heading in root.iter():
            if heading.tag in _HEADINGS:
                heading.set("id", unique(slugify_unicode(self._name(heading), "-"), taken))

    def _name(self, heading: Element) -> str:
        """What a heading says; most say plain words."""
        text = heading.text or ""
        if not len(heading) and _HAS_SIGNS.search(text) is None:
            return text
        return unescape(strip_tags(render_inner_html(heading, self.md)))


class _Tables(Treeprocessor):
    """Column heads say what they head; alignment is a class, for the site allows no style in a page."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag == "th":
                cell.set("scope", "col")
            side = cell.attrib.pop("align", None) if cell.tag in _CELLS else None
            if side in _ALIGNED:
                cell.set("class", f"align-{side}")
