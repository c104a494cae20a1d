"""A combination follows from its corrected distances: the total, the rank, and who is out of the ranking."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from almanac.model.competition import Competition, Correction, Race
from almanac.model.points import CombinationPoints, points_of
from almanac.model.race_time import RaceTime
from almanac.model.result import Result, Status
from almanac.statistics import derive
from almanac.statistics.corrected import corrected
from tests.statistics.sport import ADA, BEN, CAI, EVENTS, competition, points_row, race, row, team

SPRINT = replace(EVENTS["men-sprint-combination"], parts=("men-500", "men-1000"))
DAY = date(2024, 2, 1)


def whole(*rows: Result) -> Race:
    return Race(event=SPRINT, results=rows, complete=True)


def part(event: str, *rows: Result) -> Race:
    return race(event, *rows, part_of=SPRINT.id)


def now(*races: Race, **said: Any) -> Competition:
    decision = Correction(on=DAY, race="men-1000", athlete=ADA, **said)
    cup = competition("sprint", *races, start="2024-01-10", corrections=(decision,))
    return corrected(team(cup)).competitions["sprint"]


def lines(held: Competition) -> list[tuple[str | None, int | None, str, Status | None]]:
    (own,) = (race for race in held.races if race.event.id == SPRINT.id)
    return [(line.athlete, line.rank, str(line.combined or ""), line.status) for line in own.results]


FINAL = whole(points_row(ADA, "70.000", rank=1), points_row(BEN, "70.100", rank=2), points_row(CAI, "70.200", rank=3))
THOUSAND = part("men-1000", row(ADA, "1:10.00", 1), row(BEN, "1:10.20", 2))


def test_a_slower_distance_adds_its_difference_in_points_and_ranks_anew() -> None:
    assert lines(now(THOUSAND, FINAL, time=RaceTime.parse("1:10.30"))) == [
        (BEN, 1, "70.100", None),
        (ADA, 2, "70.150", None),
        (CAI, 3, "70.200", None),
    ]


def test_whoever_has_no_time_on_a_distance_is_out_of_the_ranking() -> None:
    held = now(THOUSAND, FINAL, status=Status.DISQUALIFIED)
    assert lines(held) == [(BEN, 1, "70.100", None), (CAI, 2, "70.200", None), (ADA, None, "", Status.DISQUALIFIED)]
    assert [medal.athletes for medal in derive(team(held)).medals] == [(BEN,), (CAI,)]


def test_both_the_distance_and_the_combination_tell_what_they_were() -> None:
    held = now(THOUSAND, FINAL, status=Status.DISQUALIFIED)
    assert [revision.before.event.id for revision in held.revisions] == ["men-1000", SPRINT.id]
    assert held.revisions[1].before == FINAL


def test_a_time_given_back_is_added_up_where_every_distance_is_held() -> None:
    thousand = part("men-1000", row(ADA, None, None, Status.DISQUALIFIED), row(BEN, "1:10.20", 1))
    final = whole(points_row(BEN, "70.100", rank=1), replace(points_row(ADA, "1.000"), combined=None))
    five = part("men-500", row(ADA, "34.90", 1))
    found = lines(now(five, thousand, final, time=RaceTime.parse("1:10.00")))
    assert found == [(ADA, 1, "69.900", None), (BEN, 2, "70.100", None)]
    assert lines(now(thousand, final, time=RaceTime.parse("1:10.00")))[1] == (ADA, None, "", None)


def test_a_correction_that_changes_no_points_leaves_the_combination() -> None:
    assert len(now(THOUSAND, FINAL, rank=2).revisions) == 1
    unknown = part("men-1000", row(ADA, None), row(BEN, "1:10.20", 2))
    assert len(now(unknown, FINAL, rank=2).revisions) == 1
    assert len(now(THOUSAND, whole(points_row(BEN, "70.100", rank=1)), status=Status.DISQUALIFIED).revisions) == 1


@given(st.integers(65_00, 75_00))
def test_the_total_moves_by_exactly_the_points_of_the_distance(hundredths: int) -> None:
    time = RaceTime(hundredths * 10)
    (own,) = (line for line in lines(now(THOUSAND, FINAL, time=time)) if line[0] == ADA)
    moved = points_of(time, 1000).thousandths - points_of(RaceTime(70_000), 1000).thousandths
    assert own[2] == str(CombinationPoints(70_000 + moved))
