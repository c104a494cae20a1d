"""Rows are taken out of a text before YAML is read, and every text means what YAML says it means."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from almanac.problem import Problem
from almanac.reading import yaml_events, yaml_source
from almanac.reading.nodes import Map, Node, Scalar, SourceText
from almanac.reading.plain import STAND_IN, Pairs, taken_out, whole_map

VALUES = ["1", "3:56.93", "Ada Lund", "'34.32'", "''", "'a, b'", '"a: b"', "[OR, TR]", "['x', y]", "34.52(2)", "冰"]
MAPS = ["{en: x}", "{en: Ada Lund, zh: 冰}", "{en: 'a, b'}"]
STRANGE = ["~", "{en: x, en: y}", "{}", "{a: {b: c}}", "[]", "a: b", "a #b", "x,", "- y", "&a b", "*a", "!t c"]
STRANGE += ["'it''s'", '"a\\tb"', "a:", ""]
PAIRS = st.tuples(st.sampled_from(["rank", "time", "marks"]), st.sampled_from(VALUES + MAPS + STRANGE)).map(": ".join)
ROWS = st.lists(PAIRS, min_size=1, max_size=3).map(lambda pairs: "- {" + ", ".join(pairs) + "}")
OTHERS = [
    "a:",
    "b: |",
    "- x",
    "-",
    "key: text",
    "# note",
    "",
    "? k",
    ": v",
    "...",
    "---",
    f"- {STAND_IN}",
    "c: [",
    "]",
    "'",
]
LINES = st.tuples(st.sampled_from(["", "  ", "    ", "\t"]), st.one_of(ROWS, ROWS, st.sampled_from(OTHERS))).map(
    "".join
)
ENDS = st.sampled_from(["\n", "\r\n"])
TEXTS = st.lists(LINES, max_size=9).flatmap(lambda lines: ENDS.map(lambda end: end.join(lines)))


def said(node: Node | None) -> Any:
    """A node with all its places."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text, node.line, node.column, node.plain
    if isinstance(node, Map):
        pairs = {name: (said(key), said(value)) for name, (key, value) in node.pairs.items()}
        return pairs, node.line, node.column, node.flow
    return [said(one) for one in node.nodes], node.line, node.column


def as_it_is(text: str) -> tuple[Any, list[Problem]]:
    """What YAML alone makes of a text."""
    node, problems = yaml_events.parsed(SourceText("x.yaml", text), text, {})
    return said(node), problems


def read(text: str) -> tuple[Any, list[Problem]]:
    """What is made of it past its rows."""
    node, problems = yaml_source.parse(SourceText("x.yaml", text))
    return said(node), problems


@given(TEXTS)
@example("b: |\n  - {rank: 1}\n  - {rank: 2}")
@example("a:\n  - {rank: 1}\n  - {rank: 2}\n    more")
@example("a:\n  - {rank: 1, rank: 2}\n  - {rank: 3}")
@example(f"- {STAND_IN}\n- {{rank: 1}}")
@example("'\n- {rank: 1}\n'")
def test_a_text_says_what_yaml_says(text: str) -> None:
    assert read(text) == as_it_is(text)


LOOSE = ["Gold, again: 冰", "a: b", "a #b", "a#b", "Who? [He]", "x ", "x: ", "(a) {b}", "a:b", "- a", "a - b", "a\tb"]
KEYS = st.sampled_from(["title", "date", "tags", "names-of", "a b", "A", "- x", "'k'", "? k", ""])
PLAIN = st.tuples(KEYS, st.sampled_from(VALUES + MAPS + STRANGE + LOOSE)).map(": ".join)


@given(st.lists(st.one_of(PLAIN, PLAIN, PLAIN, st.sampled_from(["", "# note", "  more", "a:", "..."])), max_size=6))
def test_a_map_says_what_yaml_says(lines: list[str]) -> None:
    assert read("\n".join(lines)) == as_it_is("\n".join(lines))


def test_a_file_of_plain_pairs_needs_no_yaml() -> None:
    text = "# who\nname: {family: Lund, given: Ada}\nborn: 2001-02-03\n\nbio: Skates, always.\n"
    assert whole_map(SourceText("x.yaml", text), text)
    assert read(text) == as_it_is(text)


@given(st.lists(ROWS, min_size=1, max_size=5).map("\n".join))
def test_a_list_says_what_yaml_says(text: str) -> None:
    assert read(text) == as_it_is(text)


def test_many_levels_are_counted_with_those_of_a_row() -> None:
    for depth in range(40, 52):
        lines = [f"{' ' * level}a:" for level in range(depth)] + [" " * depth + "- {marks: [OR]}"]
        assert read("\n".join(lines)) == as_it_is("\n".join(lines))


def test_a_run_of_rows_is_one_word_and_every_other_line_stays_where_it_is() -> None:
    text = "races:\n  - {rank: 1}\n  - {rank: 2}\n    - {rank: 3}\nend: 4"
    without, rows = taken_out(text)
    assert without == f"races:\n  - {STAND_IN}\n\n    - {STAND_IN}\nend: 4"
    assert rows == {2: [["rank: 1"], ["rank: 2"]], 4: [["rank: 3"]]}


def test_a_row_is_not_made_into_nodes_before_somebody_asks() -> None:
    node, _ = yaml_source.parse(SourceText("x.yaml", "- {rank: 1, time: '34.32'}"))
    assert node is not None
    assert not isinstance(node, Scalar | Map)
    row = node.nodes[0]
    assert isinstance(row, Map)
    assert isinstance(row.pairs, Pairs)
    assert row.pairs.words == ["rank: 1", "time: '34.32'"]
    assert list(row.pairs) == ["rank", "time"]
    assert len(row.pairs) == 2


@pytest.mark.parametrize("value", [*VALUES, *MAPS, "O'Neil"])
def test_a_value_that_means_itself_is_taken_out(value: str) -> None:
    assert taken_out(f"- {{rank: 1, time: {value}}}")[1]


@pytest.mark.parametrize("value", STRANGE)
def test_a_value_that_may_mean_something_else_is_left_to_yaml(value: str) -> None:
    assert not taken_out(f"- {{rank: 1, time: {value}}}")[1]
