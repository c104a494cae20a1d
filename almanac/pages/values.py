"""Values that many views share: people by their names, facts with what they rest on."""

from msgspec import Struct

from almanac.model.athlete import Name
from almanac.model.wording import Wording
from almanac.website import Text


def say_in(language: str, wording: Wording) -> Text:
    """The text in a language, or the one that was written, marked with its own."""
    code, text = wording.in_language(language)
    return Text(text, None if code == language else code)


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


def named_in(language: str, latin_language: str, name: Name, address: str | None) -> Person:
    """A name in both scripts, that of the language first; names without a script belong to the Latin one."""
    latin = Text(str(name), None if language == latin_language else latin_language)
    scripts = dict(name.scripts)
    if own := scripts.pop(language, None):
        return Person(name=Text(own), script=latin, address=address)
    script = next((Text(written, code) for code, written in scripts.items()), None)
    return Person(name=latin, script=script, address=address)
