"""The command, as people and machines run it."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import build

BUILD = Path(build.__file__)
TODAY = "2031-02-20"
BROKEN = "title: {en: Frost Islands}\naddres: https://frost.example/\n"


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, BUILD, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def held(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def project(tiny_team: Path, tmp_path: Path) -> Path:
    """The tiny team, to be broken at will."""
    return shutil.copytree(tiny_team, tmp_path / "project")


@pytest.fixture(scope="module")
def once(tiny_team: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny team with its site, built once and left alone."""
    path = shutil.copytree(tiny_team, tmp_path_factory.mktemp("once") / "project")
    assert build.main(["--root", str(path), "--today", TODAY]) == 0
    return path


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """The tiny team with its site, to be broken at will."""
    return shutil.copytree(once, tmp_path / "project")


def test_a_build_ends_by_saying_what_it_did(project: Path) -> None:
    first = run("--root", project, "--today", TODAY)
    assert f"today is {TODAY} in Europe/Oslo\n" in first.stderr
    count = len(held(project / "site"))
    assert first.returncode == 0
    assert re.sub(r"\(\d+\.\d s\)", "(N s)", first.stdout).splitlines() == [
        f"{project}/site/ has {count} files: {count} written, 0 unchanged, 0 removed (N s)",
        "held back: 2",
        "    content/news/2031-04-01-later.md (date, until 2031-04-01T00:00:00+02:00)",
        "    content/news/2031-02-18-not-ready.md (draft)",
        "build again at 2031-03-07T00:00:00+01:00",
        "languages: zh 3 missing",
    ]
    second = run("build", "--root", project, "--today", TODAY)
    assert second.stdout.startswith(f"{project}/site/ has {count} files: 0 written, {count} unchanged, 0 removed (")


def test_what_is_held_back_is_written_for_machines_too(project: Path) -> None:
    assert run("check", "--root", project, "--today", f"{TODAY}T08:00", "--held", project / "held.json").returncode == 0
    told = json.loads((project / "held.json").read_text("utf-8"))
    assert told == {
        "held": [
            {
                "file": "content/news/2031-04-01-later.md",
                "reason": "date",
                "until": "2031-04-01T00:00:00+02:00",
            },
            {"file": "content/news/2031-02-18-not-ready.md", "reason": "draft", "until": None},
        ],
        "next": "2031-03-07T00:00:00+01:00",
    }


def test_the_clock_is_read_in_the_teams_home_zone(project: Path) -> None:
    told = run("check", "--root", project, TZ="America/Denver")
    assert f"today is {datetime.now(ZoneInfo('Europe/Oslo')).date()} in Europe/Oslo\n" in told.stderr


def test_a_site_as_of_a_day_knows_nothing_of_later(project: Path) -> None:
    ended = run("--root", project, "--as-of", "2030-11-30")
    assert ended.returncode == 0
    assert "as of 2030-11-30 in Europe/Oslo\n" in ended.stderr
    assert "corrections flip" not in ended.stderr
    texts = {name: content.decode("utf-8") for name, (content, _) in held(project / "site").items() if ".html" in name}
    later = ("34.60", "1:08.40", "1:08.90", "3:49.50", "1:57.50", "Wrong armband")
    assert not [(name, fact) for name, text in texts.items() for fact in later if fact in text]
    assert "35.02" in texts["bests/index.html"]


def test_a_build_says_what_its_corrections_turn_round(project: Path) -> None:
    ended = run("check", "--root", project, "--today", TODAY)
    assert [line for line in ended.stderr.splitlines() if line.startswith("corrections flip")] == [
        "corrections flip: cai-berg no longer number 4 with 96 points (cup men-500, 2030-31)",
        "corrections flip: cai-berg is now number 4 with 48 points (cup men-500, 2030-31)",
        "corrections flip: cai-berg no longer bronze (wc-2030-31-1-norhavn, men-500-1-a)",
        "corrections flip: cai-berg 35.02 no longer a personal best (wc-2030-31-1-norhavn, men-500-2-a)",
    ]


