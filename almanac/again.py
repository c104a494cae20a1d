"""The same build again: where neither a source, nor a file of the site, nor what may be known has changed, it is done.

Nothing is read for its meaning then, and what the build said before is said once more.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from almanac.command import Report, Waiting
from almanac.memory import Memory, Sightings, digest
from almanac.publishing import Published, signs_below, standing
from almanac.wishes import Wish

_UNTOLD = ""  # sources that a build cannot be known by: behind a link, or gone while they were looked at


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
            self.memory.keep()
        else:
            return False
        if self.wish.held is not None:
            self.wish.held.write_text(held, "utf-8")
        return True

    def remember(self, report: Report, moment: datetime, held: Waiting, count: int, names: Mapping[str, str]) -> None:
        """What a build of `count` files said, for as long as nothing changes; `moment` is what it was made at.

        `names` is what lies in the site's folder now.

        A source that changed while it was built is not known to have been read: nothing is remembered then.
        """
        if self.made_of and self.of(self.wish, self.memory, self.templates).made_of == self.made_of:
            due = held.next.isoformat() if held.next else ""
            words: tuple[Any, ...] = (str(moment.tzinfo), moment.isoformat(), due, tuple(report.said), held.as_text())
            self.memory.shelf("builds").put(self.made_of, (*words, _site(names), count))


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
