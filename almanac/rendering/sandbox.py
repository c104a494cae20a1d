"""The sandbox that templates cannot leave, with short ways for what they do thousands of times on every page.

Each way does what Jinja does; what it does not know goes Jinja's own.
"""

from collections.abc import Iterable
from functools import cache
from types import FunctionType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from almanac.rendering.mistake import Mistake

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;", '"': "&#34;"})  # as MarkupSafe has them
_NEVER_SEEN = ("_block_vars", "_loop_vars")  # variables of blocks and loops, for functions that take the context


class _ShortWays(CodeGenerator):
    """Puts one call around each expression that is printed, where Jinja puts two."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.ink((")  # two, for as many are closed


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox. `own` are functions of ours that templates call, and that take no context."""

    code_generator_class = _ShortWays
    own: frozenset[FunctionType] = frozenset()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._parsed: dict[str, nodes.Template] = {}

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """A template taken apart, to be looked into; it is compiled next, and not taken apart again for that."""
        found = self._parsed[source] = super().parse(source, name, filename)
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._parsed.pop(source, None) or super()._parse(source, name, filename)

    def own_are(self, functions: Iterable[object]) -> None:
        """These functions, and no others, are called without a look at what they are."""
        self.own = frozenset(each for each in functions if isinstance(each, FunctionType))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute, or what the sandbox says of it. A view's own fields hold only values."""
        return getattr(obj, attribute) if attribute in _own_fields(obj.__class__) else super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a call gives, or what the sandbox says of it. A macro, and what is ours, may be called."""
        kind = obj.__class__
        is_macro = kind is Macro
        if not is_macro and not (kind is FunctionType and obj in self.own):
            return super().call(context, obj, *args, **kwargs)
        for name in _NEVER_SEEN:
            kwargs.pop(name, None)
        return obj(context.eval_ctx, *args, **kwargs) if is_macro else obj(*args, **kwargs)

    @staticmethod
    def ink(value: Any) -> str:
        """A value as it stands in HTML: markup as it is, all else escaped; Mistake where it is None."""
        kind = value.__class__
        if kind is Markup:
            return value  # type: ignore[no-any-return]
        if kind is str and value.isascii():
            return value.translate(_SIGNS)  # type: ignore[no-any-return]
        return str(value) if kind is int else escape(printable(value))


def printable(value: object) -> object:
    """None in a page is a branch that a template forgot, as an undefined name is; Mistake."""
    if value is None:
        raise Mistake("an expression is None: test it before printing it")
    return value


@cache
def _own_fields(kind: type) -> frozenset[str]:
    return frozenset(name for name in getattr(kind, "__struct_fields__", ()) if not name.startswith("_"))