def test_broken_data_leaves_the_site_byte_for_byte(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = held(built / "site")
    (built / "data" / "site.yaml").write_text(BROKEN)
    assert build.main(["--root", str(built), "--today", TODAY]) == 1
    assert held(built / "site") == before
    assert "did you mean address?" in capsys.readouterr().err


def test_a_template_that_fails_leaves_the_site_byte_for_byte(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = held(built / "site")
    (built / "templates").mkdir()
    (built / "templates" / "athlete.html").write_text("{{ page.nobody }}")
    assert build.main(["--root", str(built), "--today", TODAY]) == 1
    assert held(built / "site") == before
    assert "templates/athlete.html:1: UndefinedError:" in capsys.readouterr().err


def test_a_link_to_nowhere_leaves_the_site_byte_for_byte(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = held(built / "site")
    (built / "templates").mkdir()
    (built / "templates" / "athlete.html").write_text("<a href=\"{{ url('/nowhere/') }}\">x</a>")
    assert build.main(["--root", str(built), "--today", TODAY]) == 1
    assert held(built / "site") == before
    assert "nothing lies at /nowhere/" in capsys.readouterr().err


def test_no_traceback_is_shown_for_bad_input(project: Path) -> None:
    (project / "data" / "site.yaml").write_bytes(b"\xff\xfe\x00: [")
    (project / "content" / "news" / "2031-01-01-x.md").write_bytes(b"---\ntitle: [\n")
    ended = run("--root", project, "--today", TODAY)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.endswith("nothing was written\n")


def test_a_foreign_folder_is_refused(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"mine")
    assert build.main(["--root", str(project), "--out", str(tmp_path / "photos"), "--today", TODAY]) == 1
    assert held(tmp_path / "photos").keys() == {"one.jpg"}
    assert "would be replaced whole" in capsys.readouterr().err


def test_the_same_input_gives_the_same_bytes_anywhere(project: Path, tmp_path: Path) -> None:
    other = shutil.copytree(project, tmp_path / "elsewhere" / "a b")
    run("--root", project, "--today", TODAY, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    run("--root", other, "--today", TODAY, PYTHONHASHSEED="2", TZ="America/Denver", LC_ALL="C.UTF-8")
    first, second = ({name: content for name, (content, _) in held(one / "site").items()} for one in (project, other))
    assert len(first) > 50
    assert first == second


def test_the_page_of_a_deleted_source_goes(built: Path) -> None:
    assert (built / "site" / "news" / "two-days-in-norhavn" / "index.html").exists()
    for path in (built / "content" / "news").glob("*two-days-in-norhavn*"):
        path.unlink()
    assert build.main(["--root", str(built), "--today", TODAY]) == 0
    assert not (built / "site" / "news" / "two-days-in-norhavn").exists()


def test_another_address_takes_the_place_of_the_sites_own(project: Path) -> None:
    arguments = ["build", "--root", str(project), "--today", TODAY, "--address", "https://else.example/a/b"]
    assert build.main(arguments) == 0
    assert b"<loc>https://else.example/a/b/news/</loc>" in (project / "site" / "sitemap.xml").read_bytes()
    assert b'href="/a/b/news/"' in (project / "site" / "404.html").read_bytes()
    assert not [name for name, (content, _) in held(project / "site").items() if b"frost.example" in content]


def test_check_writes_nothing_but_what_it_remembers(project: Path) -> None:
    before = [held(project / folder) for folder in ("data", "content", "site")]
    ended = run("check", "--root", project, "--today", TODAY)
    assert ended.returncode == 0
    assert ended.stdout.startswith("checked: the site would have ")
    assert [held(project / folder) for folder in ("data", "content", "site")] == before


def test_check_tells_machines_what_it_tells_people(project: Path) -> None:
    (project / "data" / "site.yaml").write_text(BROKEN)
    told = json.loads(run("check", "--root", project, "--today", TODAY, "--format", "json").stdout)
    assert {"path", "line", "column", "kind", "message", "severity"} <= told[0].keys()
    assert ("data/site.yaml", 2, "address") in {(each["path"], each["line"], each["nearest"]) for each in told}


def test_warnings_are_told_and_stop_nothing(project: Path) -> None:
    ended = run("check", "--root", project, "--today", TODAY, "--format", "json")
    assert ended.returncode == 0
    assert {each["severity"] for each in json.loads(ended.stdout)} == {"warning"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["--root", "no/such/folder"],
        ["--today", "yesterday"],
        ["--today", "2031-02-30"],
        ["--as-of", "2031"],
        ["--as-of", "2031-02-20", "--today", "2031-02-20"],
        ["build", "--address", "frost.example"],
        ["build", "--address", "https://frost.example/?x"],
        ["check", "--format", "xml"],
        ["build", "--no-such-option"],
        ["build", "extra"],
        ["serve", "--port", "0"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "x"],
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build.main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build.main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(verb in told for verb in build.VERBS)


def test_help_asks_for_nothing_that_it_does_not_need() -> None:
    code = "import sys, build\ntry: build.main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=BUILD.parent, capture_output=True, text=True, check=True)
    assert not {"yaml", "jinja2", "markdown", "nh3", "livereload", "tornado"} & set(ended.stdout.split())
