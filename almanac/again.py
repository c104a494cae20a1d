"""The same build again: where neither a source, nor a file of the site, nor what may be known has changed, it is done.

Nothing is read for its meaning then, and what the build said before is said once more.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from almanac.command import Report, Waiting
from almanac.memory import Memory, Sightings, digest
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
    """A wish, and the name of all that its site is made of besides the moment."""

    wish: Wish
    memory: Memory
    templates: tuple[Path, ...]
    made_of: str

    @classmethod
    def of(cls, wish: Wish, memory: Memory, templates: Sequence[Path]) -> "Again":
        """As the sources are now."""
        made_of = _UNTOLD
        if not wish.fresh and not wish.preview and wish.format == "text":
            made_of = _name((wish.root / "data", wish.root / "content", *templates), memory)
        asked = repr((str(wish.root.resolve()), str(wish.out.resolve()), wish.address, str(wish.as_of)))
        return cls(wish, memory, tuple(templates), made_of and digest(made_of, asked))

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

    def remember(self, report: Report, site: Finished, names: Mapping[str, str]) -> None:
        """What the build of a site said, for as long as nothing changes; `names` is what lies in its folder now.

        A source that changed while it was built is not known to have been read: nothing is remembered then.
        """
        if self.made_of and self.of(self.wish, self.memory, self.templates).made_of == self.made_of:
            moment, due = site.moment, site.held.next.isoformat() if site.held.next else ""
            words: tuple[Any, ...] = (str(moment.tzinfo), moment.isoformat(), due, tuple(report.said))
            self.memory.shelf("builds").put(self.made_of, (*words, site.held.as_text(), _site(names), len(site.files)))


def _site(lying: Mapping[str, str]) -> str:
    return digest(repr(sorted(lying.items())))


def _is_within(moment: datetime, begun: str, due: str) -> bool:
    """Whether the same is public as when it was begun: on one day, and nothing has come due."""
    first = datetime.fromisoformat(begun)
    is_due = due != "" and moment >= datetime.fromisoformat(due)
    return moment.date() == first.astimezone(moment.tzinfo).date() and moment >= first and not is_due


def _name(folders: Sequence[Path], memory: Memory) -> str:
    seen = Sightings(memory.shelf("sources"))
    try:
        return digest(*(part for folder in folders for part in _contents(folder, seen)))
    except OSError:
        return _UNTOLD


def _contents(folder: Path, seen: Sightings) -> Iterator[str]:
    for path, sign in sorted(signs_below(folder).items()):
        if sign[0] < 0:
            raise OSError(f"{path} is a link")
        yield path
        yield seen.of(f"{folder}/{path}", sign, f"{folder}/{path}")
    yield ""
