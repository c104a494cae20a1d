"""What a path of a source file leads to."""

from pathlib import Path

from almanac.reading.paths import is_file


def test_a_name_that_no_file_can_have_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert [is_file(tmp_path / name) for name in ("a", "b", "x" * 5000, "a\0")] == [True, False, False, False]
