"""A memory is found again, forgets what nobody asked for, and is empty rather than wrong."""

import os
import sys
from pathlib import Path

import pytest

from almanac.memory import Memory
from almanac.memory.engine import memory_in


def kept(folder: Path, engine: str = "1") -> Memory:
    memory = Memory(folder, engine)
    memory.shelf("pages").put("a", ("x", b"y", 1))
    memory.shelf("pages").put("b", {"c": None})
    memory.keep()
    return memory


def test_what_was_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    kept(tmp_path)
    shelf = Memory(tmp_path, "1").shelf("pages")
    assert (shelf.get("a"), shelf.get("b"), shelf.get("c")) == (("x", b"y", 1), {"c": None}, None)


def test_what_a_run_does_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    kept(tmp_path)
    second = Memory(tmp_path, "1")
    second.shelf("pages").get("a")
    second.keep()
    third = Memory(tmp_path, "1").shelf("pages")
    assert (third.get("a"), third.get("b")) == (("x", b"y", 1), None)


def test_of_a_lasting_shelf_the_last_stay_though_a_run_does_not_ask_for_them(tmp_path: Path) -> None:
    for number in range(4):
        memory = Memory(tmp_path, "1")
        memory.shelf("texts", lasting=2).put(str(number), number)
        memory.keep()
    last = Memory(tmp_path, "1").shelf("texts", lasting=2)
    assert [last.get(str(number)) for number in range(4)] == [None, 1, 2, 3]


def test_what_is_at_hand_is_found_by_the_next_run_of_a_process_and_never_written(tmp_path: Path) -> None:
    memory, thing = Memory(tmp_path, "1"), object()
    assert memory.at_hand("things").made("a", lambda: thing) is thing
    memory.keep()
    assert memory.at_hand("things").made("a", object) is thing
    memory.keep()
    memory.keep()
    assert memory.at_hand("things").made("a", object) is not thing
    assert not list(tmp_path.iterdir())


def test_a_shelf_that_did_not_change_is_not_written(tmp_path: Path) -> None:
    kept(tmp_path)
    before = (tmp_path / "pages").stat().st_mtime_ns
    second = Memory(tmp_path, "1")
    assert second.shelf("pages").get("a")
    assert second.shelf("pages").get("b")
    second.keep()
    assert (tmp_path / "pages").stat().st_mtime_ns == before


def test_another_engine_finds_nothing(tmp_path: Path) -> None:
    kept(tmp_path)
    assert Memory(tmp_path, "2").shelf("pages").get("a") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _content: b"",
        lambda content: content[:-1],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content + b"x",
        lambda content: b"\x00" * len(content),
    ],
)
def test_a_damaged_shelf_is_empty(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    kept(tmp_path)
    path = tmp_path / "pages"
    path.write_bytes(damage(path.read_bytes()))
    assert Memory(tmp_path, "1").shelf("pages").get("a") is None


def test_a_memory_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    memory = kept(tmp_path / "file" / "below")
    assert memory.shelf("pages").get("a") == ("x", b"y", 1)


def test_without_a_folder_it_lasts_as_long_as_the_process() -> None:
    memory = Memory()
    memory.shelf("pages").put("a", 1)
    memory.keep()
    assert memory.shelf("pages").get("a") == 1


def test_what_ships_with_the_engine_is_kept_apart_and_found_in_every_project(tmp_path: Path) -> None:
    one = Memory(tmp_path / "one", "1", shipped=Memory(tmp_path / "engine", "1"))
    one.shelf("templates").put("own", 1)
    one.shipped.shelf("templates").put("shipped", 2)
    one.keep()
    other = Memory(tmp_path / "other", "1", shipped=Memory(tmp_path / "engine", "1"))
    assert (other.shelf("templates").get("own"), other.shipped.shelf("templates").get("shipped")) == (None, 2)


def test_it_lies_beside_the_compiled_modules_or_in_the_projects_own_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(os, "access", lambda *_: True)
    shipped = memory_in(tmp_path).shipped.folder
    assert shipped is not None
    assert shipped.parent.name == "__pycache__"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert memory_in(tmp_path).shipped.folder == tmp_path
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(os, "access", lambda *_: True)
    assert memory_in(tmp_path).shipped.folder == tmp_path
