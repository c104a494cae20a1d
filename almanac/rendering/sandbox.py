"""The sandbox that templates cannot leave, with short ways for what they do thousands of times on every page.

Each way does what Jinja does; what it does not know goes Jinja's own.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from almanac.rendering.ink import ink, joined, markup, trimmed
from almanac.rendering.shortways import ShortWays


class PlainMacro(Macro):
    """A macro that is called without a look at how, if it has `room` for what is given and is given nothing by name."""

    def __init__(self, environment: Environment, func: Callable[..., str], *described: Any) -> None:
        super().__init__(environment, func, *described)
        self.function = func
        self.left_out = (missing,) * self._argument_count
        self.room = -1 if self.caller or self.catch_kwargs or self.catch_varargs else self._argument_count

    def text(self, given: tuple[Any, ...]) -> str | None:
        """What it writes, as it stands in HTML; None where it has no room for what is given."""
        return self.function(*given, *self.left_out[len(given) :]) if len(given) <= self.room else None


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox. `own` are functions of ours that templates call, and that take no context.

    A template finds them under their names, unless it gives the name to something else itself. `printed` are those of
    them that are printed on every page, as they give what stands in HTML.
    """

    code_generator_class: type[CodeGenerator] = ShortWays
    Macro = PlainMacro
    ink = staticmethod(ink)
    joined = staticmethod(joined)

    def __init__(
        self,
        own: Mapping[str, Any] | None = None,
        printed: Mapping[str, Callable[..., str]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.own, self.printed = dict(own or {}), dict(printed or {})
        self.globals = {**self.globals, **self.own}
        self._parsed: dict[str, nodes.Template] = {}

    @cached_property
    def by_long_ways(self) -> "Sandbox":
        """The same templates, compiled as Jinja does it."""
        made = self.overlay(bytecode_cache=None)
        made.code_generator_class = CodeGenerator
        return made

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """One mapping, for one of several takes long to look through at every import of a page."""
        return {**self.globals, **(d or {})}

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """A template taken apart, to be looked into; it is compiled next, and not taken apart again for that."""
        found = self._parsed[source] = super().parse(source, name, filename)
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._parsed.pop(source, None) or super()._parse(source, name, filename)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a call gives, or what the sandbox says of it. A macro may be called."""
        text = obj.text(args) if obj.__class__ is PlainMacro and not kwargs else None
        if text is not None:
            return markup(text) if context.eval_ctx.autoescape else text
        if obj.__class__ is PlainMacro:
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *args, **kwargs)

    def print_call(self, context: Context, obj: Any, /, *args: Any) -> str:
        """What a call gives, as it stands in HTML."""
        text: str | None = obj.text(args) if obj.__class__ is PlainMacro else None
        return ink(self.call(context, obj, *args)) if text is None else text

    def print_trimmed(self, context: Context, obj: Any, /, *args: Any) -> str:
        """The same without what is white around it."""
        text: str | None = obj.text(args) if obj.__class__ is PlainMacro else None
        return ink(trimmed(self.call(context, obj, *args))) if text is None else text.strip()
