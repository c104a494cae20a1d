"""What is to be known of a finished file for its links: plain values, so that they can be remembered by its content."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from almanac.links.file import Fault, Found, Reference, read_file

# Whether it is text, its anchors, where it leads (`/x/#anchor`) and what it may not do: each with the first line and
# how often it stands there.
Looked = tuple[bool, tuple[str, ...], dict[str, tuple[int, int]], tuple[tuple[tuple[str, str, str], int, int], ...]]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)


def look(path: str, content: bytes, address: str) -> Looked:
    """Look at one file; `address` is the site's public one: what starts with it is as internal as a relative link."""
    address = address.rstrip("/") + "/"
    file = read_file(path, content, address)
    links: dict[str, tuple[int, int]] = {}
    faults: dict[tuple[str, str, str], tuple[int, int]] = {}
    line, counted = 1, 0  # what is found stands in the order of the text
    for one, (position, times) in file.found.items():
        line, counted = line + file.text.count("\n", counted, position), position
        what = _met(path, one, address)
        if isinstance(what, str):
            first, count = links.get(what) or (line, 0)
            links[what] = first, count + times
        elif what is not None:
            name = (what.kind, what.message, what.target)
            first, count = faults.get(name) or (line, 0)
            faults[name] = first, count + times
    return bool(file.text), tuple(sorted(file.anchors)), links, tuple((name, *where) for name, where in faults.items())


def _met(path: str, one: Found, address: str) -> str | Fault | None:
    """Where in the site it leads, what is wrong with it, or nothing of note."""
    if isinstance(one, Fault):
        return one
    target = _target(path, (one if isinstance(one, str) else one.address).strip(), address)
    if target is not None:
        return target
    return _leads_outside(Reference(one) if isinstance(one, str) else one)


def _target(path: str, written: str, address: str) -> str | None:
    """Where in the site an address leads, `/x/#anchor`; None when it leads to another host."""
    folder, start = path.rpartition("/")[0], 0
    while folder and written.startswith("../", start):
        folder, start = folder.rpartition("/")[0], start + 3
    if start:
        path, written = f"{folder}/" if folder else "", f"./{written[start:]}"
    return _target_from(path, written, address)


@lru_cache(maxsize=1 << 14)
def _target_from(path: str, written: str, address: str) -> str | None:
    """The same; what leads up was gone up, so that what many pages lead to is the same on all of them."""
    base = urlsplit(address).path
    if written.startswith(address):
        written = base + written.removeprefix(address)
    elif _SCHEME.match(written):
        return None
    place, mark, anchor = written.partition("#")
    place = unquote(place.partition("?")[0])
    mark = mark if anchor else ""
    if not place:
        return f"/{path.removesuffix('index.html')}{mark}{unquote(anchor)}"
    if place.startswith("/"):
        inside = "/" + place.removeprefix(base) if place.startswith(base) else f"/..{place}"
    else:
        inside = _joined(path, place)
    return f"{inside}{mark}{unquote(anchor)}"


def _joined(path: str, place: str) -> str:
    """A relative address seen from a file; one that climbs out of the site keeps its `..` and so is found nowhere."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
    folder = "/" if place.endswith(("/", "/.", "/..")) or place in {".", ".."} else ""
    return "/" if joined == "." else f"/{joined}{folder}"


def _leads_outside(reference: Reference) -> Fault | None:
    """Readers may follow a link to anywhere; the page itself asks no other host, and runs nothing."""
    scheme = reference.address.strip().partition(":")[0].lower()
    if scheme in {"javascript", "vbscript"}:
        return Fault("inline-script", f"a link runs a script: {reference.address}")
    if reference.is_fetched and scheme != "data":
        return Fault("third-host", f"the page would fetch {reference.address} from another host")
    return None
