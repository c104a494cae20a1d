"""Corrections: the row becomes what they say, and whoever stands behind it follows."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from almanac.model.competition import Competition, Correction, Level, Race
from almanac.model.race_time import RaceTime
from almanac.model.result import Result, Status
from almanac.model.team import Team
from almanac.statistics import derive
from almanac.statistics.corrected import corrected
from tests.statistics.sport import ADA, BEN, CAI, athlete, best, competition, race, record, rival, row, team, team_row

DAY = date(2024, 2, 1)
DQ: dict[str, Any] = {"status": Status.DISQUALIFIED}


def says(athlete: str, race_id: str = "men-500", on: date = DAY, **now: Any) -> Correction:
    if "time" in now:
        now["time"] = RaceTime.parse(now["time"])
    return Correction(on=on, race=race_id, athlete=athlete, **now)


def cup(*rows: Result, corrections: tuple[Correction, ...], of: str = "men-500", **more: Any) -> Competition:
    level = more.pop("level", Level.WORLD_CUP)
    return competition("cup", race(of, *rows, **more), start="2024-01-10", corrections=corrections, level=level)


def after(*rows: Result, by: Correction, **more: Any) -> list[tuple[str | None, int | None]]:
    """(who, rank) after one correction of a complete race."""
    more = {"complete": True} | more
    (made,) = corrected(team(cup(*rows, corrections=(by,), **more))).competitions["cup"].races
    return [(own.athlete or own.skater or own.nation, own.rank) for own in made.results]


FOUR = (row(ADA, "35.00", 1), row(BEN, "35.10", 2), rival("Ola", "35.20", 3), row(CAI, "35.30", 4))


def test_a_disqualified_skater_has_no_rank_and_no_time_and_the_others_move_up() -> None:
    assert after(*FOUR, by=says(BEN, **DQ)) == [(ADA, 1), ("Ola", 2), (CAI, 3), (BEN, None)]
    (made,) = corrected(team(cup(*FOUR, corrections=(says(BEN, **DQ),)))).competitions["cup"].races
    gone = made.results[-1]
    assert (gone.status, gone.time, str(gone.skated), gone.counted_time) == (Status.DISQUALIFIED, None, "35.10", None)


def test_who_tied_with_a_disqualified_skater_keeps_the_rank() -> None:
    tied = (row(ADA, "35.00", 1), row(BEN, "35.10", 2), rival("Ola", "35.10", 2), row(CAI, "35.30", 4))
    assert after(*tied, by=says(BEN, **DQ)) == [(ADA, 1), ("Ola", 2), (CAI, 3), (BEN, None)]


def test_a_changed_time_is_ranked_again() -> None:
    assert after(*FOUR, by=says(CAI, time="35.05")) == [(ADA, 1), (CAI, 2), (BEN, 3), ("Ola", 4)]
    assert after(*FOUR, by=says(ADA, time="35.25")) == [(BEN, 1), ("Ola", 2), (ADA, 3), (CAI, 4)]
    assert after(*FOUR, by=says(CAI, time="34.90")) == [(CAI, 1), (ADA, 2), (BEN, 3), ("Ola", 4)]
    assert after(*FOUR, by=says(CAI, time="35.31")) == [(ADA, 1), (BEN, 2), ("Ola", 3), (CAI, 4)]


def test_a_changed_time_may_tie_or_untie() -> None:
    assert after(*FOUR, by=says(CAI, time="35.10")) == [(ADA, 1), (BEN, 2), (CAI, 2), ("Ola", 4)]
    tied = (row(ADA, "35.00", 1), row(BEN, "35.10", 2), rival("Ola", "35.10", 2), row(CAI, "35.30", 4))
    assert after(*tied, by=says(CAI, time="35.20")) == [(ADA, 1), (BEN, 2), ("Ola", 2), (CAI, 4)]


def test_a_rank_that_is_given_stands_and_the_others_make_room() -> None:
    assert after(*FOUR, by=says(CAI, rank=2)) == [(ADA, 1), (CAI, 2), (BEN, 3), ("Ola", 4)]
    assert after(*FOUR, by=says(CAI, rank=4)) == [(ADA, 1), (BEN, 2), ("Ola", 3), (CAI, 4)]
    assert after(*FOUR, by=says(CAI, rank=1, time="34.99")) == [(CAI, 1), (ADA, 2), (BEN, 3), ("Ola", 4)]


def test_a_status_may_keep_a_printed_rank_and_nobody_makes_room_for_it() -> None:
    assert after(*FOUR, by=says(BEN, rank=4, **DQ)) == [(ADA, 1), ("Ola", 2), (CAI, 3), (BEN, 4)]


def test_a_status_that_is_taken_back_brings_the_time_back() -> None:
    out = replace(row(CAI, status=Status.DISQUALIFIED), skated=RaceTime.parse("35.05"))
    assert after(*FOUR[:3], out, by=says(CAI, time="35.05")) == [(ADA, 1), (CAI, 2), (BEN, 3), ("Ola", 4)]
    assert after(*FOUR[:3], out, by=says(CAI, rank=2)) == [(ADA, 1), (CAI, 2), (BEN, 3), ("Ola", 4)]


def test_in_a_part_of_a_list_the_rank_stays_as_far_as_the_rows_allow() -> None:
    part = (row(ADA, "35.00", 3), row(BEN, "35.50", 9), row(CAI, "35.60"))
    assert after(*part, by=says(BEN, time="35.40"), complete=False) == [(ADA, 3), (BEN, 9), (CAI, None)]
    assert after(*part, by=says(BEN, time="34.90"), complete=False) == [(BEN, 3), (ADA, 4), (CAI, None)]
    assert after(*part, by=says(ADA, time="35.55"), complete=False) == [(BEN, 8), (ADA, 9), (CAI, None)]
    assert after(*part, by=says(CAI, time="34.90"), complete=False) == [(ADA, 3), (BEN, 9), (CAI, None)]
    assert after(*part, by=says(ADA, **DQ), complete=False) == [(BEN, 8), (CAI, None), (ADA, None)]


@pytest.mark.parametrize(
    ("of", "more"),
    [("men-mass-start", {}), ("men-500", {"round": "final"}), ("men-team-pursuit", {"level": Level.OLYMPIC})],
)
def test_where_times_do_not_order_a_changed_time_changes_no_rank(of: str, more: dict[str, Any]) -> None:
    made = after(*FOUR, by=says(CAI, of if "round" not in more else "men-500-final", time="34.00"), of=of, **more)
    assert made == [(ADA, 1), (BEN, 2), ("Ola", 3), (CAI, 4)]
    gone = after(*FOUR, by=says(ADA, of if "round" not in more else "men-500-final", **DQ), of=of, **more)
    assert gone == [(BEN, 1), ("Ola", 2), (CAI, 3), (ADA, None)]


def test_teams_and_rivals_are_corrected_too() -> None:
    teams = (team_row(ADA, rank=1, time="3:50.00"), team_row(rank=2, time="3:51.00", nation="NOR"))
    by = Correction(on=DAY, race="men-team-pursuit", nation="NOR", time=RaceTime.parse("3:49.00"))
    assert after(*teams, by=by, of="men-team-pursuit") == [("NOR", 1), ("AVL", 2)]
    by = Correction(on=DAY, race="men-500", skater="Ola", nation="NOR", status=Status.DISQUALIFIED)
    assert after(*FOUR, by=by)[-2:] == [(CAI, 3), ("Ola", None)]


def test_corrections_follow_each_other_by_day_and_each_is_remembered() -> None:
    twice = (says(ADA, on=date(2024, 3, 1), rank=1, time="35.00"), says(ADA, on=date(2024, 2, 1), **DQ))
    made = corrected(team(cup(*FOUR, corrections=twice, complete=True)))
    held = made.competitions["cup"]
    assert [own.rank for own in held.races[0].results] == [1, 2, 3, 4]
    assert [revision.correction.on.month for revision in held.revisions] == [2, 3]
    assert held.revisions[0].before.results == FOUR
    assert corrected(made) == made


def test_a_correction_of_nothing_that_is_held_changes_nothing() -> None:
    held = team(cup(*FOUR, corrections=(says(ADA, "men-1000", **DQ), says("eva-lund", **DQ))))
    assert corrected(held).competitions["cup"].races == held.competitions["cup"].races


def test_a_reason_alone_changes_nothing() -> None:
    made = corrected(team(cup(*FOUR, corrections=(says(ADA),))))
    assert made.competitions["cup"].races[0].results == FOUR


def test_what_was_printed_beside_a_time_goes_with_it() -> None:
    marked = replace(FOUR[0], marks=("TR",), cup_printed=60)
    rows = (marked, replace(FOUR[1], marks=("NR",), cup_printed=54))
    for now, left, printed in ((DQ, (), None), ({"time": "35.05"}, (), 54), ({"rank": 1}, ("TR",), 54)):
        (made,) = corrected(team(cup(*rows, corrections=(says(ADA, **now),)))).competitions["cup"].races
        own = {held.athlete: held for held in made.results}
        assert (own[ADA].marks, own[ADA].cup_printed) == (left, None)
        assert (own[BEN].marks, own[BEN].cup_printed) == (("NR",), printed)


def test_a_stated_best_or_record_that_is_the_time_that_went_goes_too() -> None:
    bests = (
        best("men-500", "35.00", "2024-01"),
        best("men-500", "35.00", "2023-01"),
        best("men-500", "35.00"),
        best("men-500", "34.99", "2024-01"),
    )
    records = (record(ADA, "men-500", "35.00", "2024-01-10"), record(BEN, "men-500", "35.00", "2024-01-10"))
    held = team(cup(*FOUR, corrections=(says(ADA, **DQ),)), athletes=[athlete(ADA, *bests)], records=records)
    assert corrected(held).athletes[ADA].bests == bests[1:]
    assert corrected(held).records == records[1:]
    kept = replace(held, competitions={"cup": cup(*FOUR, corrections=(says(ADA, rank=2),))})
    assert corrected(kept).records == records


TIMES = st.lists(st.integers(0, 12), min_size=3, max_size=3)


def ranked(hundredths: list[int]) -> Race:
    times = [f"35.{each:02d}" for each in hundredths]
    rows = [
        row(who, time, 1 + sum(other < time for other in times))
        for who, time in zip((ADA, BEN, CAI), times, strict=True)
    ]
    return race("men-500", *rows, complete=True)


@settings(deadline=None)
@given(TIMES, st.integers(0, 12))
def test_a_changed_time_gives_the_list_that_would_have_been_printed(hundredths: list[int], now: int) -> None:
    held = competition("cup", ranked(hundredths), start="2024-01-10", corrections=(says(BEN, time=f"35.{now:02d}"),))
    made = corrected(team(held)).competitions["cup"].races[0]
    first, _, last = hundredths
    due = ranked([first, now, last])
    assert {own.athlete: own.rank for own in made.results} == {own.athlete: own.rank for own in due.results}


@settings(deadline=None)
@given(TIMES, st.sampled_from([ADA, BEN, CAI]))
def test_a_correction_changes_exactly_what_depends_on_it(hundredths: list[int], gone: str) -> None:
    """Nothing of another event, of another competition, or of whoever was ahead."""
    other = competition("other", race("men-1000", row(gone, "1:10.00", 1), day="2024-01-20"), start="2024-01-20")
    held = competition("cup", ranked(hundredths), start="2024-01-10", corrections=(says(gone, **DQ),))
    before, now = team(held, other), corrected(team(held, other))
    assert now.competitions["other"] == before.competitions["other"]
    place = {own.athlete: own for own in before.competitions["cup"].races[0].results}
    for own in now.competitions["cup"].races[0].results:
        was = place[own.athlete]
        behind = was.rank is not None and was.rank > (place[gone].rank or 0)
        assert own.athlete == gone or own == replace(was, rank=(was.rank or 0) - behind)
    assert differing(before, now) <= {gone}


def differing(before: Team, now: Team) -> set[str]:
    """Whose personal bests are not the same."""
    old, new = ({key: best.time for key, best in derive(held).personal_bests.items()} for held in (before, now))
    return {
        athlete for athlete, event in old.keys() | new.keys() if old.get((athlete, event)) != new.get((athlete, event))
    }
