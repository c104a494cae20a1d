"""Every internal link, anchor, image and download of the finished site has something behind it.

The same reading sees what the site's security policy forbids: styles and scripts in a page itself, and requests to
other hosts.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from almanac.links.file import Fault
from almanac.links.looked import Looked, look
from almanac.problem import Place, Problem, nearest_word
from almanac.website import output_path

__all__ = ["Looked", "check_links", "look"]


def check_links(files: Mapping[str, bytes | Looked], address: str) -> tuple[Problem, ...]:
    """The faults of the finished files (by path below the site); a fault that many pages show is one problem.

    A file is its content, or what was found when it was looked at. `address` is the site's public one.
    """
    looked = {
        path: look(path, file, address) if isinstance(file, bytes) else file for path, file in sorted(files.items())
    }
    site = _Site(looked, _known(looked))
    told: dict[Fault, tuple[Place, int]] = {}
    for path, file in looked.items():
        for fault, line, count in (*site.missing(file), *file[3]):
            place, before = told.get(Fault(*fault), (Place(path, line), 0))
            told[Fault(*fault)] = place, before + count
    return tuple(site.problem(fault, place, count - 1) for fault, (place, count) in told.items())


class _Site(Struct, frozen=True):
    """What was found in every file by its path; every address and anchor in the form that most links have."""

    files: Mapping[str, Looked]
    known: frozenset[str]

    def missing(self, file: Looked) -> Iterator[tuple[tuple[str, str, str], int, int]]:
        """The links of a file that lead nowhere, each with its first line and how often it stands."""
        _, _, links, _ = file
        if self.known.issuperset(links):
            return
        for target in [target for target in links if target not in self.known]:
            if fault := self._fault(target):
                yield (fault, *links[target])

    def problem(self, fault: Fault, place: Place, others: int) -> Problem:
        """The fault, at the first place that shows it."""
        more = f" (and in {others} more place{'s' if others > 1 else ''})" if others else ""
        return Problem(place, fault.kind, fault.message + more, nearest=self._nearest(fault.target))

    def _fault(self, target: str) -> tuple[str, str, str] | None:
        place, _, anchor = target.partition("#")
        file = self.files.get(output_path(place))
        if file is None:
            return "link", f"nothing lies at {place}", target
        is_text, anchors, _, _ = file
        if anchor and anchor != "top" and is_text and anchor not in anchors:
            return "anchor", f"nothing on {place} is called #{anchor}", target
        return None

    def _nearest(self, target: str) -> str:
        place, mark, anchor = target.partition("#")
        if mark and output_path(place) in self.files:
            near = nearest_word(anchor, self.files[output_path(place)][1])
            return f"#{near}" if near else ""
        return nearest_word(place, (f"/{path.removesuffix('index.html')}" for path in self.files)) if place else ""


def _known(files: Mapping[str, Looked]) -> frozenset[str]:
    found = set[str]()
    for path, (_, anchors, _, _) in files.items():
        address = f"/{path.removesuffix('index.html')}"
        found.add(address)
        if anchors:
            found.update([f"{address}#{anchor}" for anchor in anchors])
    return frozenset(found)
