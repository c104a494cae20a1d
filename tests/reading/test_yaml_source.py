"""The builder over YAML's events: whatever the bytes, nodes or problems."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from almanac.reading.faults import Fault
from almanac.reading.nodes import Map, Node, Scalar, Sequence, SourceText
from almanac.reading.source_text import decode
from almanac.reading.yaml_events import DEEPEST
from almanac.reading.yaml_source import parse

PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
)
# Pieces that YAML has rules for, so that more than noise is tried.
PIECES = st.lists(st.sampled_from([*"[]{},:-&*!|>'\"%@`#?\n \t", "a", "<<", "---", "...", "é", "\0"]), max_size=40)


UNHURRIED = settings(deadline=None)  # a busy machine is no fault


def plain(node: Node | None) -> object:
    """A node as Python's own values."""
    if isinstance(node, Map):
        return {key: plain(value) for key, (_, value) in node.pairs.items()}
    return [plain(one) for one in node.nodes] if isinstance(node, Sequence) else node and node.text


def parsed(text: str) -> object:
    node, problems = parse(SourceText("f.yaml", text))
    assert problems == []
    return plain(node)


@UNHURRIED
@given(st.binary() | PIECES.map(lambda pieces: "".join(pieces).encode()))
def test_any_bytes_give_nodes_or_problems_and_never_an_exception(content: bytes) -> None:
    source, problems = decode(content, "f.yaml")
    if source is not None:
        node, problems = parse(source)
        assert (node is None) <= bool(problems)
    for problem in problems:
        assert str(problem)


@UNHURRIED
@given(PIECES.map("".join))
def test_the_slow_parser_refuses_no_less_gently(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        source, _ = decode(text.encode(), "f.yaml")
        if source is not None:
            parse(source)


@UNHURRIED
@given(st.dictionaries(PRINTABLE, st.lists(PRINTABLE), min_size=1))
def test_every_text_comes_through_as_it_was_written(texts: dict[str, list[str]]) -> None:
    written = yaml.safe_dump(texts, allow_unicode=True, default_style='"', width=10_000)
    assert parsed(written) == texts


@pytest.mark.parametrize("text", ["1:46.99", "34.30", "NO", "no", "08", "2025-11-15", "~", "0x1F", "1e3", "=", "3:2"])
def test_a_value_without_quotes_stays_the_text_that_it_is(text: str) -> None:
    assert parsed(f"a: {text}") == {"a": text} == parsed(f"a: '{text}'")


def test_every_node_knows_its_line_and_column() -> None:
    node, _ = parse(SourceText("f.yaml", "# c\na: b\nc:\n  - {d: 冰, e: f}\n"))
    assert isinstance(node, Map)
    rows = node.pairs["c"][1]
    assert isinstance(rows, Sequence)
    row = rows.nodes[0]
    assert isinstance(row, Map)
    assert row.flow
    assert [(one.line, one.column) for one in (node, rows, row, *row.pairs["e"])] == [
        (2, 1), (4, 3), (4, 5), (4, 12), (4, 15)
    ]  # fmt: skip


def test_quotes_are_known_and_an_empty_text_in_quotes_is_not_a_cut_one() -> None:
    node, _ = parse(SourceText("f.yaml", "{a: '', b: }"))
    assert isinstance(node, Map)
    assert [value.plain for _, value in node.pairs.values() if isinstance(value, Scalar)] == [False, True]


def test_windows_line_ends_change_nothing() -> None:
    assert parsed("a: b\r\nc:\r\n  - d\r\n") == {"a": "b", "c": ["d"]}


@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST])
def test_fifty_levels_are_read_and_not_one_more(depth: int) -> None:
    _, problems = parse(SourceText("f.yaml", "[" * depth + "a" + "]" * depth))
    assert [problem.kind for problem in problems] == ([] if depth < DEEPEST else [Fault.TOO_DEEP])
