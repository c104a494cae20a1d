"""Phrases: what templates say in words of their own, one file a language."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Formatter

import yaml
from markupsafe import escape
from msgspec import Struct

from almanac.memory import Shelf, content_name
from almanac.problem import Place, nearest_word
from almanac.rendering.mistake import Mistake

_FORMS = ("one", "other")


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
        known = _read(path)
        read.put(key, known)
    return known


def _form(forms: Mapping[str, str], n: object) -> str:
    return forms["one"] if n == 1 and "one" in forms else forms["other"]


def _read(path: Path) -> dict[str, Mapping[str, str]]:
    """Nodes are read rather than values, so that `no: …` stays a word and a repeated key is seen."""
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Mistake(f"cannot be read: {error}", Place(_name(path))) from None
    return {key: _forms_of(path, node) for key, node in _pairs(path, root)} if root else {}


def _pairs(path: Path, node: yaml.Node) -> list[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise Mistake("expected a map of phrases by key", _place(path, node))
    pairs: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value in pairs:
            raise Mistake(f"{key.value!r} stands twice", _place(path, key))
        pairs[key.value] = value
    return list(pairs.items())


def _forms_of(path: Path, node: yaml.Node) -> Mapping[str, str]:
    if isinstance(node, yaml.ScalarNode):
        return {"other": _checked(path, node)}
    forms = {name: _checked(path, value) for name, value in _pairs(path, node)}
    if "other" not in forms or not forms.keys() <= set(_FORMS):
        raise Mistake("a phrase with forms has `other` and may have `one`", _place(path, node))
    return forms


def _checked(path: Path, node: yaml.Node) -> str:
    """Places are plain names: {name}, never {name.attribute} nor {name!r}."""
    text = str(node.value)
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise Mistake(f"{text!r}: {error}", _place(path, node)) from None
    if any(name is not None and (not name.isidentifier() or form or turn) for _, name, form, turn in parts):
        raise Mistake(f"{text!r}: a place is a plain {{name}}", _place(path, node))
    return text


def _place(path: Path, node: yaml.Node) -> Place:
    return Place(_name(path), node.start_mark.line + 1, node.start_mark.column + 1)


def _name(path: Path) -> str:
    return f"templates/phrases/{path.name}"
