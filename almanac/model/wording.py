"""A text for readers, as its editors wrote it: once for all, or once by language."""

from msgspec import Struct


class Wording(Struct, frozen=True):
    """`texts` pairs a language code with the text; the code is empty for a text of no language."""

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def plain(cls, text: str) -> "Wording":
        """A text that is the same in every language."""
        return cls((("", text),))

    def in_language(self, code: str) -> tuple[str, str]:
        """(code, text) in the language asked for, or the first one that was written."""
        for written, text in self.texts:
            if written in (code, ""):
                return code, text
        return self.texts[0]
