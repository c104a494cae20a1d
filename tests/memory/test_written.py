"""A shelf lies whole on the disk, and beside it what has changed since, as long as that is little."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.memory import Memory

MANY = {f"k{number}": (number, b"x" * 50) for number in range(40)}


def kept(folder: Path, changes: dict[str, object], forgotten: set[str] | None = None) -> dict[str, object]:
    """What the next run finds after one that asked for all but the forgotten, and made these."""
    memory = Memory(folder, "1")
    shelf = memory.shelf("pages")
    for key in {*shelf.asked, *found(folder)} - (forgotten or set()):
        shelf.get(key)
    for key, result in changes.items():
        shelf.put(key, result)
    memory.keep()
    return found(folder)


def found(folder: Path) -> dict[str, object]:
    shelf = Memory(folder, "1").shelf("pages", lasting=1000)
    return dict(shelf.kept)


def test_few_changes_leave_the_whole_as_it_lies_and_are_found_together(tmp_path: Path) -> None:
    kept(tmp_path, dict(MANY))
    whole = (tmp_path / "pages").read_bytes()
    assert not (tmp_path / "pages.since").exists()
    assert kept(tmp_path, {"k1": "other", "new": 1}) == {**MANY, "k1": "other", "new": 1}
    assert kept(tmp_path, {"k2": "other"}, {"k3", "new"}) == {
        key: result for key, result in {**MANY, "k1": "other", "k2": "other"}.items() if key != "k3"
    }
    assert kept(tmp_path, {"k3": MANY["k3"], "k1": MANY["k1"]}) == {**MANY, "k2": "other"}
    assert (tmp_path / "pages").read_bytes() == whole


def test_many_changes_are_written_with_the_whole(tmp_path: Path) -> None:
    kept(tmp_path, dict(MANY))
    kept(tmp_path, {"k1": "other"})
    assert (tmp_path / "pages.since").exists()
    changed = {f"k{number}": "other" for number in range(10)}
    assert kept(tmp_path, dict(changed)) == {**MANY, **changed}
    assert not (tmp_path / "pages.since").exists()


def test_what_is_equal_to_what_was_is_no_change(tmp_path: Path) -> None:
    kept(tmp_path, dict(MANY))
    kept(tmp_path, {"k1": (1, b"x" * 50)})
    assert not (tmp_path / "pages.since").exists()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "another byte": lambda path: path.write_bytes(path.read_bytes()[:-1] + b"?"),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "empty": lambda path: path.write_bytes(b""),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_changes_that_are_damaged_are_as_if_there_were_none(tmp_path: Path, damage: str) -> None:
    kept(tmp_path, dict(MANY))
    kept(tmp_path, {"k1": "other"})
    DAMAGES[damage](tmp_path / "pages.since")
    assert found(tmp_path) == MANY
    assert kept(tmp_path, {"k2": "other"}) == {**MANY, "k2": "other"}


def test_changes_of_another_whole_are_not_taken_for_those_of_this_one(tmp_path: Path) -> None:
    kept(tmp_path, dict(MANY))
    kept(tmp_path, {"k1": "other"})
    since = (tmp_path / "pages.since").read_bytes()
    kept(tmp_path, {f"k{number}": "second" for number in range(30)})
    (tmp_path / "pages.since").write_bytes(since)
    assert found(tmp_path)["k1"] == "second"


_KEYS = st.sampled_from([*MANY, "new", "newer"])


@given(st.lists(st.tuples(st.dictionaries(_KEYS, st.integers(), max_size=4), st.sets(_KEYS, max_size=3)), max_size=6))
def test_whatever_runs_make_and_forget_the_next_finds_the_rest(
    tmp_path_factory: pytest.TempPathFactory, runs: list[tuple[dict[str, object], set[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    held: dict[str, object] = kept(folder, dict(MANY))
    for changes, forgotten in runs:
        held = {key: result for key, result in held.items() if key not in forgotten} | changes
        assert kept(folder, changes, forgotten) == held


def test_a_memory_apart_keeps_what_it_asked_for_and_nothing_else(tmp_path: Path) -> None:
    memory = Memory(tmp_path, "1", shipped=Memory(tmp_path / "shipped", "1"))
    memory.shelf("pages").put("a", 1)
    other = memory.apart()
    other.shelf("texts").put("b", 2)
    other.shipped.shelf("texts").put("c", 3)
    other.keep()
    assert (Memory(tmp_path, "1").shelf("texts").get("b"), memory.holds("pages"), memory.holds("texts")) == (
        2,
        False,
        True,
    )
    assert Memory(tmp_path / "shipped", "1").shelf("texts").get("c") == 3
    alone = Memory(tmp_path, "1")
    assert alone.apart().shipped is not alone
    assert not Memory(None).holds("texts")
    assert not Memory(tmp_path, "1", is_fresh=True).holds("texts")
