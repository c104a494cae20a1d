"""Why: the source files and lines that a page rests on, and that it rests on nothing else."""

import shutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import build
from almanac.pages import PAGE_KINDS, plan
from almanac.reading import Reading, read
from almanac.rendering import render
from almanac.statistics import derive
from almanac.statistics.corrected import corrected
from almanac.website import Page, address_of, output_path
from tests.rendering.paper import contents, sheet

TINY_TEAM = Path(__file__).parent / "tiny_team"
TODAY = date(2031, 2, 20)
PUBLIC = "https://frostmark.example/team/"


def planned(root: Path) -> tuple[Reading, Mapping[str, Page]]:
    reading = read(root)
    assert reading.team is not None
    team = corrected(reading.team)
    return reading, {page.address: page for page in plan(team, derive(team), TODAY)}


@cache
def tiny() -> tuple[Reading, Mapping[str, Page], Mapping[str, bytes]]:
    reading, pages = planned(TINY_TEAM)
    return reading, pages, rendered(pages)


def rendered(pages: Mapping[str, Page]) -> Mapping[str, bytes]:
    made = render(sheet(*pages.values()), [build.SHIPPED_TEMPLATES])
    assert not made.problems
    return contents(made)


def told(address: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], str]:
    code = build.main(["why", address, "--root", str(TINY_TEAM), "--today", str(TODAY)])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err


def test_an_athlete_rests_on_exactly_these_files(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _ = told("/athletes/ada-lund/", capsys)
    assert code == 0
    assert list(dict.fromkeys(line.partition(":")[0] for line in lines)) == [
        "content/news/2030-11-16-two-days-in-norhavn.md",
        "content/pages/about.md",
        "data/athletes/ada-lund.yaml",
        "data/athletes/dee-holt.yaml",  # the next one in the list of athletes
        "data/athletes/eli-strand.yaml",  # the one before
        "data/competitions/2029-30/wc-2029-30-1-highdal.yaml",
        "data/competitions/2030-31/wc-2030-31-1-norhavn.yaml",
        "data/reference/events.yaml",
        "data/reference/nations.yaml",
        "data/reference/records.yaml",
        "data/reference/rinks.yaml",
        "data/reference/series.yaml",
        "data/reference/sources.yaml",
        "data/rosters/2030-31.yaml",
        "data/site.yaml",
    ]
    assert "data/competitions/2030-31/wc-2030-31-1-norhavn.yaml:38  race women-1500-a" in lines
    assert "data/competitions/2030-31/wc-2030-31-1-norhavn.yaml:2  competition wc-2030-31-1-norhavn" in lines
    assert "data/site.yaml:2  site" in lines


@pytest.mark.parametrize(
    "asked",
    [
        "/zh/athletes/ada-lund/",
        "zh/athletes/ada-lund",
        "/zh/athletes/ada-lund/index.html#bests",
        f"{PUBLIC}zh/athletes/ada-lund/#season-2030-31",
        "http://127.0.0.1:5500/zh/athletes/ada-lund/?x",
    ],
)
def test_an_address_may_be_said_in_many_ways(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert address_of(asked, PUBLIC) == "/zh/athletes/ada-lund/"
    code, lines, _ = told(asked, capsys)
    assert code == 0
    assert "content/news/2030-11-16-two-days-in-norhavn.zh.md:6  news two-days-in-norhavn/zh" in lines


def test_a_file_and_the_front_page_have_addresses_too() -> None:
    assert address_of("feed.xml", PUBLIC) == "/feed.xml"
    assert address_of("/", PUBLIC) == address_of("", PUBLIC) == address_of(PUBLIC, PUBLIC) == "/"


def test_an_unknown_address_is_a_problem_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, problems = told("/athletes/ada-lunt/", capsys)
    assert (code, lines) == (1, [])
    assert "the site has no page at /athletes/ada-lunt/" in problems
    assert "did you mean /athletes/ada-lund/?" in problems


def test_every_page_kind_answers_and_names_only_records_that_are_there() -> None:
    reading, pages, _ = tiny()
    kinds = {Path(page.template).stem for page in pages.values()}
    assert kinds == set(PAGE_KINDS) | {"sitemap"}
    for page in pages.values():
        names = list(page.rests_on())
        assert "site" in names, page.address
        assert {name for name in names if name not in reading.origins} == set(), page.address


WC_1 = "data/competitions/2030-31/wc-2030-31-1-norhavn.yaml"
WC_0 = "data/competitions/2029-30/wc-2029-30-1-highdal.yaml"
GAMES = "data/competitions/2030-31/games-2031-norhavn.yaml"
NEWS = "content/news/2030-11-16-two-days-in-norhavn"
CHANGES = {
    "a time": (WC_1, "time: 1:58.40", "time: 1:58.41"),
    "an older time": (WC_0, "athlete: bo-vik, time: 35.10", "athlete: bo-vik, time: 34.95"),
    "a team's time": (GAMES, "time: 3:49.50", "time: 3:49.60"),
    "a correction": (WC_1, "en: Wrong armband", "en: Wrong side"),
    "a name": ("data/athletes/bo-vik.yaml", "given: Bo,", "given: Boe,"),
    "a stated best": ("data/athletes/ada-lund.yaml", "time: 1:59.80", "time: 1:58.30"),
    "a rival's name": ("data/reference/names.yaml", "zh: 奥勒·菲耶尔", "zh: 奥莱·菲耶尔"),
    "whether ice is low": ("data/reference/rinks.yaml", "lowland: true", "lowland: false"),
    "a record": ("data/reference/records.yaml", "time: 34.50", "time: 34.40"),
    "a source": ("data/reference/sources.yaml", "en: Frost Union", "en: Ice Union"),
    "a series": ("data/reference/series.yaml", "level: world-cup", "level: continental"),
    "a report": ("data/rosters/2030-31.yaml", "two more weeks", "three more weeks"),
    "a standing": ("data/standings/2030-31.yaml", "points: 54", "points: 53"),
    "a story": (f"{NEWS}.md", "```results", "More.\n\n```results"),
    "a title in translation": (f"{NEWS}.zh.md", "title: 诺港两日", "title: 诺港二日"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_page_that_does_not_rest_on_a_line_keeps_its_bytes(change: tuple[str, str, str], tmp_path: Path) -> None:
    path, old, new = change
    root = shutil.copytree(TINY_TEAM, tmp_path / "project")
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")
    reading, pages, before = tiny()
    after = rendered(planned(root)[1])
    names = records_at(reading, path, text[: text.index(old)].count("\n") + 1)
    rests = {output_path(page.address) for page in pages.values() if names & set(page.rests_on())}
    changed = {file for file in before.keys() | after.keys() if before.get(file) != after.get(file)}
    assert changed
    assert changed <= rests
    assert len(rests) < len(before)


def records_at(reading: Reading, path: str, line: int) -> set[str]:
    """The innermost record that a line belongs to; a story's front matter and body are told apart by their lines."""
    places = {name: place.line for name, place in reading.origins.items() if place.path == path and place.line <= line}
    return {name for name, at in places.items() if at == max(places.values())} or {
        name for name, place in reading.origins.items() if place.path == path
    }
