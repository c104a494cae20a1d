"""Rollover: a new season's files from the last one's, with questions and without guesses."""

import shutil
from pathlib import Path

import pytest

import build
from almanac.desk.rollover import next_steps, season_files
from almanac.model.roster import Roster
from almanac.reading import read
from tests.statistics.sport import THIS, team

TODAY = "2031-05-20"


@pytest.fixture
def root(tiny_team: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_team, tmp_path / "team", ignore=shutil.ignore_patterns(".cache")))


def run(root: Path, season: str) -> int:
    return build.main(["rollover", season, "--root", str(root), "--today", TODAY])


def test_the_roster_is_carried_with_questions_and_is_not_public(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "2031-32") == 0
    said = capsys.readouterr().out
    assert "next: answer the questions in data/rosters/2031-32.yaml" in said
    text = (root / "data" / "rosters" / "2031-32.yaml").read_text("utf-8")
    assert "embargo: 2199-12-31" in text
    assert "# Who stays, who is new, who has ended?" in text
    assert "# The aims of 2030-31 were these" in text
    reading = read(root)
    assert [problem for problem in reading.problems if "2031-32" in problem.place.path] == []
    assert build.main(["check", "--root", str(root), "--today", TODAY]) == 0
    assert "data/rosters/2031-32.yaml (embargo" in capsys.readouterr().out


def test_a_second_run_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "2031-32")
    before = (root / "data" / "rosters" / "2031-32.yaml").read_bytes()
    capsys.readouterr()
    assert run(root, "2031-32") == 0
    assert "is there already: nothing was changed" in capsys.readouterr().out
    assert (root / "data" / "rosters" / "2031-32.yaml").read_bytes() == before


def test_what_is_no_season_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "2031") == 1
    assert "a season is named by its two years" in capsys.readouterr().err


def test_a_season_without_one_before_begins_empty() -> None:
    files, problems = season_files(team(), "2023-24")
    assert problems == ()
    assert "squads: []" in files["data/rosters/2023-24.yaml"]
    assert len(next_steps("2023-24", files)) == 3


def test_an_empty_roster_is_carried_empty() -> None:
    held = team(rosters=[THIS])
    assert held.rosters[THIS] == Roster(season=THIS)
    files, _ = season_files(held, "2024-25")
    assert files["data/rosters/2024-25.yaml"].count("squads: []") == 1
