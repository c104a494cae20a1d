"""Places: where the races and rows of a competition's file stand, as the reader sees them."""

from almanac.reading import yaml_source
from almanac.reading.nodes import Map, Node, Scalar, SourceText
from almanac.reading.nodes import Sequence as List


def root_of(text: str) -> Map:
    """The keys of a file that was read as a competition before."""
    node, _ = yaml_source.parse(SourceText("", text))
    assert isinstance(node, Map)  # noqa: S101 -- the file was read as a competition before
    return node


def child(node: Node, key: str) -> Node | None:
    """The value of a key, where there is one."""
    return node.pairs[key][1] if isinstance(node, Map) and key in node.pairs else None


def text_of(node: Node | None) -> str:
    """A single value, empty where there is none."""
    return node.text.strip() if isinstance(node, Scalar) else ""


def race_node(root: Map, name: str) -> Map:
    """The race of this name."""
    races = child(root, "races")
    held = [node for node in races.nodes if isinstance(node, Map)] if isinstance(races, List) else []
    return next(node for node in held if _id(node) == name)


def _id(node: Map) -> str:
    event, number, division, stage = (text_of(child(node, key)) for key in ("event", "number", "division", "round"))
    return "-".join(part for part in (event, number, division.lower(), stage) if part)


def row_nodes(race: Map) -> list[Map]:
    """The rows of a race."""
    results = child(race, "results")
    return [node for node in results.nodes if isinstance(node, Map)] if isinstance(results, List) else []
