"""Values that many views share: people by their names, facts with what they rest on."""

from msgspec import Struct

from almanac.website import Text


class Person(Struct, frozen=True, kw_only=True):
    """A name in both scripts, the page's own first, and where the person has a page."""

    name: Text
    script: Text | None = None
    address: str | None = None


class Citation(Struct, frozen=True, kw_only=True):
    """A source as readers see it; a link only to the publisher's own address."""

    publisher: Text
    title: Text | None
    date: str | None
    link: str | None
    id: str = ""


class Evidence(Struct, frozen=True, kw_only=True):
    """What stands under a fact: the note, what is disputed (each value with its sources), the sources."""

    note: Text | None
    disputed: Text | None
    values: tuple[tuple[Text, tuple[Citation, ...]], ...]
    sources: tuple[Citation, ...]


NO_EVIDENCE = Evidence(note=None, disputed=None, values=(), sources=())
