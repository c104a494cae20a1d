"""Every internal link, anchor, image and download of the finished site has something behind it.

The same reading sees what the site's security policy forbids: styles and scripts in a page itself, and requests to
other hosts.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from almanac.links.file import Fault, File, Reference, read_file
from almanac.problem import Place, Problem, nearest_word
from almanac.website import output_path

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)


def check_links(files: Mapping[str, bytes], address: str) -> tuple[Problem, ...]:
    """The faults of the finished files (by path below the site); a fault that many pages show is one problem.

    `address` is the site's public one: what starts with it is as internal as a relative link.
    """
    address = address.rstrip("/") + "/"
    read = {path: read_file(path, content, address) for path, content in sorted(files.items())}
    site = _Site(address, read)
    places: dict[Fault, list[Place]] = {}
    for path, file in read.items():
        for position, fault in site.faults(path, file):
            places.setdefault(fault, []).append(Place(path, file.text.count("\n", 0, position) + 1))
    return tuple(site.problem(fault, where) for fault, where in places.items())


@dataclass(frozen=True, slots=True)
class _Site:
    """The public address, and every file by its path."""

    address: str
    files: Mapping[str, File]

    def faults(self, path: str, file: File) -> Iterator[tuple[int, Fault]]:
        """What is wrong in a file, with its position."""
        known: dict[Reference, Fault | None] = {}
        for position, one in file.found:
            if isinstance(one, Reference) and one not in known:
                known[one] = self._fault(path, one)
            fault = known[one] if isinstance(one, Reference) else one
            if fault:
                yield position, fault

    def problem(self, fault: Fault, places: list[Place]) -> Problem:
        """The fault, at the first place that shows it."""
        others = len(places) - 1
        more = f" (and in {others} more place{'s' if others > 1 else ''})" if others else ""
        return Problem(places[0], fault.kind, fault.message + more, nearest=self._nearest(fault.target))

    def _fault(self, path: str, reference: Reference) -> Fault | None:
        target = self._target(path, reference.address.strip())
        if target is None:
            return _leads_outside(reference)
        place, _, anchor = target.partition("#")
        file = self.files.get(output_path(place))
        if file is None:
            return Fault("link", f"nothing lies at {place}", target)
        if anchor and anchor != "top" and file.text and anchor not in file.anchors:
            return Fault("anchor", f"nothing on {place} is called #{anchor}", target)
        return None

    def _target(self, path: str, written: str) -> str | None:
        """Where in the site an address leads, `/x/#anchor`; None when it leads to another host."""
        if written.startswith(self.address):
            written = self._base + written.removeprefix(self.address)
        elif _SCHEME.match(written):
            return None
        place, mark, anchor = written.partition("#")
        place = unquote(place.partition("?")[0])
        if not place:
            return f"/{path.removesuffix('index.html')}{mark}{unquote(anchor)}"
        if place.startswith("/"):
            inside = "/" + place.removeprefix(self._base) if place.startswith(self._base) else f"/..{place}"
        else:
            inside = _joined(path, place)
        return f"{inside}{mark}{unquote(anchor)}"

    @property
    def _base(self) -> str:
        return urlsplit(self.address).path

    def _nearest(self, target: str) -> str:
        place, mark, anchor = target.partition("#")
        if mark and output_path(place) in self.files:
            near = nearest_word(anchor, self.files[output_path(place)].anchors)
            return f"#{near}" if near else ""
        return nearest_word(place, (f"/{path.removesuffix('index.html')}" for path in self.files)) if place else ""


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
