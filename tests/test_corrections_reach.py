"""A late disqualification changes every page that depends on it, and no other."""

import re
import shutil
from pathlib import Path

import pytest

import build

TINY_TEAM = Path(__file__).parent / "tiny_team"
EXPECTED = Path(__file__).parent / "tiny_team_site"
FILE = "data/competitions/2030-31/wc-2030-31-1-norhavn.yaml"
TODAY = "2031-02-20"

# Why each page depends on Cai Berg's third place and time of 15 November 2030.
DEPENDS = {
    "athletes/cai-berg": "the row, the medal, the mark of the race after it, the progress",
    "competitions": "the medals of the competition in the list",
    "competitions/wc-2030-31-1-norhavn": "the race, the medals, the marks, the corrections",
    "corrections": "the entry itself",
    "events/men-500": "the races, the medals, the starters",
    "news/two-days-in-norhavn": "the race that the story sets in a table",
    "seasons": "the medals of the season beside the others",
    "seasons/2030-31": "the medals, the personal bests",
    "": "the front page: the medals and the personal bests of the season",
    "records": "the starts with a time that the records of ours rest on",
    "bests": "the same",
    "about": "the same",
    "feed.xml": "the same story",
    "rinks/norhavn": "the medals of the competition on this ice",
    "adelskalender": "the starts with a time that it rests on",
    "head-to-head": "the meeting of team mates that counts no longer",
    "athletes/bo-vik": "the same meeting, on the other's page",
    "standings/2030-31": "the points of the cup's season",
    "standings/2030-31/men-500": "the points after the first leg, and the rank",
    "qualification/norhavn-2031/men-500": "the points that places are won by",
    "seasons/2030-31/report": "the season, printed",
}


def test_a_disqualification_changes_what_depends_on_it_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("almanac.pictures.has_pillow", lambda: False)  # as the expected site was made
    project = shutil.copytree(TINY_TEAM, tmp_path / "project")
    text = (project / FILE).read_text("utf-8")
    (project / FILE).write_text(text.partition("corrections:\n")[0])
    assert build.main(["--root", str(project), "--out", str(tmp_path / "site"), "--today", TODAY]) == 0
    without, held = _pages(tmp_path / "site"), _pages(EXPECTED)
    assert without.keys() == held.keys()
    changed = {page for page in held if held[page] != without[page]}
    assert changed == {f"{language}{page}".rstrip("/") for page in DEPENDS for language in ("", "zh/")}


def test_one_day_earlier_the_correction_is_not_there(tmp_path: Path) -> None:
    arguments = ["--root", str(TINY_TEAM), "--out", str(tmp_path / "site"), "--as-of", "2030-11-30"]
    assert build.main(arguments) == 0
    page = _pages(tmp_path / "site")["competitions/wc-2030-31-1-norhavn"]
    assert "Wrong armband" not in page
    assert re.search(r"35\.40", page)


def _pages(folder: Path) -> dict[str, str]:
    """Every page by its address, and what else there is."""
    files = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.suffix in {".html", ".xml"}}
    return {
        name.as_posix().removesuffix("index.html").rstrip("/"): path.read_text("utf-8") for name, path in files.items()
    }
