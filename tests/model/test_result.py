"""Rows of result lists: what a status, a flag or a reason does to them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import msgpack

from almanac.model.race_time import RaceTime
from almanac.model.reference import RecordKind
from almanac.model.result import Flag, Result, Status, name_once

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases/statuses.yaml").read_text(encoding="utf-8"))
TIME = RaceTime.parse("34.52")


@pytest.mark.parametrize("code", CASES["statuses"])
def test_a_row_with_a_status_has_no_official_time(code: str) -> None:
    assert Result(athlete="ada-frost", status=Status(code), time=TIME).counted_time is None


@pytest.mark.parametrize("code", CASES["statuses"])
def test_a_rank_printed_beside_a_status_is_kept(code: str) -> None:
    assert Result(athlete="ada-frost", status=Status(code), rank=20).rank == 20


@pytest.mark.parametrize("code", CASES["no_status"])
def test_what_is_no_status_of_the_sport_is_refused_as_one(code: str) -> None:
    with pytest.raises(ValueError, match="not a valid Status"):
        Status(code)


@pytest.mark.parametrize("printed", CASES["flags"])
def test_a_flag_takes_neither_time_nor_rank(printed: str) -> None:
    flagged = Result(rank=19, athlete="ada-frost", time=TIME, flags=(Flag(CASES["flags"][printed]),))
    assert (flagged.rank, flagged.counted_time) == (19, TIME)


@pytest.mark.parametrize("code", CASES["reasons"])
def test_the_reason_of_a_disqualification_is_kept_as_printed(code: str) -> None:
    row = Result(athlete="ada-frost", status=Status.DISQUALIFIED, skated=TIME, reason=code)
    assert (row.reason, row.skated, row.counted_time) == (code, TIME, None)


@pytest.mark.parametrize(("mark", "kind"), CASES["records"].items())
def test_each_record_mark_of_the_lists_is_a_kind_of_record(mark: str, kind: str) -> None:
    assert RecordKind(kind).value == kind
    assert mark in Result(marks=(mark,)).marks


def test_a_row_without_a_status_counts_its_time() -> None:
    assert Result(athlete="ada-frost", time=TIME).counted_time == TIME


def test_a_lapped_mass_starter_keeps_rank_and_time() -> None:
    lapped = Result(rank=23, athlete="ada-frost", points=0, laps_skated=11, time=RaceTime.parse("6:31.66"))
    assert (lapped.rank, str(lapped.counted_time)) == (23, "6:31.66")


def test_the_athletes_of_the_team_are_the_skater_or_the_named_members_of_the_team_row() -> None:
    assert Result(athlete="ada-frost").ours == ("ada-frost",)
    assert Result(nation="AVL", athletes=("ada-frost", "ben-tarn")).ours == ("ada-frost", "ben-tarn")
    assert Result(nation="AVL").ours == ()
    assert Result(skater="Somebody Else", nation="NOR").ours == ()


def test_a_name_that_stands_in_many_rows_is_held_once() -> None:
    written = msgpack.encode(Result(athlete="ada-frost", skater="Cleo North", nation="NOR"))
    first, second = (msgpack.decode(written, type=Result) for _ in range(2))
    assert first.athlete is not second.athlete
    bare = Result(athletes=("ada-frost",))
    name_once([first, second, bare])
    assert first.athlete is second.athlete
    assert first.skater is second.skater
    assert first.nation is second.nation
    assert bare == Result(athletes=("ada-frost",))
