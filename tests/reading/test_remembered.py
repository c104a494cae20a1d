"""Files that made a record before without a word are not read again; what they make is the same as if they were."""

import os
import pickle
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from almanac.memory import Memory
from almanac.memory.sightings import YOUNG
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading import Reading, read, source_text, yaml_source
from almanac.reading.apart import Made
from almanac.reading.ledger import Origins, parts
from almanac.reading.nodes import SourceText
from almanac.reading.remembered import RECALLED, REFERENCES
from almanac.reading.tables import FILE_KINDS
from almanac.workers import WorkerLostError

TINY = Path(__file__).parents[1] / "tiny_team"
SOUND = Path(__file__).parents[1] / "broken" / "base"
LONG_AGO = 1_700_000_000
LOST = WorkerLostError([0])


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """The tiny team with files old enough to be known by their times."""
    root = Path(shutil.copytree(TINY, tmp_path / "team", ignore=shutil.ignore_patterns(".cache")))
    for path in root.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return root


def test_a_worker_sends_a_record_in_bytes_alone() -> None:
    made = Made(b"written", {"data/a.yaml": "name"}, {"/a.yaml": ((1, 2, 3), "name")}, record=object())
    assert pickle.loads(pickle.dumps(made)) == (*made[:3], None)  # noqa: S301 -- our own


def read_with_memory(root: Path) -> tuple[Reading, list[str]]:
    """A reading with what earlier ones remembered, and the paths of the files that were taken apart."""
    memory, parsed = Memory(root / ".cache", "engine"), list[str]()

    def parse(source: SourceText, head: str | None = None) -> object:
        parsed.append(source.path)
        return plain(source, head)

    plain = yaml_source.parse
    with patch.object(yaml_source, "parse", parse), patch("almanac.reading.front_matter.parse", parse):
        found = read(root, memory)
    memory.keep()
    return found, parsed


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def of_many(paths: list[str]) -> list[str]:
    """The files of the kinds of which a project has many."""
    return sorted(path for path in paths if path.startswith(("data/athletes", "data/competitions", "content/news")))


