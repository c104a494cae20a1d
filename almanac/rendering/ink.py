"""Ink: values as they stand in HTML. Each of these gives what MarkupSafe or Jinja gives, sooner for what is common."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jinja2.filters import do_trim
from jinja2.runtime import markup_join
from markupsafe import Markup, escape

from almanac.rendering.mistake import Mistake
from almanac.website import Text

_KEPT = 1 << 14  # texts that stand on many pages: names, days, times


def ink(value: Any) -> str:
    """A value in HTML: markup as it is, all else escaped; Mistake where it is None."""
    kind = value.__class__
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return escaped(value)
    if kind is Text:
        return escaped(value.text) if value.language is None else _marked(value.text, value.language)
    return str(value) if kind is int else escape(printable(value))


def printable(value: object) -> object:
    """None in a page is a branch that a template forgot, as an undefined name is; Mistake."""
    if value is None:
        raise Mistake("an expression is None: test it before printing it")
    return value


@lru_cache(maxsize=_KEPT)
def escaped(text: str) -> str:
    """A text with its signs as HTML has them."""
    return str(escape(text))


@lru_cache(maxsize=_KEPT)
def _marked(text: str, language: str) -> str:
    """A text that is marked with its language."""
    return str(Text(text, language).__html__())


def markup(text: str) -> Markup:
    """A text that is HTML already; `Markup(text)` asks it first whether it knows better."""
    return str.__new__(Markup, text)


def trimmed(value: Any, chars: str | None = None) -> str:
    """The filter `trim`."""
    if value.__class__ is Markup and chars is None:
        return markup(str.strip(value))
    return do_trim(value, chars)


def joined(parts: Sequence[Any]) -> str:
    """What `~` makes of its parts."""
    for part in parts:
        if part.__class__ is not str:
            return markup_join(parts)
    return "".join(parts)
