"""The heart of the suite: the tiny team's whole site, byte for byte, in both languages."""

import difflib
import re
import shutil
from pathlib import Path

import pytest

import build

TINY_TEAM = Path(__file__).parent / "tiny_team"
EXPECTED = Path(__file__).parent / "tiny_team_site"
TODAY = "2031-02-20"
# A paragraph with nothing in it, and a point between two things of which one is missing.
BARE = re.compile(
    r"<(p|li|td|dd|small|figcaption)\b[^>]*>\s*(?:</\1>(?<!</td>)|·)|·\s*(?:·|</(?:p|li|td|dd|small|a|title)>)"
)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny team's site, built afresh."""
    out = tmp_path_factory.mktemp("golden") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("almanac.pictures.has_pillow", lambda: False)  # whose bytes differ from one version to the next
        assert build.main(["build", "--root", str(TINY_TEAM), "--out", str(out), "--today", TODAY, "--fresh"]) == 0
    return out


def test_the_tiny_team_makes_exactly_its_expected_site(built: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(built, EXPECTED)
    made, expected = _texts(built), _texts(EXPECTED)
    assert sorted(made) == sorted(expected)
    changed = [path for path in sorted(made) if made[path] != expected[path]]
    differences = "\n".join(_difference(path, expected[path], made[path]) for path in changed[:5])
    assert not changed, f"{len(changed)} pages differ; `make bless` if you meant it:\n{differences}"


def test_no_paragraph_is_empty_and_no_point_has_one_side_alone(built: Path) -> None:
    bare = [f"{path}: {found[0]}" for path in built.rglob("*.html") for found in BARE.finditer(path.read_text("utf-8"))]
    assert bare == []


def test_a_second_build_in_the_same_folder_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "site"
    arguments = ["build", "--root", str(TINY_TEAM), "--out", str(out), "--today", TODAY]
    build.main(arguments)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    capsys.readouterr()
    build.main(arguments)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == times
    assert " 0 written" in capsys.readouterr().out


def test_every_shipped_template_is_written_by_the_short_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def long_ways(_: object) -> None:
        raise RuntimeError("asked for what is no attribute")

    monkeypatch.setattr("almanac.rendering.sandbox.Sandbox.by_long_ways", property(long_ways))
    arguments = ["--root", str(TINY_TEAM), "--out", str(tmp_path / "site"), "--today", TODAY, "--fresh", "--quiet"]
    assert build.main(["build", *arguments]) == 0


def _texts(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _difference(path: str, expected: bytes, made: bytes) -> str:
    lines = difflib.unified_diff(
        expected.decode().splitlines(), made.decode().splitlines(), f"expected/{path}", f"made/{path}", lineterm="", n=1
    )
    return "\n".join(list(lines)[:40])
