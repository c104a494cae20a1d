"""Starts: every row of our athletes, in calendar order."""

from datetime import date

from msgspec.structs import replace

from almanac.model.citing import Source
from almanac.model.competition import RaceState
from almanac.model.result import Result, Status
from almanac.model.wording import Wording
from almanac.statistics.starts import days_of, our_rows, started_athletes, starts, starts_by_athlete
from tests.statistics.sport import (
    ADA,
    BEN,
    CAI,
    EVA,
    LIST,
    NEXT,
    THIS,
    competition,
    points_row,
    race,
    rival,
    row,
    team,
    team_row,
)


def test_starts_come_by_day_then_competition_then_race() -> None:
    late = competition(
        "late", race("men-500", row(ADA), day="2023-12-02"), race("men-1000", row(ADA), day="2023-12-01")
    )
    early = competition(
        "early", race("men-1500", row(ADA), day="2023-12-01"), race("men-500", row(ADA), day="2023-12-01")
    )
    keys = [start.key for start in starts(team(late, early))]
    assert keys == [
        ("late", "men-1000", ADA),
        ("early", "men-1500", ADA),
        ("early", "men-500", ADA),
        ("late", "men-500", ADA),
    ]


def test_rivals_have_no_starts_and_a_team_row_has_one_for_each_name() -> None:
    cup = competition(
        "cup",
        race("men-500", rival("Ola Far", "34.80"), row(ADA, "34.90")),
        race("men-team-pursuit", team_row(ADA, BEN), team_row(), team_row("x", nation="NOR")),
        start="2023-11-10",
    )
    held = starts(team(cup))
    assert [(start.athlete, start.is_team) for start in held[:3]] == [(ADA, False), (ADA, True), (BEN, True)]


def test_only_an_official_time_skated_alone_over_a_distance_may_be_a_best() -> None:
    cup = competition(
        "cup",
        race("men-500", row(ADA, "34.90"), row(BEN, "34.70", status=Status.DISQUALIFIED), row(CAI, rank=3)),
        race("men-team-pursuit", team_row(ADA, time="3:45.00")),
        race("men-mass-start", row(ADA, "7:42.51")),
        race("men-sprint-combination", points_row(ADA, "136.680")),
        start="2023-11-10",
    )
    assert [str(start.time) for start in starts(team(cup)) if start.time] == ["34.90"]


def test_who_did_not_start_withdrew_or_is_only_drawn_has_not_started() -> None:
    drawn = replace(race("men-1000", row(ADA)), state=RaceState.PLANNED)
    rows = [
        row(ADA, status=Status.DID_NOT_START),
        row(BEN, status=Status.WITHDRAWN),
        row(CAI, status=Status.DID_NOT_FINISH),
    ]
    cup = competition("cup", race("men-500", *rows), drawn, start="2023-11-10")
    assert [start.athlete for start in starts(team(cup)) if start.started] == [CAI]


def test_a_start_in_division_a_is_no_distance_of_a_combination_and_no_withdrawal() -> None:
    cup = competition(
        "cup",
        race("men-500", row(ADA, "34.90"), row(BEN, status=Status.WITHDRAWN), division="A"),
        race("men-500", row(CAI, "35.90"), division="B"),
        race("men-1000", row(ADA, "1:09.00"), division="A", part_of="men-sprint-combination"),
        start="2023-11-10",
    )
    assert [start.key for start in starts(team(cup)) if start.in_division_a] == [("cup", "men-500-a", ADA)]


def test_the_last_of_june_and_the_first_of_july_are_of_two_seasons() -> None:
    turn = competition(
        "turn", race("men-500", row(ADA), day="2024-06-30"), race("men-1000", row(ADA), day="2024-07-01"), season=THIS
    )
    assert [start.season for start in starts(team(turn))] == [THIS, NEXT]


def test_an_undated_race_counts_from_the_last_day_and_is_known_to_lie_within_the_meeting() -> None:
    cup = competition("cup", race("men-500", row(ADA)), start="2023-11-10", end=date(2023, 11, 12))
    (start,) = starts(team(cup))
    assert start.day == date(2023, 11, 12)
    assert (start.when.printed, start.when.first, start.when.last) == ("2023-11", date(2023, 11, 10), start.day)


def test_the_days_of_a_meeting_are_printed_as_exactly_as_one_word_can_say_them() -> None:
    assert days_of(competition("a", start="2023-11-10")).printed == "2023-11-10"
    assert days_of(competition("b", start="2023-11-30", end=date(2023, 12, 2))).printed == "2023-24"
    assert days_of(competition("c")).printed == "2023-24"


def test_a_dated_race_has_its_own_day() -> None:
    cup = competition("cup", race("men-500", row(ADA), day="2023-11-11"), start="2023-11-10", end=date(2023, 11, 12))
    assert starts(team(cup))[0].when.printed == "2023-11-11"


def test_a_start_names_the_source_nearest_to_it() -> None:
    club = Source(Wording.plain("club"))
    cup = competition("cup", race("men-500", replace(row(ADA), sources=(club,)), row(BEN)), start="2023-11-10")
    assert [start.sources for start in starts(team(cup))] == [(club,), (LIST,)]


def test_starts_are_found_by_athlete_in_their_order() -> None:
    cup = competition("cup", race("men-500", row(BEN), row(ADA)), race("men-1000", row(BEN)), start="2023-11-10")
    grouped = starts_by_athlete(starts(team(cup)))
    assert {athlete: [start.race.id for start in own] for athlete, own in grouped.items()} == {
        BEN: ["men-500", "men-1000"],
        ADA: ["men-500"],
    }


def test_our_rows_are_those_of_our_athletes_and_of_our_nation() -> None:
    named, nameless, stranger = row(ADA), team_row(), Result(skater="Una Known", nation="AVL")
    ours = our_rows(race("men-team-pursuit", named, team_row(nation="NOR"), nameless, stranger), "AVL")
    assert ours == (named, nameless, stranger)


def test_who_started_is_named_once_and_in_the_order_of_the_team() -> None:
    rows = [row(EVA), row(BEN), row(ADA), row(CAI, status=Status.DID_NOT_START)]
    cup = competition("cup", race("men-500", *rows), race("men-1000", row(ADA)), start="2023-11-10")
    built = team(cup)
    assert started_athletes(built, starts(built)) == (ADA, BEN, EVA)
