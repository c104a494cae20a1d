"""What is known at a moment is known by name, and a name that was worked out before is the right one."""

import shutil
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from almanac.knowing import known_at
from almanac.memory import Shelf
from almanac.reading import read

ADDRESSES = (None, "https://b.example/")
EMBARGO = datetime.fromisoformat("2031-02-01T12:00:00+01:00")


@pytest.fixture
def project(tiny_team: Path, tmp_path: Path) -> Path:
    """The tiny team with an athlete under embargo."""
    for name in ("content", "data"):
        shutil.copytree(tiny_team / name, tmp_path / name)
    athlete = tmp_path / "data" / "athletes" / "bo-vik.yaml"
    athlete.write_text(f"{athlete.read_text('utf-8')}\nembargo: {EMBARGO.isoformat()}\n", "utf-8")
    return tmp_path


def test_a_name_worked_out_before_is_the_one_that_would_be_worked_out_now(project: Path) -> None:
    reading, shelf = read(project), Shelf()
    moments = [EMBARGO + timedelta(days=days) for days in (-100, -1, 0, 1, 20)]

    def name(moment: datetime, shelf: Shelf | None, *, as_of: bool, preview: bool, address: str | None) -> str:
        known = known_at(reading, moment, as_of=as_of, preview=preview, address=address, makings=shelf)
        return known.makings.whole

    names = {}
    for moment, as_of, preview, address in product(moments, (False, True), (False, True), ADDRESSES):
        made, afresh = (name(moment, own, as_of=as_of, preview=preview, address=address) for own in (shelf, None))
        assert made == afresh
        names[moment, as_of, preview, address] = made
    plain = [names[moment, False, False, None] for moment in moments]
    assert plain[0] == plain[1] != plain[2] == plain[3] == plain[4]
    assert len({names[moments[1], as_of, False, address] for as_of in (False, True) for address in ADDRESSES}) == 4


def test_news_change_nothing_of_the_name_and_data_do(project: Path) -> None:
    shelf = Shelf()

    def name() -> str:
        return known_at(read(project), EMBARGO, as_of=False, address=None, preview=False, makings=shelf).makings.whole

    first = name()
    item = min((project / "content" / "news").glob("*.md"))
    item.write_text(item.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert name() == first
    page = min((project / "content" / "pages").glob("*.md"))
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    second = name()
    data = min((project / "data" / "competitions").rglob("*.yaml"))
    data.write_text(f"# said\n{data.read_text('utf-8')}", "utf-8")
    assert first != second == name()  # a comment is nothing that is known
