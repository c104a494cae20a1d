"""A file of phrases, read so that every fault in it has its place."""

from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import yaml

from almanac.problem import Place
from almanac.rendering.mistake import Mistake

_FORMS = ("one", "other")


def read_file(path: Path) -> dict[str, Mapping[str, str]]:
    """Every phrase's forms by its key; Mistake.

    Nodes are read rather than values, so that `no: …` stays a word and a repeated key is seen.
    """
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
