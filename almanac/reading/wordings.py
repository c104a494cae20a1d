"""Texts: in no particular language, or for readers, by language."""

from msgspec import Struct

from almanac.model.wording import Wording
from almanac.reading.faults import Fault
from almanac.reading.ledger import NO_VALUE, Ledger, read_text
from almanac.reading.nodes import Map, Node
from almanac.reading.record import Table, Values, read_record


class Text(Struct, frozen=True):
    """A text in no particular language."""

    name: str = "a text"
    allowed: str = "a text"

    def read(self, node: Node, ledger: Ledger) -> str | None:
        """The text without the space around it."""
        return read_text(node, ledger)


def _wording(values: Values, ledger: Ledger) -> Wording | None:
    """The texts in the order of the site's languages."""
    texts: tuple[tuple[str, str], ...] = values.get("texts", ())
    order = ledger.publication.languages
    return Wording(tuple(sorted(texts, key=lambda pair: order.index(pair[0]) if order else 0))) if texts else None


BY_LANGUAGE = Table("a text by language", _wording, (), languages="texts")


class Words(Struct, frozen=True):
    """A text for readers: one for all, or one for each language of the site."""

    name: str = "a text, plain or by language"
    allowed: str = "a text, or {en: …, zh: …}"

    def read(self, node: Node, ledger: Ledger) -> Wording | None:
        """The wording."""
        if isinstance(node, Map):
            if not node.pairs:
                ledger.tell(node, Fault.NO_VALUE, NO_VALUE)
            wording: Wording | None = read_record(BY_LANGUAGE, node, ledger)
            return wording
        text = read_text(node, ledger)
        return None if text is None else Wording.plain(text)


TEXT = Text()
WORDS = Words()
