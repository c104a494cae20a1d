"""Competitions that did not change stay closed until somebody asks for one, and are then what they always were."""

import os
import shutil
from pathlib import Path
from unittest.mock import MagicMock, patch

import pytest

from almanac.memory import Memory
from almanac.model.team import Team
from almanac.reading import Reading, read
from almanac.reading.remembered import Remembered
from almanac.reading.unopened import Unopened

SOUND = Path(__file__).parents[1] / "broken" / "base"
CUP = "wc-1-glass-bay"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = Path(shutil.copytree(SOUND, tmp_path / "team", ignore=shutil.ignore_patterns(".*", "site")))
    for file in path.rglob("*"):
        os.utime(file, (1e9, 1e9))
    read_again(path)
    return path


def read_again(root: Path) -> Reading:
    memory = Memory(root / ".cache", "engine")
    found = read(root, memory)
    memory.keep()
    return found


def team_of(reading: Reading) -> Team:
    assert reading.team is not None
    return reading.team


def groups(opening: MagicMock) -> set[str]:
    """The groups that were opened."""
    return {f"{call.args[1].__name__} {call.args[2]}" for call in opening.call_args_list}


def test_after_a_new_text_a_competition_is_opened_when_it_is_asked_for(root: Path) -> None:
    facts = {"more.md": "date: 2030-12-01\nsources: north-herald\n", "more.zh.md": ""}
    for name, more in facts.items():
        text = f"---\ntitle: More\n{more}---\n\nMore.\n"
        (root / "content" / "news" / f"2030-12-01-{name}").write_text(text, "utf-8")
    with patch.object(Remembered, "_opened", autospec=True, side_effect=Remembered._opened) as opening:
        team = team_of(read_again(root))
        assert groups(opening) >= {"NewsItem 2030-11"}
        assert "Competition 2030-31" not in groups(opening)
        assert list(team.competitions) == list(team_of(read(root)).competitions)
        assert CUP in team.competitions
        assert "nowhere" not in team.competitions
        assert team.competitions.get("nowhere") is None
        assert "Competition 2030-31" not in groups(opening)
        assert team.competitions[CUP] == team_of(read(root)).competitions[CUP]
    assert len(team.competitions) == len(team_of(read(root)).competitions)
    assert team == team_of(read(root))


def test_a_group_of_which_one_has_changed_is_read_as_it_is_now(root: Path) -> None:
    [path] = (root / "data" / "competitions").rglob(f"{CUP}.yaml")
    text = path.read_text("utf-8")
    path.write_text(text.replace("34.72", "34.73"), "utf-8")
    assert "34.72" in text
    assert team_of(read_again(root)) == team_of(read(root))
    path.unlink()
    assert read_again(root).problems == read(root).problems


def test_everything_in_a_closed_competition_has_its_name_and_its_place(root: Path) -> None:
    plain, again = read(root), read_again(root)
    race = team_of(again).competitions[CUP].races[0]
    assert again.origins.of(race) == plain.origins.of(team_of(plain).competitions[CUP].races[0])
    assert dict(again.origins) == dict(plain.origins)
    assert again.origins.path(f"competition:{CUP}") == plain.origins.path(f"competition:{CUP}")


def test_records_are_opened_with_those_they_lie_with_and_once() -> None:
    records, asked = Unopened(), list[str]()

    def opens(*names: str) -> None:
        asked.append(names[0])
        records.update({name: name.upper() for name in names})

    records.close({"b": ("2",), "a": ("3",)}, lambda: opens("b", "a"))
    records.close({"d": ("0",)}, lambda: opens("d"))
    records["c"] = "C"
    records["lost"] = None
    in_order = records.in_order(lambda record: ("1", record))
    assert ([*in_order], len(in_order), "lost" in in_order, "lost" in records) == (["d", "c", "b", "a"], 4, False, True)
    assert (records.head("b", lambda record: (record,)), records.head("lost", lambda _: ())) == (("2",), None)
    assert asked == []
    assert (in_order["b"], in_order["a"], records["a"], asked) == ("B", "A", "A", ["b"])
    del records["d"]
    assert (len(records), [*records]) == (4, ["b", "a", "c", "lost"])
    assert records.in_order(lambda record: (record,)) == {"a": "A", "b": "B", "c": "C"}
    with pytest.raises(KeyError):
        in_order["lost"]
