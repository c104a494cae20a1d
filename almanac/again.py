"""The same build again: where neither a source, nor a file of the site, nor what may be known has changed, it is done.

Nothing is read for its meaning then, and what the build said before is said once more.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from almanac.command import Report, Waiting
from almanac.memory import Memory, Sightings, Sign, digest
from almanac.publishing import Published, signs_below, standing
from almanac.website import Content
from almanac.wishes import Wish

_UNTOLD = ""  # sources that a build cannot be known by: behind a link, or gone while they were looked at


class Finished(NamedTuple):
    """Every file of a site that nothing is wrong with, the address and the moment it is made for, what is held back.

    `read` has the name of the content of each source, by its place, that was opened for it.
    """

    files: Mapping[str, Content]
    address: str
    moment: datetime
    held: Waiting
    read: Mapping[str, str]


class Again(Struct, frozen=True):
    """A wish, the sources as they are looked at once, by their places, and the name of all that its site is made of.

    `names` are those of their contents; a first build knows none, and so not that of all.
    """

    wish: Wish
    memory: Memory
    templates: tuple[Path, ...]
    signs: Mapping[str, Sign]
    names: Mapping[str, str]
    made_of: str

    @classmethod
    def of(cls, wish: Wish, memory: Memory, templates: Sequence[Path]) -> "Again":
        """As the sources are now."""
        signs = _signs((wish.root / "data", wish.root / "content", *templates))
        names = {} if memory.shelf("sources").is_empty else _names(signs, {}, memory)
        return cls(wish, memory, tuple(templates), signs, names, _made_of(names, wish))

    def is_said(self, report: Report) -> bool:
        """Whether nothing has changed since a build; what it said is then said again. A check writes nothing."""
        found = self.memory.shelf("builds").get(self.made_of) if self.made_of and self._may_be_said else None
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
        A source that changed between the look at it and its reading is not told from what it was: nothing is
        remembered then.
        """
        if made_of := self._read(site.read):
            moment, due = site.moment, site.held.next.isoformat() if site.held.next else ""
            words: tuple[Any, ...] = (str(moment.tzinfo), moment.isoformat(), due, tuple(report.said))
            self.memory.shelf("builds").put(
                made_of, (*words, site.held.as_text(), names and _site(names), len(site.files))
            )

    @property
    def _may_be_said(self) -> bool:
        """A preview is shown, and what other programs read is not what a reader is told."""
        return not (self.wish.fresh or self.wish.preview) and self.wish.format == "text"

    def _read(self, read: Mapping[str, str]) -> str:
        """The name of all that the site is made of, if what was read is what was looked at."""
        if not self._may_be_said or not read.keys() <= self.signs.keys() or not self._others_stand():
            return _UNTOLD
        if not self.names:
            return _made_of(_names(self.signs, read, self.memory), self.wish)
        return self.made_of if all(self.names[place] == name for place, name in read.items()) else _UNTOLD

    def _others_stand(self) -> bool:
        """Whether all is as it was that is not read for its meaning: templates, phrases, pictures."""
        folders = (*self.templates, self.wish.root / "content" / "photos")
        own = tuple(f"{folder}/" for folder in folders)
        return _signs(folders) == {place: sign for place, sign in self.signs.items() if place.startswith(own)}


def _site(lying: Mapping[str, str]) -> str:
    return digest(*chain.from_iterable(sorted(lying.items())))


def _is_within(moment: datetime, begun: str, due: str) -> bool:
    """Whether the same is public as when it was begun: on one day, and nothing has come due."""
    first = datetime.fromisoformat(begun)
    is_due = due != "" and moment >= datetime.fromisoformat(due)
    return moment.date() == first.astimezone(moment.tzinfo).date() and moment >= first and not is_due


def _signs(folders: Iterable[Path]) -> dict[str, Sign]:
    """The sign of every file in these folders by its place; none where one is gone while they are looked at."""
    try:
        return {f"{folder}/{path}": sign for folder in folders for path, sign in signs_below(folder).items()}
    except OSError:
        return {}


def _names(signs: Mapping[str, Sign], read: Mapping[str, str], memory: Memory) -> dict[str, str]:
    """The name of every source's content by its place; nothing where one is behind a link or gone."""
    seen = Sightings(memory.shelf("sources"))
    if any(size < 0 for size, _, _ in signs.values()):
        return {}
    try:
        return {place: read.get(place) or seen.of(place, sign, place) for place, sign in signs.items()}
    except OSError:
        return {}


def _made_of(names: Mapping[str, str], wish: Wish) -> str:
    """One name for these contents and what is asked of them."""
    asked = repr((str(wish.root.resolve()), str(wish.out.resolve()), wish.address, str(wish.as_of)))
    return digest(asked, *chain.from_iterable(sorted(names.items()))) if names else _UNTOLD
