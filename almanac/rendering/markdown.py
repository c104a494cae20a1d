"""Editors' Markdown to HTML in which nothing runs: Python-Markdown writes it, nh3 keeps what is on the list."""

import re
from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from almanac.memory import digest
from almanac.rendering.addresses import leads_somewhere, url
from almanac.rendering.inline import Inline
from almanac.rendering.writing import WRITING

_TAGS = set(
    "a abbr b blockquote br cite code dd del dfn dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small"
    " span strong sub sup table tbody td tfoot th thead time tr u ul wbr".split(),
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    **{heading: {"id"} for heading in _HEADINGS},
}
_ALIGNED = {"left", "right", "center"}
_CLASSES = {tag: {f"align-{side}" for side in _ALIGNED} for tag in ("td", "th")}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LEAVES_THE_SITE = re.compile(r"[/\\]{2}|[^/]*[:\\]")
_IMAGE_OF_NOTHING = re.compile(r"<img(?![^>]* src=)[^>]*>")


def markdown(text: object) -> Markup:
    """The text as HTML for the page being written: headings from h2, own links and anchors set for that page."""
    prefix = f"{WRITING.get().unique('text')}-"
    html = nh3.clean(
        _converted(str(text)),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter(prefix),
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel="noopener",
        id_prefix=prefix,
    )
    # Nothing in `html` is markup that nh3 did not allow.
    return Markup(_IMAGE_OF_NOTHING.sub("", html))  # noqa: S704


def _converted(text: str) -> str:
    """What Python-Markdown makes of a text, whatever page it stands on; a text is turned once."""
    writing, key = WRITING.get(), digest(text)
    html: str | None = writing.texts.get(key)
    if html is None:
        html = _converter().reset().convert(text)
    writing.turned[key] = html
    return html


def _filter(prefix: str) -> Callable[[str, str, str], str | None]:
    """What each attribute becomes; nh3 has already dropped addresses of other schemes."""

    def keep(_tag: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return _href(value, prefix)
        if attribute == "src":
            return _own(value)
        return value

    return keep


def _href(value: str, prefix: str) -> str | None:
    if value.startswith("#"):
        return f"#{prefix}{value[1:]}"
    if not leads_somewhere(value):
        return None
    return value if value.partition(":")[0].lower() in _SCHEMES else _own(value)


def _own(value: str) -> str | None:
    """An address of this site; one that asks another host, or may be read as a scheme, is dropped."""
    if _LEAVES_THE_SITE.match(value):
        return None
    return url(value) if value.startswith("/") else value


@cache
def _converter() -> Markdown:
    """Made once: it takes longer than a text."""
    return converter()


def converter() -> Markdown:
    """Python-Markdown with the few extensions of the house; a line saying [TOC] is text like any other."""
    tables, contents = TableExtension(use_align_attribute=True), TocExtension(marker="", slugify=slugify_unicode)
    # By their classes: by their names they would be looked for among all installed packages.
    blocks = (FencedCodeExtension(), SaneListExtension(), DefListExtension())
    return Markdown(extensions=[*blocks, tables, contents, _House()])


class _House(Extension):
    """Headings and tables as the site's own pages have them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Markdown's
        md.treeprocessors.deregister("inline")
        md.treeprocessors.register(Inline(md), "inline", 20)
        # After inline text (20) and before ids are given to headings (5).
        md.treeprocessors.register(_Headings(md), "headings", 15)
        md.treeprocessors.register(_Tables(md), "tables", 14)


class _Headings(Treeprocessor):
    """The page has the h1: the highest heading of a text, whatever its editor chose, becomes h2."""

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
        shift = 2 - min((int(heading.tag[1]) for heading in headings), default=2)
        for heading in headings:
            heading.tag = f"h{min(6, int(heading.tag[1]) + shift)}"


class _Tables(Treeprocessor):
    """Column heads say what they head; alignment is a class, for the site allows no style in a page."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag == "th":
                cell.set("scope", "col")
            side = cell.attrib.pop("align", None)
            if side in _ALIGNED:
                cell.set("class", f"align-{side}")
