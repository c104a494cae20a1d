"""Values that name something else: the ids of records, and sources."""

from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from almanac.model.citing import Source
from almanac.model.wording import Wording
from almanac.reading.faults import Fault
from almanac.reading.ledger import Ledger, read_text, shown
from almanac.reading.nodes import Node
from almanac.reading.paths import is_file, is_inside
from almanac.reading.scalars import ID

MOST_IDS = 12  # more ids than these are not listed in a message


class Reference(Struct, frozen=True):
    """The id of a record of `kind`. `whole` gives the record itself; `also` are words legal beside the ids."""

    kind: str
    whole: bool = False
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the value is."""
        return f"the id of {'an' if self.kind[0] in 'ae' else 'a'} {self.kind}"

    @property
    def allowed(self) -> str:
        """What may stand there."""
        return " or ".join([self.name, *self.also])

    def read(self, node: Node, ledger: Ledger) -> Any:
        """The id, or the record; a record that could not be read is None without a further problem."""
        text = read_text(node, ledger)
        if text is None or text in self.also:
            return text
        known = ledger.known.get(self.kind)
        if known is None or text in known:
            return text if not self.whole else (known or {}).get(text)
        allowed = ", ".join(known) if len(known) <= MOST_IDS else ""
        nearest = ledger.nearest(text, self.kind, known)
        message = f"no {self.kind} has the id {shown(text)}"
        ledger.tell(node, Fault.UNKNOWN_ID, message, found=text, allowed=allowed, nearest=nearest)
        return None


class SourceOf(Struct, frozen=True):
    """One source: an id of sources.yaml, an address or words."""

    name: str = "a source"
    allowed: str = "an id of data/reference/sources.yaml, an address, or words"

    def read(self, node: Node, ledger: Ledger) -> Source | None:
        """The source; what looks like an id must be one."""
        text = read_text(node, ledger)
        if text is None:
            return None
        if ID.fullmatch(text):
            source: Source | None = Reference("source", whole=True).read(node, ledger)
            return source
        if not text.startswith(("https://", "http://")):
            return Source(Wording.plain(text))
        try:
            host = urlsplit(text).hostname or ""
        except ValueError:
            host = ""
        if not host:
            ledger.tell(node, Fault.VALUE, f"{shown(text)} is not an address", found=text, allowed=self.allowed)
            return None
        return Source(Wording.plain(host.removeprefix("www.")), link=text)


class Picture(Struct, frozen=True):
    """The file of a picture in content/photos/."""

    name: str = "a picture"
    allowed: str = "a file in content/photos/, as in photos/gao-li.jpg"

    def read(self, node: Node, ledger: Ledger) -> str | None:
        """The file's path below content/; it must be there, in the one folder that is for pictures."""
        text = read_text(node, ledger)
        if text is None:
            return None
        folder = ledger.root / "content"
        is_there = is_inside(folder / text, folder / "photos") and is_file(folder / text)
        if not is_there:
            ledger.tell(node, Fault.PHOTO_FILE, f"there is no picture {shown(text)}", found=text, allowed=self.allowed)
            return None
        return text
