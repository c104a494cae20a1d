"""A team does without some of its pages: nothing leads there, and all else is as it was."""

import shutil
from pathlib import Path

import pytest

import build
from almanac.model.team import PAGES
from almanac.pages.kinds import ALWAYS, BESIDE, PAGE_KINDS

TINY = Path(__file__).parent / "tiny_team"
CHOSEN_AT_ONCE = (
    ("home",),
    ("athletes", "athlete"),
    ("news", "news-item"),
    ("tag",),
    ("athlete-results",),
    ("competition", "season"),
)


def test_every_kind_may_be_chosen_or_is_always_there_or_stands_beside_one_that_may() -> None:
    kinds = set(PAGE_KINDS)
    assert {name.replace("_", "-") for name in kinds - BESIDE.keys()} == {*PAGES, *ALWAYS}
    assert {*BESIDE.values()} <= kinds


@pytest.mark.parametrize("chosen", CHOSEN_AT_ONCE, ids=" ".join)
def test_a_few_kinds_make_a_whole_site(chosen: tuple[str, ...], tmp_path: Path) -> None:
    assert (built(tmp_path, chosen) / "index.html").is_file()


@pytest.mark.parametrize("left", [*zip(PAGES[1:13], PAGES[13:], strict=True)], ids=" ".join)
def test_nothing_leads_to_kinds_that_are_left_out(left: tuple[str, str], tmp_path: Path) -> None:
    site = built(tmp_path, tuple(name for name in PAGES if name not in left))
    whole = Path(__file__).parent / "tiny_team_site"
    assert paths(site) < paths(whole)


def test_what_is_not_left_out_is_the_same_with_and_without_the_list(tmp_path: Path) -> None:
    assert paths(built(tmp_path, PAGES)) == paths(Path(__file__).parent / "tiny_team_site")


def built(folder: Path, chosen: tuple[str, ...]) -> Path:
    """The tiny team's site of these kinds; its links were checked when it was made."""
    shutil.copytree(TINY, folder / "team")
    with (folder / "team" / "data" / "site.yaml").open("a", encoding="utf-8") as site:
        site.write(f"pages: [{', '.join(chosen)}]\n")
    arguments = ["build", "--root", str(folder / "team"), "--out", str(folder / "site"), "--today", "2031-02-20"]
    assert build.main([*arguments, "--workers", "1"]) == 0
    return folder / "site"


def paths(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in {".html", ".xml"}}
