"""One tiny project for each mistake, and exactly what its editor is told."""

import os
import shutil
from pathlib import Path

import pytest
import yaml

from almanac.reading import Reading, read, yaml_source
from almanac.reading.faults import Fault

BROKEN = Path(__file__).parents[1] / "broken"
BASE = BROKEN / "base"
MISTAKES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir() and folder != BASE)


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """What is read of every broken project."""
    found = {}
    for mistake in MISTAKES:
        with pytest.MonkeyPatch.context() as patch:
            root = _project(BROKEN / mistake, tmp_path_factory.mktemp("broken") / "project", patch)
            found[mistake] = read(root)
    return found


@pytest.fixture(scope="module")
def by_yaml(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """The same, with nothing read past YAML."""
    found = {}
    for mistake in MISTAKES:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_source, "whole_map", lambda *_: None)
            patch.setattr(yaml_source, "taken_out", lambda text: (text, {}))
            found[mistake] = read(_project(BROKEN / mistake, tmp_path_factory.mktemp("broken") / "project", patch))
    return found


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_told_in_exactly_these_words(
    mistake: str, readings: dict[str, Reading], request: pytest.FixtureRequest
) -> None:
    told = "".join(f"{problem}\n" for problem in readings[mistake].problems)
    expected = BROKEN / mistake / "expected.txt"
    if request.config.getoption("--bless", default=False) or os.environ.get("BLESS"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_is_read_past_yaml_is_what_yaml_says(
    mistake: str, readings: dict[str, Reading], by_yaml: dict[str, Reading]
) -> None:
    one, other = readings[mistake], by_yaml[mistake]
    assert (one.problems, one.team) == (other.problems, other.team)
    assert dict(one.origins) == dict(other.origins)


def test_there_is_a_team_just_when_there_is_no_problem_but_warnings(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        assert (reading.team is None) == any(not problem.is_warning for problem in reading.problems)


def test_every_kind_of_problem_has_a_project_that_shows_it(readings: dict[str, Reading]) -> None:
    kinds = {problem.kind for reading in readings.values() for problem in reading.problems}
    assert kinds == set(Fault)


def test_every_project_but_the_sound_one_shows_something() -> None:
    silent = [mistake for mistake in MISTAKES if not (BROKEN / mistake / "expected.txt").read_bytes()]
    assert silent == ["nothing-wrong"]


def _project(changes: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sound project with the changed files laid over it, and what `setup.txt` asks for done."""
    shutil.copytree(BASE, root)
    shutil.copytree(changes, root, dirs_exist_ok=True)
    setup = changes / "setup.txt"
    for line in setup.read_text(encoding="utf-8").splitlines() if setup.exists() else ():
        match line.split():
            case ["remove", path]:
                (root / path).unlink()
            case ["touch", path]:
                (root / path).touch()
            case ["grow", path, size]:
                os.truncate(root / path, int(size))
            case ["link", path, target]:
                (root / path).symlink_to(target)
            case ["slow"]:
                monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
                monkeypatch.setattr(yaml_source, "is_fast", lambda: False)
    return root
