"""Python for templates that does what Jinja's does, by shorter ways for what stands thousands of times on every page.

A field is read as `view.name`: whether the sandbox lets a template have that name is asked when the template is
compiled, not each time. Where a thing has no such attribute, as a mapping has none for its keys, AttributeError is
raised, and the page has to be written by Jinja's own ways, which know what is to be done then.
"""

# ruff: noqa: N802 -- a visitor is found by the name of what it visits

from collections import deque
from collections.abc import Iterator
from functools import cache
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.sandbox import (
    UNSAFE_ASYNC_GENERATOR_ATTRIBUTES,
    UNSAFE_COROUTINE_ATTRIBUTES,
    UNSAFE_GENERATOR_ATTRIBUTES,
    is_internal_attribute,
    modifies_known_mutable,
)

_WATCHED = {
    *UNSAFE_ASYNC_GENERATOR_ATTRIBUTES,
    *UNSAFE_COROUTINE_ATTRIBUTES,
    *UNSAFE_GENERATOR_ATTRIBUTES,
    "format",
    "format_map",
}
_CHANGEABLE: tuple[type, ...] = (list, dict, set, deque)
_STANDS_ALONE = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter)


class ShortWays(CodeGenerator):
    """One call around each expression that is printed, none around a field, none to find a function of ours.

    `own` names the functions of ours that a template has: all but those whose name it gives to something else.
    `printed` is a call whose result is printed at once, so that it may give text that is HTML already; `printed_by`
    names how.
    """

    own: frozenset[str] = frozenset()
    may_be_missing: nodes.Expr | None = None
    printed: nodes.Call | None = None
    printed_by: str = ""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.own = frozenset(getattr(self.environment, "own", ())).difference(_named_in(node))
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("ink = environment.ink")

    def enter_frame(self, frame: Frame) -> None:
        for name in self.own & frame.symbols.refs.keys():
            frame.symbols.loads.pop(frame.symbols.refs[name], None)
        super().enter_frame(frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        if node.name in self.own:
            is_printed = self.printed is not None and self.printed.node is node
            self.write(f"environment.{'printed' if is_printed else 'own'}[{node.name!r}]")
        else:
            super().visit_Name(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002
        if self._own_name(node):
            self.visit(node.node, frame)
            self.write("(")
            self._write_given(node, frame)
        elif node is self.printed:
            self.write(f"environment.{self.printed_by}(context, ")
            self.visit(node.node, frame)
            self.write(", ")
            self._write_given(node, frame)
        else:  # without the variables of blocks and loops, which are for functions that take the context
            self.write("environment.call(context, ")
            self.visit(node.node, frame)
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _write_given(self, call: nodes.Call, frame: Frame) -> None:
        for given in (*call.args, *call.kwargs):
            self.visit(given, frame)
            self.write(", ")

    def _own_name(self, call: nodes.Call) -> str:
        """The name of the function of ours that is called with all that is given written out; else nothing."""
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        return name if name in self.own and _is_written_out(call) else ""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if node is self.may_be_missing or not _is_plain(node.attr) or _is_self(node.node):
            super().visit_Getattr(node, frame)
            return
        before, after = ("", "") if isinstance(node.node, _STANDS_ALONE) else ("(", ")")
        self.write(before)
        self.visit(node.node, frame)
        self.write(f"{after}.{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        if node.name in {"defined", "undefined"}:
            self.may_be_missing = node.node
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        if node.name in {"default", "d"}:
            self.may_be_missing = node.node
        if self.printed is not None and node.node is self.printed:
            self.visit(self.printed, frame)
        else:
            super().visit_Filter(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_Concat(node, frame)
            return
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")  # its own kind of `Macro`
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
            return
        self.printed, self.printed_by = self._printed_call(node)
        if self.printed is None:
            self.write("ink((")  # two, for as many are closed

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if self.printed is None:
            super()._output_child_post(node, frame, finalize)
        self.printed = None

    def _printed_call(self, node: nodes.Expr) -> tuple[nodes.Call | None, str]:
        """The call, trimmed or not, that a printed expression is, and how it is printed at once, if it can be."""
        is_trimmed = isinstance(node, nodes.Filter) and node.name == "trim" and not (node.args or node.kwargs)
        call = node.node if isinstance(node, nodes.Filter) and is_trimmed else node
        if not isinstance(call, nodes.Call) or not _is_written_out(call):
            return None, ""
        if name := self._own_name(call):
            can_be = name in getattr(self.environment, "printed", ()) and not is_trimmed
        else:
            can_be = not call.kwargs
        return call if can_be else None, "print_trimmed" if is_trimmed else "print_call"


def _named_in(template: nodes.Template) -> Iterator[str]:
    """The names that a template gives to something."""
    for node in template.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        if isinstance(node, nodes.Name):
            if node.ctx != "load":
                yield node.name
        elif isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in node.names)


def _is_written_out(call: nodes.Call) -> bool:
    """Whether everything that is given stands there by itself, and under a name that Python takes."""
    return not (call.dyn_args or call.dyn_kwargs or any(iskeyword(given.key) for given in call.kwargs))


def _is_self(node: nodes.Expr) -> bool:
    """Whether it is `self`, whose blocks are its items."""
    return isinstance(node, nodes.Name) and node.name == "self"


@cache
def _is_plain(name: str) -> bool:
    """Whether the sandbox lets a template have what anything has under that name."""
    is_a_name = name.isascii() and name.isidentifier() and not iskeyword(name) and not name.startswith("_")
    changes = any(modifies_known_mutable(kind(), name) for kind in _CHANGEABLE)
    return is_a_name and not changes and name not in _WATCHED and not is_internal_attribute(type, name)
