"""Phrases: what templates say in words of their own, one file a language."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import escape
from msgspec import Struct

from almanac.memory import Shelf, content_name
from almanac.problem import nearest_word
from almanac.rendering.mistake import Mistake


class Phrases(Struct, frozen=True):
    """The phrases of one language by key; each has its forms by name, `other` always among them."""

    language: str
    texts: Mapping[str, Mapping[str, str]]

    def say(self, key: str, **places: object) -> str:
        """The phrase with its {places} filled in; markup among them stays markup, all else is escaped."""
        text = _form(self._forms(key), places.get("n"))
        try:
            if any(hasattr(value, "__html__") for value in places.values()):
                return escape(text).format(**places)
            return text.format(**places)
        except KeyError as missing:
            raise Mistake(f"the phrase {key!r} needs {missing}, which was not given") from None

    def _forms(self, key: str) -> Mapping[str, str]:
        try:
            return self.texts[key]
        except KeyError:
            near = nearest_word(key, self.texts)
            hint = f"; did you mean {near!r}?" if near else ""
            raise Mistake(f"phrases/{self.language}.yaml has no phrase {key!r}{hint}") from None


def read_phrases(
    folders: Sequence[Path], read: Shelf | None = None, shipped: Shelf | None = None
) -> dict[str, Phrases]:
    """The phrases of every language; what an earlier folder says stands over what a later one says.

    `read` holds files that were read before, `shipped` those of the last folder, if they are apart.
    """
    own = Shelf() if read is None else read
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    for folder in reversed(folders):
        shelf = shipped if shipped is not None and folder == folders[-1] else own
        for path in sorted((folder / "phrases").glob("*.yaml")):
            found.setdefault(path.stem, {}).update(_remembered(path, shelf))
    return {language: Phrases(language, texts) for language, texts in sorted(found.items())}


def _remembered(path: Path, read: Shelf) -> dict[str, Mapping[str, str]]:
    key = content_name(path.read_bytes())
    known: dict[str, Mapping[str, str]] | None = read.get(key)
    if known is None:
        from almanac.rendering.phrase_file import read_file  # noqa: PLC0415 -- a file that changed needs PyYAML

        known = read_file(path)
        read.put(key, known)
    return known


def _form(forms: Mapping[str, str], n: object) -> str:
    return forms["one"] if n == 1 and "one" in forms else forms["other"]
