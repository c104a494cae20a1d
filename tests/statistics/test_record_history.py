"""Records: who held which when, and the faster results that stand beside them."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from almanac.model.citing import Source
from almanac.model.competition import Level
from almanac.model.points import CombinationPoints
from almanac.model.race_time import RaceTime
from almanac.model.reference import Record, RecordKind
from almanac.model.when import When
from almanac.statistics.record_history import RecordHistory, Skated, record_histories
from almanac.statistics.team_records import team_time_progression
from tests.statistics.sport import ADA, BEN, WORDS, competition, race, record, rival, row, team, team_row


def stated(kind: RecordKind, time: str, when: str | None = "2023-12-01", **more: Any) -> Record:
    date = When.parse(when) if when else None
    return Record(kind=kind, event="men-500", time=RaceTime.parse(time), date=date, **more)


def history(record: Record, *rows: Any, day: str = "2024-01-10", **more: Any) -> RecordHistory:
    held = competition("cup", race("men-500", *rows, day=day), start=day, **more)
    (own,) = record_histories(team(held, records=(record,)))
    return own


def faster(record: Record, *rows: Any, **more: Any) -> Skated | None:
    return history(record, *rows, **more).faster


def test_the_holder_on_a_day_is_the_newest_by_then_and_of_one_day_the_fastest() -> None:
    records = (
        stated(RecordKind.OLYMPIC, "34.40", "2022-02", athlete=ADA),
        stated(RecordKind.OLYMPIC, "33.77", "2026-02-14", skater="Ola", nation="NOR"),
        stated(RecordKind.OLYMPIC, "34.26", "2026-02-14", skater="Per", nation="NOR"),
    )
    (own,) = record_histories(team(records=records))
    assert own.holder(date(2022, 2, 27)) is None
    assert own.holder(date(2023, 11, 23)) is records[0]
    assert own.holder(date(2026, 2, 14)) is records[1]
    assert own.current is records[1]


def test_a_record_without_a_date_was_always_there() -> None:
    own = history(stated(RecordKind.WORLD, "33.61", None, skater="Ola"))
    assert own.holder(date(1990, 1, 1)) is own.current


def test_each_rink_and_each_nation_has_a_history_of_its_own() -> None:
    records = (
        stated(RecordKind.TRACK, "35.00", rink="low-ice"),
        stated(RecordKind.TRACK, "34.00", rink="high-ice"),
        stated(RecordKind.NATIONAL, "34.50", athlete=ADA),
        stated(RecordKind.NATIONAL, "34.60", "2022", nation="AVL"),
        stated(RecordKind.NATIONAL, "34.10", nation="NOR", skater="Ola"),
    )
    held = record_histories(team(records=records))
    assert [(own.kind.value, own.rink, own.nation, len(own.records)) for own in held] == [
        ("national", None, "AVL", 2),
        ("national", None, "NOR", 1),
        ("track", "high-ice", None, 1),
        ("track", "low-ice", None, 1),
    ]


def test_a_faster_result_does_not_move_a_national_record() -> None:
    own = history(record(ADA, "men-500", "34.50", "2023-12-01"), row(BEN, "34.40", 1), rival("Ola", "34.00", 2))
    assert str(own.current.time) == "34.50"
    assert own.faster and (str(own.faster.time), own.faster.contradicts) == ("34.40", False)
    assert faster(record(ADA, "men-500", "34.50", "2023-12-01"), row(BEN, "34.50", 1)) is None


def test_a_claim_that_a_result_of_before_beats_is_contradicted() -> None:
    claim = record(ADA, "men-500", "34.50", "2024-01-11")
    found = faster(claim, row(ADA, "34.40", 1))
    assert found and found.contradicts
    told_later = replace(
        record(ADA, "men-500", "34.50", "2023-12-01"), sources=(Source(WORDS, date=When.parse("2024-02-09")),)
    )
    found = faster(told_later, row(ADA, "34.40", 1))
    assert found and found.contradicts


def test_a_record_knows_the_rows_it_is_the_best_of() -> None:
    fast = rival("Ola", "33.00", 1)
    assert faster(stated(RecordKind.WORLD, "34.00", skater="Per"), fast)
    assert faster(stated(RecordKind.OLYMPIC, "34.00", skater="Per"), fast) is None
    assert faster(stated(RecordKind.OLYMPIC, "34.00", skater="Per"), fast, level=Level.OLYMPIC)
    assert faster(stated(RecordKind.TRACK, "34.00", rink="low-ice"), fast) is None
    assert faster(stated(RecordKind.TRACK, "34.00", rink="low-ice"), fast, rink="low-ice")
    assert faster(stated(RecordKind.TRACK, "34.00", rink="low-ice"), fast, rink="high-ice") is None
    assert faster(stated(RecordKind.NATIONAL, "34.00", nation="NOR", skater="Per"), fast)


def test_an_asian_record_is_only_set_against_its_holders_own_earlier_times() -> None:
    claim = stated(RecordKind.ASIAN, "34.00", "2024-02-01", athlete=ADA)
    assert faster(claim, row(ADA, "33.90", 1))
    assert faster(claim, row(BEN, "33.90", 1)) is None
    assert faster(claim, row(ADA, "33.90", 1), day="2024-02-02") is None
    assert faster(stated(RecordKind.GAMES, "34.00", "2024-02-01", athlete=ADA), row(ADA, "33.90", 1)) is None


def test_points_and_races_without_an_order_by_time_say_nothing_to_a_record() -> None:
    points = Record(
        kind=RecordKind.WORLD, event="men-sprint-combination", points=CombinationPoints.parse("136.065"), skater="Per"
    )
    held = competition(
        "cup", race("men-sprint-combination", row(ADA, rank=1)), race("men-500", row(ADA, rank=1)), start="2024-01-10"
    )
    assert [own.faster for own in record_histories(team(held, records=(points,)))] == [None]


def test_the_best_of_our_teams_falls_step_by_step() -> None:
    held = competition(
        "cup",
        race("men-team-pursuit", team_row(ADA, time="3:50.00"), day="2024-01-10", round="quarter-final"),
        race("men-team-pursuit", team_row(ADA, time="3:51.00"), day="2024-01-11", round="semi-final"),
        race("men-team-pursuit", team_row(ADA, time="3:49.00"), day="2024-01-12", round="final"),
        start="2024-01-10",
    )
    steps = team_time_progression(team(held), "men-team-pursuit")
    assert [str(step.time) for step in steps] == ["3:50.00", "3:49.00"]
    assert team_time_progression(team(held), "men-500") == ()
