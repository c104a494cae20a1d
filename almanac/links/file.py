"""What one finished file holds that matters to its links and to the site's security policy.

Tags are found by one pattern rather than by `html.parser`, which takes five times as long; it may be strict,
because every page is our own templates' escaped output.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape

from msgspec import Struct, field

_ATTRIBUTES = r"""(\s[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)"""
# Tags without attributes, and the many that have only such as these, hold nothing to follow and are passed over.
_PLAIN = r"""(?:\s(?:class|scope|lang|title|datetime|colspan|rowspan|aria-hidden)="[^"]*+")*+"""
# Most that is left are links, with nothing else to look at.
_LINK = rf"""a{_PLAIN}\shref="([^"&]*+)"{_PLAIN}"""
_TAG = re.compile(
    rf"""<(?!/|(?!(?:script|style)\b)[a-z0-9]++{_PLAIN}>)(?:{_LINK}>"""
    rf"""|!--.*?-->|((?i:script|style))\b{_ATTRIBUTES}?>(.*?)</(?i:\2)\s*>"""
    rf"""|([A-Za-z][^\s/>"']*+){_ATTRIBUTES}>)""",
    re.DOTALL,
)
_ONLY_LINK = 1
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_IN_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')]*)""", re.IGNORECASE)

_FETCHED = {"background", "data", "poster", "src"}
_FETCHED_BY_HREF = {"image", "use"}
_FOLLOWED = {"action", "cite", "formaction", "href", "xlink:href"}
_NAMES_IDS = {"aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "for", "headers", "list"}
# A <link> of these kinds is there to be read; those of other kinds the browser fetches by itself.
_ONLY_READ = {"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"}
_DATA_BLOCKS = {"application/json", "application/ld+json"}
_TEXTS = (".json", ".txt", ".webmanifest", ".xml")


class Reference(Struct, frozen=True):
    """An address as it is written, and whether the browser fetches it unasked."""

    address: str
    is_fetched: bool = False


class Fault(Struct, frozen=True):
    """What is wrong, wherever it stands; `target` is the address in the site that nothing lies at."""

    kind: str
    message: str
    target: str = ""


Found = Reference | Fault | str  # most are addresses that a reader may follow, and nothing else


class File(Struct):
    """A file's text, its anchors, and what was found in it, each with its first position and how often it stands."""

    text: str = ""
    anchors: set[str] = field(default_factory=set)
    found: dict[Found, list[int]] = field(default_factory=dict)

    def note(self, one: Found, position: int) -> None:
        """Something stands there."""
        seen = self.found.get(one)
        if seen is None:
            self.found[one] = [position, 1]
        else:
            seen[1] += 1


def read_file(path: str, content: bytes, address: str) -> File:
    """A page's links, a stylesheet's, or, in a feed or a sitemap, whatever starts with the site's public address."""
    if path.endswith((".html", ".svg")):
        return _read_page(content.decode(errors="replace"))
    if path.endswith(".css"):
        return _read_text(content, _IN_STYLE, is_fetched=True)
    if path.endswith(_TEXTS):
        return _read_text(content, re.compile(f"({re.escape(address)}[^\\s\"'<>&\\\\]*)"), is_fetched=False)
    return File()


def _read_text(content: bytes, pattern: re.Pattern[str], *, is_fetched: bool) -> File:
    file = File(content.decode(errors="replace"))
    for each in pattern.finditer(file.text):
        file.note(Reference(each[1], is_fetched), each.start())
    return file


def _read_page(text: str) -> File:
    page = File(text)
    for each in _TAG.finditer(text):
        if each.lastindex == _ONLY_LINK:
            page.note(each[_ONLY_LINK], each.start())
            continue
        _, raw, raw_attributes, inside, name, attributes = each.groups(default="")
        anchors, found = _read_tag(raw or name, raw_attributes or attributes, bool(inside.strip()))
        for anchor in anchors:
            if anchor in page.anchors:
                page.note(Fault("duplicate-id", f'id="{anchor}" stands twice'), each.start())
            page.anchors.add(anchor)
        for one in found:
            page.note(one, each.start())
    return page


# A site says the same few thousand tags over and over.
@lru_cache(maxsize=1 << 16)
def _read_tag(name: str, written: str, is_filled: bool) -> tuple[tuple[str, ...], tuple[Found, ...]]:  # noqa: FBT001
    """The ids of a tag and what else matters in it; `is_filled` is for a script or a style with something inside."""
    tag = name.lower()
    attributes = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(written)}
    anchors = (attributes[name] for name in ("id", "name") if name in attributes and (name == "id" or tag == "a"))
    return tuple(dict.fromkeys(anchors)), (
        *_forbidden(tag, attributes, is_filled=is_filled),
        *_references(tag, attributes),
    )


def _forbidden(tag: str, attributes: Mapping[str, str], *, is_filled: bool) -> Iterator[Fault]:
    if tag == "style" or "style" in attributes:
        yield Fault("inline-style", f"<{tag}> has a style of its own, which the site's policy forbids")
    if tag == "script" and is_filled and attributes.get("type") not in _DATA_BLOCKS:
        yield Fault("inline-script", "<script> has its script inside, which the site's policy forbids")
    for name in attributes:
        if name.startswith("on"):
            yield Fault("inline-script", f"<{tag}> has {name}=, which the site's policy forbids")
    if tag == "base":
        yield Fault("link", "<base> would turn every link of the page")


def _references(tag: str, attributes: Mapping[str, str]) -> Iterator[Reference]:
    kinds = set(attributes.get("rel", "").lower().split())
    fetches_href = tag in _FETCHED_BY_HREF or (tag == "link" and not kinds & _ONLY_READ)
    for name, value in attributes.items():
        if name in _FETCHED:
            yield Reference(value, is_fetched=True)
        elif name in _FOLLOWED:
            yield Reference(value, fetches_href)
        elif name == "srcset":
            yield from (Reference(part.split()[0], is_fetched=True) for part in value.split(",") if part.strip())
        elif name in _NAMES_IDS:
            yield from (Reference(f"#{one}") for one in value.split())
        elif (tag, name) == ("meta", "content") and value.startswith(("http:", "https:")):
            yield Reference(value)