VIK, CUP = "data/athletes/bo-vik.yaml", "data/competitions/2030-31/wc-2030-31-1-norhavn.yaml"
NEWS = "content/news/2030-11-16-two-days-in-norhavn.md"
CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "nothing": (lambda _: None, set()),
    "an athlete": (lambda root: edit(root / VIK, "gender: men", "gender: men\nborn: 2001"), {VIK}),
    "a result": (lambda root: edit(root / CUP, "34.99", "34.98"), {CUP}),
    "an item": (lambda root: edit(root / NEWS, "skated", "raced"), {NEWS, NEWS.replace(".md", ".zh.md")}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_only_what_changed_is_read_and_the_team_is_the_same(team: Path, change: str) -> None:
    edited, expected = CHANGES[change]
    first, _ = read_with_memory(team)
    read_with_memory(team)
    edited(team)
    again, parsed = read_with_memory(team)
    told = {path for problem in first.problems if (path := problem.place.path)}
    assert set(of_many(parsed)) - told == expected - told
    assert (again.team, again.problems) == (read(team).team, read(team).problems)


def of_reference(paths: list[str]) -> set[str]:
    """The files that others name things of."""
    return {
        path for path in paths if path.startswith(("data/reference", "data/rosters", "data/standings", "data/site"))
    }


@pytest.mark.parametrize("change", CHANGES)
def test_files_that_others_name_things_of_are_not_read_while_none_of_them_changes(team: Path, change: str) -> None:
    edited, _ = CHANGES[change]
    assert len(of_reference(read_with_memory(team)[1])) > len(REFERENCES) - 2  # several of some kinds, none of others
    edited(team)
    again, parsed = read_with_memory(team)
    assert of_reference(parsed) == set()
    assert (again.team, dict(again.contents)) == (read(team).team, dict(read(team).contents))


def test_all_files_that_others_name_things_of_are_read_when_one_of_them_or_an_id_changes(team: Path) -> None:
    _, all_of_them = read_with_memory(team)
    edit(team / "data" / "reference" / "rinks.yaml", "Norhavn", "Sorhavn")
    assert of_reference(read_with_memory(team)[1]) == of_reference(all_of_them)
    (team / VIK).rename(team / "data" / "athletes" / "bo-wik.yaml")
    again, parsed = read_with_memory(team)
    assert of_reference(parsed) == of_reference(all_of_them)
    assert again.problems == read(team).problems != ()


def test_what_is_told_of_a_reference_file_is_told_each_time(team: Path) -> None:
    edit(team / "data" / "reference" / "rinks.yaml", "country:", "cuontry:")
    plain = read(team)
    assert [read_with_memory(team)[0].problems for _ in range(2)] == [plain.problems] * 2
    assert told_of(plain) & {"data/reference/rinks.yaml"}


def test_every_kind_of_file_is_known_in_one_way() -> None:
    assert {kind.name for kind in FILE_KINDS} == {*REFERENCES, *RECALLED, "article"}
    assert not set(REFERENCES) & set(RECALLED)


def test_a_file_is_read_once_more_for_all_places_in_it(team: Path) -> None:
    read_with_memory(team)
    again, _ = read_with_memory(team)
    asked = [name for name in again.origins if name.startswith(("rival:", "nation:", "points:"))]
    with patch("almanac.reading.source_text.load", wraps=source_text.load) as load:
        assert {again.origins[name].path for name in asked} == {
            "data/reference/names.yaml",
            "data/reference/nations.yaml",
            "data/reference/points/2030-31.yaml",
        }
    assert load.call_count == 3 < len(asked)


def test_a_file_that_cannot_be_looked_at_is_read_again(team: Path) -> None:
    first, _ = read_with_memory(team)
    with patch("almanac.reading.remembered.sign_of", side_effect=OSError):
        again, _ = read_with_memory(team)
    assert (again.team, again.problems) == (first.team, first.problems)


def test_a_file_that_changed_just_before_it_was_read_is_not_trusted_however_long_the_reading_took(team: Path) -> None:
    path = team / "data" / "athletes" / "bo-vik.yaml"
    path.touch()
    stat = path.stat()
    with patch("almanac.memory.sightings.time") as clock:
        clock.time_ns.return_value = stat.st_mtime_ns + 10 * YOUNG
        first, _ = read_with_memory(team)
    text = path.read_text("utf-8")
    with path.open("r+", encoding="utf-8") as file:
        file.write(text.replace("Bo", "Ba"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    again, _ = read_with_memory(team)
    assert again.team != first.team


def test_whatever_a_record_names_is_read_anew_when_it_changes(team: Path) -> None:
    read_with_memory(team)
    edit(team / "data" / "reference" / "events.yaml", "short: {en: 500 m,", "short: {en: 500 metres,")
    again, _ = read_with_memory(team)
    assert again.team == read(team).team


def test_an_id_that_is_gone_is_missed_in_a_file_that_did_not_change(team: Path) -> None:
    read_with_memory(team)
    (team / VIK).unlink()
    again, _ = read_with_memory(team)
    assert again.problems == read(team).problems != ()


def test_a_race_that_is_gone_is_missed_in_a_story_that_did_not_change(team: Path) -> None:
    read_with_memory(team)
    edit(team / CUP, "number: 1", "number: 3")
    again, _ = read_with_memory(team)
    assert again.problems == read(team).problems


def test_a_slug_that_stands_twice_is_told_though_one_file_is_known(team: Path) -> None:
    read_with_memory(team)
    shutil.copy(team / NEWS, team / "content" / "news" / "2030-11-17-two-days-in-norhavn.md")
    again, _ = read_with_memory(team)
    assert again.problems == read(team).problems
    assert any("is taken by" in problem.message for problem in again.problems)


def test_everything_in_a_file_that_was_not_read_still_has_its_place(team: Path) -> None:
    plain, (_, _), (again, _) = read(team), read_with_memory(team), read_with_memory(team)
    assert plain.team is not None
    assert again.team is not None
    assert dict(again.origins) == dict(plain.origins)
    for name, competition in plain.team.competitions.items():
        for old, new in zip(parts(again.team.competitions[name]), parts(competition), strict=True):
            node = plain.origins.node_of(new)
            if node and node.source.path.startswith("data/competitions/"):
                assert again.origins.of(old) == plain.origins.of(new)


def test_a_problem_between_files_has_its_place_in_one_that_was_not_read(team: Path) -> None:
    read_with_memory(team)
    edit(team / VIK, "gender: men", "gender: women")
    again, _ = read_with_memory(team)
    assert again.problems == read(team).problems != ()


def test_a_memory_of_another_engine_is_not_asked(team: Path) -> None:
    read_with_memory(team)
    memory = Memory(team / ".cache", "another engine")
    assert read(team, memory).team == read(team).team


def test_a_file_that_is_gone_before_it_is_read_is_told(team: Path) -> None:
    (team / "data" / "athletes" / "gone.yaml").symlink_to(team / "data" / "athletes" / "nowhere.yaml")
    again, _ = read_with_memory(team)
    assert again.problems == read(team).problems
    assert any("not a file" in problem.message for problem in again.problems)


def test_checks_that_had_nothing_to_say_are_not_asked_again(team: Path) -> None:
    shutil.rmtree(team)
    shutil.copytree(SOUND, team)
    assert read_with_memory(team)[0].problems == ()
    with patch("almanac.reading.sound.CHECKS", (lambda *_: pytest.fail("asked again"),)):
        read_with_memory(team)


def test_after_a_change_only_what_changed_is_checked_again_and_what_is_wrong_always(team: Path) -> None:
    shutil.rmtree(team)
    shutil.copytree(SOUND, team)
    competitions = sorted((team / "data" / "competitions").rglob("*.yaml"))
    other = competitions[0].with_name("wc-copied.yaml")
    other.write_text(competitions[0].read_text("utf-8"), "utf-8")
    asked: list[set[str]] = []

    def look(made: Team, origins: Origins) -> Iterator[Problem]:
        asked.append(set(made.competitions))
        yield from (
            Problem(origins.of(own), "odd", "odd", is_warning=True)
            for own in made.competitions.values()
            if own.name.texts[0][1] == "Odd"
        )

    with patch("almanac.reading.sound.CHECKS", (look,)):
        every = set(read_with_memory(team)[0].team.competitions)  # type: ignore[union-attr]
        other.write_text(re.sub("(?m)^name:.*", "name: Odd", other.read_text("utf-8")), "utf-8")
        assert [len(read_with_memory(team)[0].problems) for _ in range(2)] == [1, 1]
        (team / "data" / "site.yaml").write_text((team / "data" / "site.yaml").read_text("utf-8") + "# more\n", "utf-8")
        read_with_memory(team)
    assert asked == [every, {"wc-copied"}, {"wc-copied"}, every]


def test_a_competition_that_is_moved_is_checked_where_it_lies_now(team: Path) -> None:
    shutil.rmtree(team)
    shutil.copytree(SOUND, team)
    assert read_with_memory(team)[0].problems == ()
    [path] = (team / "data" / "competitions").rglob("*.yaml")
    moved = team / "data" / "competitions" / "2031-32" / path.name
    moved.parent.mkdir()
    path.rename(moved)
    assert read_with_memory(team)[0].problems == read(team).problems != ()


@pytest.mark.parametrize("remembers", [False, True])
def test_many_files_are_read_side_by_side_and_make_the_same(team: Path, remembers: bool) -> None:  # noqa: FBT001
    memory = Memory(team / ".cache", "engine") if remembers else None
    alone = read(team)
    with patch("almanac.reading.apart._FEW", 1):
        apart = read(team, memory, workers=2)
    assert (apart.team, apart.problems, dict(apart.contents)) == (alone.team, alone.problems, dict(alone.contents))
    assert dict(apart.origins) == dict(alone.origins)
    if memory:
        memory.keep()
        assert set(of_many(read_with_memory(team)[1])) <= told_of(alone)


def test_the_file_of_a_record_is_told_without_reading_it_again(team: Path) -> None:
    places = {name: place.path for name, place in read(team).origins.items()}
    read_with_memory(team)
    again, _ = read_with_memory(team)
    with patch("almanac.reading.source_text.load", side_effect=AssertionError("a file was read")):
        assert {name: again.origins.path(name) for name in ("athlete:ada-lund", "news:two-days-in-norhavn")} == {
            name: places[name] for name in ("athlete:ada-lund", "news:two-days-in-norhavn")
        }


def told_of(reading: Reading) -> set[str]:
    return {problem.place.path for problem in reading.problems}


@pytest.mark.parametrize("cores", [1, 2])
def test_whatever_is_wrong_is_told_though_files_are_read_side_by_side(team: Path, cores: int) -> None:
    edit(team / VIK, "gender: men", "gender: mne")
    edit(team / CUP, "34.99", "3499")
    (team / NEWS).write_bytes(b"\xff")
    (team / "content" / "news" / "2031-04-01-later.md").write_text("no front matter", "utf-8")
    (team / "data" / "athletes" / "empty.yaml").write_text("", "utf-8")
    (team / "data" / "athletes" / "not-utf-8.yaml").write_bytes(b"\xff")
    with patch("almanac.reading.apart._FEW", 1), patch("almanac.workers.cores", return_value=cores):
        assert read(team, workers=2).problems == read(team).problems


def test_a_worker_that_is_lost_leaves_its_files_to_be_read_here(team: Path) -> None:
    with patch("almanac.reading.apart._FEW", 1), patch("almanac.reading.apart.spread", side_effect=LOST):
        assert read(team, workers=2).team == read(team).team
