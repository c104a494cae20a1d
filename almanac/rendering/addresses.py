"""From an address of the site to a link that works wherever the site stands."""

import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from almanac.rendering.mistake import Mistake
from almanac.rendering.writing import WRITING
from almanac.website import Page

_LEAVES_THE_SITE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def url(address: object) -> str:
    """A link from the page being written to `/x/`, `/x/#anchor`, or a place outside, which stays as it is."""
    target = str(address)
    if target.startswith("#") or _LEAVES_THE_SITE.match(target):
        return target
    page = WRITING.get().page
    if not target.startswith("/") or target.startswith("//"):
        raise Mistake(f"url() takes an address such as /news/, not {target!r}")
    return _under_the_base(page, target) if _is_shown_anywhere(page) else relative(page.address, target)


def href(address: object) -> Markup:
    """The attribute by which an `<a>` leads to an address; nothing where no page lies, and its words stand alone."""
    target, links = str(address), WRITING.get().links
    found = links.get(target)
    if found is None:
        found = links[target] = _attribute(target)
    return found


def _attribute(target: str) -> Markup:
    writing = WRITING.get()
    if target.startswith(writing.folder) or _is_shown_anywhere(writing.page):
        return _written(target)
    found = writing.neighbours.get(target)
    if found is None:
        found = writing.neighbours[target] = _written(target)
    return found


def _written(target: str) -> Markup:
    return Markup(f' href="{escape(url(target))}"') if leads_somewhere(target) else Markup()  # noqa: S704 - escaped


def leads_somewhere(target: str) -> bool:
    """Whether the site has the page of an address, which may be its public one; what lies outside is there."""
    site = WRITING.get().page.site
    path = target.partition("#")[0].removeprefix(site.address.rstrip("/"))
    return bool(target) and not (site.left_out and _is_left_out(path, site.left_out))


@cache
def _is_left_out(path: str, left_out: tuple[str, ...]) -> bool:
    below = (place[:-1] for place in left_out if place.endswith("*"))
    return path in left_out or any(path.startswith(folder) and path != folder for folder in below)


def full(address: object) -> str:
    """The public address: what a feed, a sitemap and `rel=canonical` need."""
    target = str(address)
    if not target.startswith("/"):
        raise Mistake(f"full() takes an address such as /news/, not {target!r}")
    return WRITING.get().page.site.address.rstrip("/") + target


def relative(start: str, target: str) -> str:
    """The shortest way from the page `start` to `target`: `../b/` from `/athletes/a/` to `/athletes/b/`."""
    path, mark, anchor = target.partition("#")
    if path == start and mark:
        return mark + anchor
    for folder, up in _folders_above(start):
        if path.startswith(folder):
            return _as_a_path(up + path[len(folder) :]) + mark + anchor
    return _as_a_path(path) + mark + anchor


@lru_cache(maxsize=8)
def _folders_above(start: str) -> tuple[tuple[str, str], ...]:
    """The folders that a page lies in, the innermost first, each with the way up to it."""
    names = start.split("/")[:-1]
    return tuple(("/".join(names[: len(names) - up]) + "/", "../" * up) for up in range(len(names)))


def _as_a_path(way: str) -> str:
    """`./` before what a browser would not read as a path from here: nothing, `/x`, `javascript:x`."""
    first = way.partition("/")[0]
    return f"./{way.lstrip('/')}" if not first or ":" in first or "\\" in first else way


def _is_shown_anywhere(page: Page) -> bool:
    """A host shows 404.html at whatever address was asked for, so nothing on it can be relative."""
    return page.address.endswith("/404.html")


def _under_the_base(page: Page, target: str) -> str:
    return urlsplit(page.site.address).path.rstrip("/") + target
