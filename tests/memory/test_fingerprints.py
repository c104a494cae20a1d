"""A fingerprint is the content's own, whatever day, process or order it is taken in."""

import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st

from almanac.memory import digest, fingerprint


class Lane(StrEnum):
    INNER = "inner"
    OUTER = "outer"


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    rank: int | None = None
    lane: Lane = Lane.INNER
    rows: tuple["Row", ...] = ()


@dataclass(frozen=True, slots=True)
class Alone:
    name: str


@dataclass(frozen=True, slots=True)
class Other:
    name: str


ROWS = st.recursive(
    st.builds(Row, st.text(max_size=3), st.none() | st.integers(0, 9), st.sampled_from(Lane)),
    lambda inner: st.builds(Row, st.text(max_size=3), rows=st.lists(inner, max_size=3).map(tuple)),
)


@given(ROWS, ROWS)
def test_two_different_records_never_share_one(one: Row, other: Row) -> None:
    if one != other:
        assert fingerprint(one) != fingerprint(other)


def test_records_of_two_kinds_with_the_same_values_differ() -> None:
    assert fingerprint(Alone("a")) != fingerprint(Other("a"))
    assert fingerprint(Alone("a")) == fingerprint(Alone("a"))


def test_the_parts_of_a_digest_are_kept_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", b"c") == digest(b"ab", "c")


def test_another_process_with_another_hash_seed_finds_the_same() -> None:
    work = "from almanac.memory import fingerprint; print(fingerprint((('x', 1), frozenset(['a']), {'b': None})))"
    found = {
        subprocess.run(
            [sys.executable, "-c", work], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
