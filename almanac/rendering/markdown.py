"""Editors' Markdown to HTML in which nothing runs: Python-Markdown writes it, nh3 keeps what is on the list."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup

from almanac.memory import digest
from almanac.rendering.addresses import leads_somewhere, url
from almanac.rendering.writing import WRITING

if TYPE_CHECKING:
    from markdown import Markdown

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
_CLASSES = {tag: {"align-left", "align-right", "align-center"} for tag in ("td", "th")}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LEAVES_THE_SITE = re.compile(r"[/\\]{2}|[^/]*[:\\]")
_IMAGE_OF_NOTHING = re.compile(r"<img(?![^>]* src=)[^>]*>")


def markdown(text: object) -> Markup:
    """The text as HTML for the page being written: headings from h2, own links and anchors set for that page.

    A text is turned once for the place where it stands.
    """
    writing, written = WRITING.get(), str(text)
    prefix, page = f"{writing.unique('text')}-", writing.page
    key = digest(written, prefix, page.address, page.site.address, *page.site.left_out)
    html: str | None = writing.texts().get(key)
    if html is None:
        html = _clean(written, prefix)
    writing.turned[key] = html
    return Markup(html)  # noqa: S704 -- nothing in it is markup that nh3 did not allow


def _clean(text: str, prefix: str) -> str:
    html = _cleaner(prefix).clean(_converter().reset().convert(text))
    return _IMAGE_OF_NOTHING.sub("", html)


@cache
def _cleaner(prefix: str) -> nh3.Cleaner:
    """Made once for each text of a page, the first, the second …; to make one takes longer than to clean a text."""
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter(prefix),
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel="noopener",
        id_prefix=prefix,
    )


@cache
def _converter() -> "Markdown":
    """Made once: that takes longer than a text. Few builds have a text that is new; the others do not load it."""
    from almanac.rendering.converter import converter  # noqa: PLC0415

    return converter()


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
