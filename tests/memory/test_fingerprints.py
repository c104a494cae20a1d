"""A fingerprint is the content's own, whatever day, process or order it is taken in."""

import subprocess
import sys
from enum import StrEnum
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import Struct

from almanac.memory import digest, fingerprint


class Lane(StrEnum):
    INNER = "inner"
    OUTER = "outer"


class Row(Struct, frozen=True):
    name: str
    rank: int | None = None
    lane: Lane = Lane.INNER
    rows: tuple["Row", ...] = ()


class Named(Struct, frozen=True):
    name: str


class Titled(Struct, frozen=True):
    title: str


ROWS = st.recursive(
    st.builds(Row, st.text(max_size=3), st.none() | st.integers(0, 9), st.sampled_from(Lane)),
    lambda inner: st.builds(Row, st.text(max_size=3), rows=st.lists(inner, max_size=3).map(tuple)),
)


@given(ROWS, ROWS)
def test_two_records_share_one_just_when_they_are_equal(one: Row, other: Row) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_the_same_value_under_another_name_differs() -> None:
    assert fingerprint(Named("a")) != fingerprint(Titled("a"))
    assert fingerprint(Named("a")) == fingerprint(Named("a"))


def test_what_is_not_plain_is_known_by_what_it_holds() -> None:
    assert fingerprint(Markup("<b>")) == fingerprint("<b>")
    assert fingerprint(MappingProxyType({"b": 1, "a": 2})) == fingerprint({"a": 2, "b": 1})
    assert fingerprint(MappingProxyType({Named("a"): 1})) != fingerprint(MappingProxyType({Named("b"): 1}))
    with pytest.raises(TypeError, match="object has no fingerprint"):
        fingerprint(object())


def test_the_parts_of_a_digest_are_kept_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", b"c") != digest(b"ab", "c")


def test_another_process_with_another_hash_seed_finds_the_same() -> None:
    work = "from almanac.memory import fingerprint; print(fingerprint((('x', 1), frozenset(['a']), {'b': None})))"
    found = {
        subprocess.run(
            [sys.executable, "-c", work], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
