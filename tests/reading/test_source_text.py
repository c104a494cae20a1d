"""From bytes to text."""

from pathlib import Path

import pytest

from almanac.reading.faults import Fault
from almanac.reading.nodes import LONGEST_LINE, SourceText
from almanac.reading.source_text import decode, load


def test_the_place_of_a_wrong_byte_is_counted_in_characters() -> None:
    source, [problem] = decode("冰 a\r\nMalm".encode() + b"\xf6\n", "f.yaml")
    assert source is None
    assert (problem.kind, problem.place.line, problem.place.column) == (Fault.ENCODING, 2, 5)


def test_tabs_and_line_ends_are_no_hidden_characters() -> None:
    source, problems = decode(b"a\tb\r\nc\rd\n", "f.yaml")
    assert problems == []
    assert source is not None
    assert source.lines == ["a\tb", "c", "d", ""]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: b", encoding="utf-8")

    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    source, [problem] = load(path, "f.yaml")
    assert source is None
    assert str(problem) == "f.yaml: the file cannot be read: Permission denied"


def test_a_very_long_line_is_cut_where_it_is_shown_and_left_out_where_the_place_lies_beyond() -> None:
    source = SourceText("f.yaml", "x" * 1000)
    assert source.place(1, 5).text == "x" * LONGEST_LINE + "…"
    assert source.place(1, 900).text == ""
    assert source.place(9).text == ""
