"""Which fields of a page's view its templates read."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

_VIEW = "page"


def fields_read(environment: Environment, source: str) -> frozenset[str] | None:
    """The fields that a template reads; None where it hands the view on whole, or is no template."""
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
            yield from _fields(child)


def _is_view(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == _VIEW
