"""A file that did not change is known without being read; one that may have changed is read."""

import os
import time
from pathlib import Path

from almanac.memory import Shelf, Sightings, content_name, sign_of
from almanac.memory.engine import engine
from almanac.memory.sightings import YOUNG


def seen(path: Path, sightings: Sightings) -> str:
    return sightings.of(path.name, sign_of(path.stat()), path)


def aged(path: Path) -> None:
    old = time.time_ns() - 2 * YOUNG
    os.utime(path, ns=(old, old))


def test_an_old_file_is_read_once(tmp_path: Path) -> None:
    path, sightings = tmp_path / "a", Sightings(Shelf())
    path.write_bytes(b"one")
    aged(path)
    assert seen(path, sightings) == content_name(b"one")
    sign = sign_of(path.stat())
    path.unlink()
    assert sightings.of("a", sign, path) == content_name(b"one")


def test_a_file_that_was_young_when_it_was_seen_is_read_again(tmp_path: Path) -> None:
    path, sightings = tmp_path / "a", Sightings(Shelf())
    path.write_bytes(b"one")
    stat = path.stat()
    assert seen(path, sightings) == content_name(b"one")
    path.write_bytes(b"two")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert seen(path, sightings) == content_name(b"two")


def test_another_size_time_or_number_is_another_file(tmp_path: Path) -> None:
    path, sightings = tmp_path / "a", Sightings(Shelf())
    path.write_bytes(b"one")
    aged(path)
    seen(path, sightings)
    size, changed, number = sign_of(path.stat())
    assert sightings.name("a", (size, changed, number)) == content_name(b"one")
    assert sightings.name("a", (size + 1, changed, number)) is None
    assert sightings.name("a", (size, changed + 1, number)) is None
    assert sightings.name("a", (size, changed, number + 1)) is None


def test_the_engine_has_one_name_until_one_of_its_files_changes() -> None:
    assert engine() == engine()
