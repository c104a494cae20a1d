"""What an editor reads instead of the parser's message; the same from both of PyYAML's parsers where they agree."""

import pytest
import yaml

from almanac.reading.nodes import SourceText
from almanac.reading.yaml_faults import plain_words
from almanac.reading.yaml_source import parse

CASES = {
    "a:\n  - b\n\t- c\n": ("3:1", "a tab stands here"),
    "a: b: c": ("1:5", "a second colon"),
    "a: 1\n  b: 2": ("2:4", "this key does not fit the line above it"),
    "a: @home": ("1:4", "starts with this character needs quotes"),
    'a: "\\q"': ("1:5", "a backslash stands in double quotes"),
    "a: - b": ("1:4", "a list begins on a line of its own"),
    "- a\nb: 1": ("2:1", "this list ends in the middle"),
    "a: *": ("1:5", "starts with & or * needs quotes"),
    "a: |foo": ("1:5", "starts with | or > needs quotes"),
    "a: !<": ("1:6", "starts with ! or % needs quotes"),
    "a: }": ("1:4", "a value is missing here"),
    "x: 'it's'": ("1:8", "goes on after its closing quote"),
    "a: b\n- c": ("2:1", "the keys end in the middle"),
    "a: 'x\nb: c": ("1:4", "this quote is opened and never closed"),
    "a: [1, 2\nb: 3": ("1:4", "this bracket is not closed"),
    "a: b\nc\n": ("2:1", "a colon and a value are missing"),
    "%YAML 3.0\n---\na": ("1:1", "this cannot be read"),
}


@pytest.mark.parametrize("text", CASES)
def test_the_parsers_message_is_said_in_plain_words(text: str) -> None:
    place, words = CASES[text]
    _, [problem] = parse(SourceText("f.yaml", text))
    assert str(problem.place) == f"f.yaml:{place}"
    assert words in problem.message


@pytest.mark.parametrize("text", CASES)
def test_the_slow_parser_is_understood_too(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    _, [problem] = parse(SourceText("f.yaml", text))
    assert CASES[text][1] in problem.message


def test_a_fault_without_a_place_is_told_for_the_file() -> None:
    problem = plain_words(yaml.YAMLError("odd"), SourceText("f.yaml", "a: b"))
    assert (str(problem.place), problem.found) == ("f.yaml:1", "odd")
