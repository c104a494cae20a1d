"""The one door: a folder in, a team or problems out."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almanac.model.event import Category, EventKind
from almanac.model.result import Lane
from almanac.model.season import Season
from almanac.problem import Place
from almanac.reading import read
from almanac.reading.faults import Fault

BASE = Path(__file__).parents[1] / "broken" / "base"
LEGAL = Path(__file__).parents[1] / "broken" / "nothing-wrong"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "project"))


def test_a_sound_project_becomes_a_team_in_its_natural_order() -> None:
    reading = read(BASE)
    assert reading.problems == ()
    team = reading.team
    assert team is not None
    assert [*team.athletes] == ["ada-frost", "ben-glass"]
    assert [race.id for race in team.competitions["wc-1-glass-bay"].races] == ["men-500-a", "women-500-a"]
    assert [*team.rosters] == [Season.parse("2030-31")]
    assert team.competitions["wc-1-glass-bay"].races[0].results[0].nation == "FRI"
    assert [story.language for story in team.news[0].stories] == ["en", "zh"]


def test_origins_tell_where_each_record_stands() -> None:
    origins = read(BASE).origins
    assert origins["race:wc-1-glass-bay/women-500-a"].line == 17
    assert origins["athlete:ben-glass"] == Place(
        "data/athletes/ben-glass.yaml", 2, 1, "name: {family: Glass, given: Ben, zh: 格拉斯}"
    )
    assert {"site", "rink:glass-bay", "news:first-win", "article:about", "record:1", "standing:2030-31/1"} <= set(
        origins
    )
    assert len(origins) == len(list(origins))


def test_a_folder_without_a_project_has_one_problem(tmp_path: Path) -> None:
    assert [problem.kind for problem in read(tmp_path / "nowhere").problems] == [Fault.MISSING_FILE]


def test_texts_by_language_stand_in_the_order_of_the_site(project: Path) -> None:
    (project / "data/site.yaml").write_bytes((LEGAL / "data/site.yaml").read_bytes())
    team = read(project).team
    assert team is not None
    assert team.publication.tagline.texts == (("en", "An invented team"), ("zh", "一支虚构队伍"))


def test_a_spelling_of_a_rival_becomes_the_one_name(project: Path) -> None:
    path = project / "data/competitions/2030-31/wc-1-glass-bay.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Cleo North", "Cleo NORTH"), encoding="utf-8")
    team = read(project).team
    assert team is not None
    assert team.competitions["wc-1-glass-bay"].races[0].results[1].skater == "Cleo North"


def test_what_a_points_file_says_of_the_rule_holds_for_its_tables() -> None:
    team = read(BASE).team
    assert team is not None
    assert [str(table.note and table.note.texts[0][1]) for table in team.points] == ["Points follow the rank."]


def test_news_is_newest_first_and_a_bare_day_is_its_end(tmp_path: Path) -> None:
    project = Path(shutil.copytree(BASE, tmp_path / "project"))
    shutil.copytree(LEGAL, project, dirs_exist_ok=True)
    shutil.copy(project / "content/news/2030-11-16-first-win.md", project / "content/news/2030-11-16-won.md")
    shutil.copy(project / "content/news/2030-11-16-first-win.zh.md", project / "content/news/2030-11-16-won.zh.md")
    team = read(project).team
    assert team is not None
    assert [news.slug for news in team.news] == ["late", "early", "first-win", "won"]


def test_problems_come_in_the_order_of_paths_and_lines(project: Path) -> None:
    for name, text in (("b", "gender: man\nborn: now\n"), ("a", "x: y\n")):
        (project / f"data/athletes/{name}.yaml").write_text(text, encoding="utf-8")
    places = [(problem.place.path, problem.place.line) for problem in read(project).problems]
    assert places == sorted(places)
    assert len(places) == 6


def test_a_folder_that_cannot_be_read_is_a_problem(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("almanac.reading.layout.os.scandir", refused)
    told = [str(problem) for problem in read(project).problems]
    assert told == [
        "content: the folder cannot be read: Permission denied",
        "data: the folder cannot be read: Permission denied",
    ]


def test_a_name_that_is_no_text_can_still_be_told(project: Path) -> None:
    (project / "data/athletes/Malm\udcf6.yaml").touch()
    [problem] = read(project).problems
    assert str(problem).encode().startswith("data/athletes/Malm\N{REPLACEMENT CHARACTER}.yaml: names of files".encode())


def test_a_project_of_data_alone_is_a_project(project: Path) -> None:
    shutil.rmtree(project / "content")
    assert read(project).problems == ()


COMPETITION = "data/competitions/2030-31/wc-1-glass-bay.yaml"
LINES = st.sampled_from((BASE / COMPETITION).read_text(encoding="utf-8").splitlines())
NOISE = st.text("[]{}:,-'\" abc0123456789\n\t&*!|>冰", max_size=12)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES | NOISE, max_size=12).map("\n".join))
def test_whatever_an_editor_leaves_behind_is_told_and_never_raised(tmp_path: Path, text: str) -> None:
    project = tmp_path / "project"
    if not project.exists():
        shutil.copytree(BASE, project)
    for name in (COMPETITION, "data/reference/events.yaml", "data/site.yaml"):
        (project / name).write_text(text, encoding="utf-8")
    reading = read(project)
    assert reading.team is None
    assert "".join(map(str, reading.problems))


def test_words_of_the_model_are_the_models_own(project: Path) -> None:
    team = read(project).team
    assert team is not None
    assert team.athletes["ben-glass"].gender is Category.MEN
    assert team.events["men-500"].kind is EventKind.TIME
    assert team.competitions["wc-1-glass-bay"].races[0].results[0].lane is Lane.INNER


def test_translations_stand_in_the_order_of_the_site(project: Path) -> None:
    site = project / "data/site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("[en, zh]", "[en, zh, fr]"), encoding="utf-8")
    for name in ("content/news/2030-11-16-first-win", "content/pages/about"):
        (project / f"{name}.fr.md").write_text("---\ntitle: Bonjour\n---\n", encoding="utf-8")
    team = read(project).team
    assert team is not None
    assert [story.language for story in team.news[0].stories] == ["en", "zh", "fr"]
