"""The Jinja environment: strict, escaped, sandboxed, and with everything templates may call."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from almanac.memory import Shelf
from almanac.problem import nearest_word
from almanac.rendering import dates
from almanac.rendering.addresses import full, href, url
from almanac.rendering.charts import chart
from almanac.rendering.ink import ink, printable, trimmed
from almanac.rendering.markdown import markdown
from almanac.rendering.mistake import Mistake
from almanac.rendering.phrases import Phrases
from almanac.rendering.sandbox import Sandbox
from almanac.rendering.statics import Static
from almanac.rendering.writing import WRITING
from almanac.website import CONTENT_POLICY

_KEPT = 1 << 13  # phrases, with their places filled in


class _Compiled(BytecodeCache):
    """Compiled templates by the name and the text of their source, on one shelf or on another."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self.shelves = shelves

    def found(self, bucket: Bucket) -> bytes | None:
        """The code, if the template was compiled before."""
        return next((code for shelf in self.shelves if (code := shelf.get(_name(bucket))) is not None), None)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its template was compiled before."""
        if (code := self.found(bucket)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was compiled."""
        self.shelves[0].put(_name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"


def environment(
    folders: Sequence[Path],
    phrases: Mapping[str, Phrases],
    statics: Mapping[str, Static],
    compiled: Sequence[Shelf] = (),
) -> Sandbox:
    """An environment over the template folders; a template of an earlier folder replaces one of a later.

    `compiled` hold templates that were compiled before.
    """
    made = Sandbox(
        {"phrase": _spoken(phrases, lambda said: said), **_addressed(statics)},
        {"phrase": _spoken(phrases, ink), "href": href},
        loader=FileSystemLoader(folders),
        autoescape=select_autoescape(("html", "xml", "svg")),
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_Compiled(compiled or [Shelf()]),
    )
    made.filters |= {"trim": trimmed, **_FILTERS}
    return made


def compiled(templates: Environment, name: str) -> tuple[str, bytes]:
    """A template compiled, and the key under which that is found again; TemplateError, UnicodeDecodeError."""
    loader, cache = templates.loader, templates.bytecode_cache
    if loader is None or not isinstance(cache, _Compiled):
        raise TypeError("not an environment made here")
    source, filename, _ = loader.get_source(templates, name)
    bucket = Bucket(templates, cache.get_cache_key(name, filename), cache.get_source_checksum(source))
    code = cache.found(bucket)
    if code is None:
        bucket.code = templates.compile(source, name, filename)
        code = bucket.bytecode_to_string()
    return _name(bucket), code


def _of_the_page(said: Callable[..., str]) -> Callable[..., str]:
    """In the page's language; taking the context keeps Jinja from working out `'2025'|day` once for all pages."""

    @pass_context
    def made(_context: Context, *values: str | None) -> str:
        return said(*values, WRITING.get().page.site.language)

    return made


_FILTERS: Mapping[str, Callable[..., str]] = {
    "day": _of_the_page(dates.day),
    "short_day": _of_the_page(dates.short_day),
    "moment": _of_the_page(dates.moment),
    "days": _of_the_page(dates.span),
    "markdown": pass_context(lambda _context, *values, **named: markdown(*values, **named)),
    "chart": pass_context(lambda _context, *values, **named: chart(*values, **named)),
}


def _spoken(phrases: Mapping[str, Phrases], turned: Callable[[str], str]) -> Callable[..., str]:
    @lru_cache(maxsize=_KEPT, typed=True)  # markup and a text are equal, and said otherwise
    def said(language: str, key: str, /, **places: object) -> str:
        if language not in phrases:
            raise Mistake(f"there is no phrases/{language}.yaml")
        return turned(phrases[language].say(key, **places))

    def phrase(key: str, **places: object) -> str:
        """The phrase of the page's language."""
        language = WRITING.get().page.site.language
        try:
            return said(language, key, **places)
        except TypeError:  # something that cannot be looked up
            return said.__wrapped__(language, key, **places)

    return phrase


def _addressed(statics: Mapping[str, Static]) -> dict[str, object]:
    def static(name: str) -> str:
        """The address of a static file, for full() and url()."""
        if name not in statics:
            near = nearest_word(name, statics)
            raise Mistake(f"there is no static/{name}" + (f"; did you mean {near!r}?" if near else ""))
        return statics[name].address

    def asset(name: str) -> str:
        """A link from the page to a static file."""
        return url(static(name))

    return {"url": url, "href": href, "full": full, "static": static, "asset": asset, "content_policy": CONTENT_POLICY}
