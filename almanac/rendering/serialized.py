"""Elements as text: what Markdown's own serializer writes, for trees that are made of nothing but named elements.

It looks for comments, processing instructions and names in namespaces at every element; no text has them. A tree that
has something of the kind is written by Markdown's own.
"""

from collections.abc import Callable
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP, to_xhtml_string

_RAW = frozenset({"script", "style"})


class _ForeignError(Exception):
    """An element that has no plain name."""


def serialized(root: Element) -> str:
    """An element and all that is in it as XHTML."""
    written: list[str] = []
    try:
        _write(root, written.append)
    except _ForeignError:
        return to_xhtml_string(root)
    return "".join(written)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    if tag.__class__ is not str or tag in _RAW or not tag.islower():
        raise _ForeignError
    opened = f"<{tag}{_attributes(element)}" if element.attrib else f"<{tag}"
    inside = _escaped(text) if text else ""
    if tag in HTML_EMPTY:
        write(f"{opened} />")
    elif not len(element):
        write(f"{opened}>{inside}</{tag}>")
    else:
        write(f"{opened}>{inside}")
        for child in element:
            _write(child, write)
        write(f"</{tag}>")
    if tail:
        write(_escaped(tail))


def _attributes(element: Element) -> str:
    written = ""
    for name, value in sorted(element.attrib.items()):
        if name.__class__ is not str or not isinstance(value, str):
            raise _ForeignError
        written += f' {name}="{_quoted(value)}"'
    return written


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)  # not that of an entity
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def _quoted(value: str) -> str:
    return _escaped(value).replace('"', "&quot;")
