"""New files: what the data know is filled in, what is asked wrongly is told, what exists is left alone."""

import shutil
from pathlib import Path

import pytest

import build
from almanac.desk.writing import write_new, yaml_text
from almanac.reading import read

TODAY = "2031-02-20"


@pytest.fixture
def root(tiny_team: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_team, tmp_path / "team", ignore=shutil.ignore_patterns(".cache")))


def run(root: Path, *arguments: str) -> int:
    return build.main(["new", *arguments, "--root", str(root), "--today", TODAY])


def test_news_of_a_competition_has_its_facts_in_every_language(root: Path) -> None:
    assert run(root, "news", "Two days: what happened", "--competition", "wc-2030-31-1-norhavn") == 0
    first = (root / "content" / "news" / "2031-02-20-two-days-what-happened.md").read_text("utf-8")
    assert first.startswith("---\ntitle: 'Two days: what happened'\ndate: 2031-02-20\ndraft: yes\nathletes: [")
    assert "competition: wc-2030-31-1-norhavn\nsources: [" in first
    assert "- [[women-1500]]" in first
    assert "on the winner" in first
    assert "```results\ncompetition: wc-2030-31-1-norhavn\nrace: " in first
    twin = (root / "content" / "news" / "2031-02-20-two-days-what-happened.zh.md").read_text("utf-8")
    assert twin.startswith("---\ntitle: 'Two days: what happened'\n---\n")
    assert "与冠军相差" in twin


def test_what_was_made_is_sound_and_held_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "news", "A draft", "--competition", "wc-2030-31-1-norhavn", "--athlete", "eli-strand")
    run(root, "athlete", "fia-holt", "--family", "Holt", "--given", "Fia", "--gender", "women")
    run(root, "competition", "cup-2031", "--season", "2030-31", "--series", "world-cup", "--title", "No: 1")
    run(root, "news", "Alone", "--date", "2031-02-19")
    before = {problem.message for problem in read(root).problems if not problem.is_warning}
    assert before == set()
    capsys.readouterr()
    assert build.main(["check", "--root", str(root), "--today", TODAY]) == 0
    assert "content/news/2031-02-20-a-draft.md (draft)" in capsys.readouterr().out


def test_a_form_says_what_else_may_stand_in_it(root: Path) -> None:
    run(root, "athlete", "fia-holt", "--family", "Holt", "--given", "Fia", "--gender", "women")
    text = (root / "data" / "athletes" / "fia-holt.yaml").read_text("utf-8")
    assert text.startswith("name: {family: Holt, given: Fia}\ngender: women\n")
    assert "# born: the date or year of birth\n" in text


def test_a_file_that_is_there_is_never_touched(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "data" / "athletes" / "bo-vik.yaml"
    before = path.read_bytes()
    assert run(root, "athlete", "bo-vik", "--family", "Vik", "--given", "Bo", "--gender", "men") == 1
    assert path.read_bytes() == before
    assert "this file is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("news", "速度"), "allowed: --slug"),
        (("news", "X", "--competition", "wc-2030-31-1-norhavnn"), "did you mean wc-2030-31-1-norhavn?"),
        (("news", "X", "--athlete", "bo-vikk"), "did you mean bo-vik?"),
        (("news", "X", "--date", "yesterday"), "--date: "),
        (("athlete", "Bo Vik"), "did you mean bo-vik?"),
        (("athlete", "fia-holt"), "a new athlete needs --family"),
        (("athlete", "fia-holt", "--family", "H", "--given", "F", "--gender", "woman"), "--gender: "),
        (("competition", "cup", "--season", "2030", "--series", "world-cp"), "did you mean world-cup?"),
        (("competition", "cup", "--season", "2030-32", "--series", "world-cup"), "--season: "),
        (
            ("competition", "cup", "--season", "2030-31", "--series", "world-cup", "--rink", "nohavn"),
            "no rink has the id",
        ),
    ],
)
def test_what_is_asked_wrongly_is_told_and_nothing_is_made(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    before = sorted(root.rglob("*"))
    assert run(root, *arguments) == 1
    assert told in capsys.readouterr().err
    assert sorted(path for path in root.rglob("*") if ".cache" not in path.parts) == before


def test_a_new_team_builds_at_once_without_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "team"
    assert build.main(["new", "team", str(folder)]) == 0
    assert (folder / ".gitignore").is_file()
    capsys.readouterr()
    assert build.main(["--root", str(folder), "--today", "2025-11-01"]) == 0
    assert "warning" not in capsys.readouterr().err
    assert "Ada" in (folder / "site" / "athletes" / "ada-example" / "index.html").read_text("utf-8")
    assert build.main(["new", "team", str(folder)]) == 1


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    [problem] = write_new({"b/c": "x", "a/d": "y"}, tmp_path)
    assert "cannot be written" in problem.message
    assert not (tmp_path / "b" / "c").exists()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Two bests", "Two bests"),
        ("Two: bests", "'Two: bests'"),
        ("It's", "It's"),
        ("'quoted'", "'''quoted'''"),
        ("yes", "'yes'"),
        ("", "''"),
        ("两项最好成绩", "两项最好成绩"),
        ("成绩: 好", "'成绩: 好'"),
        (" space", "' space'"),
        ("two\nlines", "'two lines'"),
    ],
)
def test_a_text_is_quoted_where_yaml_needs_it(text: str, written: str) -> None:
    assert yaml_text(text) == written
