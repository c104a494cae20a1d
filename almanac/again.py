"""The same build again: where neither a source, nor a file of the site, nor what may be known has changed, it is done.

Nothing is read for its meaning then, and what the build said before is said once more.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from almanac.command import Report, Waiting
from almanac.memory import Memory, Sightings, Sign, all_signs, digest
from almanac.publishing import Published, signs_below, standing
from almanac.website import Content
from almanac.wishes import Wish

_UNTOLD = ""  # sources that a build cannot be known by: behind a link, or gone while they were looked at


class Finished(NamedTuple):
    """Every file of a site that nothing is wrong with, the address and the moment it is made for, what is held back."""

    files: Mapping[str, Content]
    address: str
    moment: datetime
    held: Waiting


class Again(Struct, frozen=True):
    """A wish, and the name of all that its site is made of besides the moment.

    Where no build is remembered that it could be told from, it is not worked out: `signs` name all there is then.
    """

    wish: Wish
    memory: Memory
    templates: tuple[Path, ...]
    made_of: str
    signs: str = _UNTOLD

    @classmethod
    def of(cls, wish: Wish, memory: Memory, templates: Sequence[Path]) -> "Again":
        """As the sources are now."""
        made_of = signs = _UNTOLD
        may_be = not wish.fresh and not wish.preview and wish.format == "text"
        if may_be and (found := _signs(wish, templates)):
            signs = all_signs(found) if memory.shelf("builds").is_empty else _UNTOLD
            made_of = _UNTOLD if signs else _name(found, wish, memory)
        return cls(wish, memory, tuple(templates), made_of, signs)

    def is_said(self, report: Report) -> bool:
        """Whether nothing has changed since a build; what it said is then said again. A check writes nothing."""
        found = self.memory.shelf("builds").get(self.made_of) if self.made_of else None
        if found is None:
            return False
        zone, begun, due, said, held, site, count = found
        if not _is_within(self.wish.moment(zone), begun, due):
            return False
        if self.wish.verb == "check":
            report.end(f"checked: the site would have {count} files", said)
        elif _site(lying := standing(self.wish.out, self.memory).names) == site:
            report.end(f"{self.wish.out}/ has {Published(unchanged=tuple(lying))}", said)
        else:
            return False
        if self.wish.held is not None:
            self.wish.held.write_text(held, "utf-8")
        return True

    def remember(self, report: Report, site: Finished, names: Mapping[str, str] | None = None) -> None:
        """What the build of a site said, for as long as nothing changes; `names` is what lies in its folder now.

        A check has made none of it: no build is known by it, only another check.
        A source that changed while it was built is not known to have been read: nothing is remembered then.
        """
        if made_of := self._still():
            moment, due = site.moment, site.held.next.isoformat() if site.held.next else ""
            words: tuple[Any, ...] = (str(moment.tzinfo), moment.isoformat(), due, tuple(report.said))
            self.memory.shelf("builds").put(
                made_of, (*words, site.held.as_text(), names and _site(names), len(site.files))
            )

    def _still(self) -> str:
        """The name of all that the site is made of, if that is as it was when the build began."""
        if not (self.made_of or self.signs):
            return _UNTOLD
        found = _signs(self.wish, self.templates)
        made_of = _name(found, self.wish, self.memory)
        is_same = made_of == self.made_of if self.made_of else all_signs(found) == self.signs
        return made_of if is_same else _UNTOLD


def _site(lying: Mapping[str, str]) -> str:
    return digest(repr(sorted(lying.items())))


def _is_within(moment: datetime, begun: str, due: str) -> bool:
    """Whether the same is public as when it was begun: on one day, and nothing has come due."""
    first = datetime.fromisoformat(begun)
    is_due = due != "" and moment >= datetime.fromisoformat(due)
    return moment.date() == first.astimezone(moment.tzinfo).date() and moment >= first and not is_due


def _signs(wish: Wish, templates: Sequence[Path]) -> dict[str, Sign]:
    """The sign of every source by its path; none where one is gone while they are looked at."""
    folders = (wish.root / "data", wish.root / "content", *templates)
    try:
        return {f"{folder}/{path}": sign for folder in folders for path, sign in signs_below(folder).items()}
    except OSError:
        return {}


def _name(found: Mapping[str, Sign], wish: Wish, memory: Memory) -> str:
    """The name of the sources' contents and of what is asked of them; nothing where one is behind a link or gone."""
    seen = Sightings(memory.shelf("sources"))
    asked = repr((str(wish.root.resolve()), str(wish.out.resolve()), wish.address, str(wish.as_of)))
    if any(size < 0 for size, _, _ in found.values()):
        return _UNTOLD
    try:
        return digest(asked, *(f"{path} {seen.of(path, sign, path)}" for path, sign in sorted(found.items())))
    except OSError:
        return _UNTOLD
