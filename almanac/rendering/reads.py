"""Which fields of a page's view its templates read, and which of anything in it."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

_VIEW = "page"
_ANY = ".*"


def fields_read(environment: Environment, source: str) -> frozenset[str] | None:
    """The fields that a template reads; None where it hands the view on whole, or is no template.

    `time` is a field of the view, `.time` one of something in it, and `.*` whatever there is: it is asked for by a name
    that the template works out. A text may be such a name, as in `map(attribute='time')`.
    """
    try:
        return frozenset(_fields(environment.parse(source)))
    except (_HandedOnError, TemplateSyntaxError):
        return None


class _HandedOnError(Exception):
    """A template passes the view to somewhere else."""


def _fields(node: nodes.Node) -> Iterator[str]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Getattr) and _is_view(child.node):
            yield child.attr
        elif isinstance(child, nodes.Getitem) and _is_view(child.node) and isinstance(child.arg, nodes.Const):
            yield str(child.arg.value)
        elif isinstance(child, nodes.Name) and _is_view(child) and child.ctx == "load":
            raise _HandedOnError
        else:
            yield from _names(child)
            yield from _fields(child)


def _names(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Getattr):
        yield f".{node.attr}"
    elif isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield from (f".{name}" for name in node.value.split(".") if name.isidentifier())
    elif any(not isinstance(key, nodes.Const | nodes.Slice) for key in _keys(node)):
        yield _ANY


def _keys(node: nodes.Node) -> Iterator[nodes.Expr]:
    """What may be taken for the name of a field: what stands in brackets, what a filter is given besides the value."""
    if isinstance(node, nodes.Getitem):
        yield node.arg
    elif isinstance(node, nodes.Filter):
        yield from node.args
        yield from (keyword.value for keyword in node.kwargs)
        yield from (more for more in (node.dyn_args, node.dyn_kwargs) if more is not None)


def _is_view(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == _VIEW
