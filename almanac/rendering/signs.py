"""What Python-Markdown tries on a text, each with the signs without which it has nothing to do there.

It tries everything on every text, which is most of its time, and most texts are plain words.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from markdown.preprocessors import Preprocessor
from markdown.util import Registry

_ANY_TEXT = ("",)  # has this


def with_signs(registry: Registry[Any], signs: Mapping[str, tuple[str, ...]], room: int) -> list[tuple[Any, ...]]:
    """Everything in its order, each followed by so many signs of which a text must have one.

    What has no `signs` by its name is for every text; fewer signs than there is room for stand there again.
    """
    names = {registry.get_index_for_name(name): name for name in signs if name in registry}
    own = [signs.get(names.get(place, ""), _ANY_TEXT) for place in range(len(registry))]
    return [(one, *(found * room)[:room]) for one, found in zip(registry, own, strict=True)]


def has_one(signs: Iterable[str], text: str) -> bool:
    """Whether one of the signs stands in a text."""
    for sign in signs:  # noqa: SIM110 -- a generator takes three times as long
        if sign in text:
            return True
    return False


class OnlyWith(Preprocessor):
    """A preprocessor, asked only about texts that have one of the signs."""

    def __init__(self, own: Preprocessor, signs: tuple[str, ...]) -> None:
        super().__init__(own.md)
        self._own = own
        self._signs = signs

    def run(self, lines: list[str]) -> list[str]:
        """What it makes of the lines of a text."""
        return self._own.run(lines) if has_one(self._signs, "\n".join(lines)) else lines
