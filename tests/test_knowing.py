"""What is known besides news has a name: where the name is the same, so is everything that is known."""

import shutil
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from almanac.knowing import Known, known_at
from almanac.memory import fingerprint
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


def besides_news(known: Known) -> str:
    team = replace(known.team, news=(), rosters={})
    return fingerprint((team, tuple(known.team.rosters.items())))


def test_what_has_one_name_is_the_same_whenever_and_for_whom_it_is_asked(project: Path) -> None:
    reading = read(project)
    moments = [EMBARGO + timedelta(days=days) for days in (-100, -1, 0, 1, 20)]
    named: dict[str, set[str]] = {}
    plain = []
    for moment, as_of, preview, address in product(moments, (False, True), (False, True), ADDRESSES):
        known = known_at(reading, moment, as_of=as_of, preview=preview, address=address)
        named.setdefault(known.makings.whole, set()).add(besides_news(known))
        if not (as_of or preview or address):
            plain.append(known.makings.whole)
    assert all(len(contents) == 1 for contents in named.values())
    assert plain[0] == plain[1] != plain[2] == plain[3] == plain[4]


def test_news_change_nothing_of_the_name_and_every_other_file_does(project: Path) -> None:
    def name() -> str:
        return known_at(read(project), EMBARGO, as_of=False, address=None, preview=False).makings.whole

    first = name()
    item = min((project / "content" / "news").glob("*.md"))
    item.write_text(item.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert name() == first
    page = min((project / "content" / "pages").glob("*.md"))
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    second = name()
    athlete = project / "data" / "athletes" / "ada-lund.yaml"
    athlete.write_text(f"{athlete.read_text('utf-8')}\nbio: {{en: Skates.}}\n", "utf-8")
    assert len({first, second, name()}) == 3
