"""Pages that compare: a combination distance by distance, laps, all-rounders, head-to-head."""

from typing import Any

import pytest
from msgspec.structs import replace

from almanac.model.race_time import RaceTime
from almanac.model.result import Result
from almanac.model.team import Team
from tests.pages.planned import planned, published
from tests.statistics.sport import (
    ADA,
    BEN,
    CAI,
    EVA,
    EVENTS,
    FAY,
    athlete,
    best,
    competition,
    points_row,
    race,
    rival,
    row,
    team,
)

SPRINT, ALLROUND = "men-sprint-combination", "men-allround-combination"
OPENERS = {"men-500": 100, "men-1500": 300}


def with_parts(held: Team, combination: str, *parts: str) -> Team:
    event_of = replace(EVENTS[SPRINT], id=combination, parts=parts)
    return replace(held, events={**held.events, combination: event_of})


def part(event: str, *rows: Result) -> Any:
    return race(event, *rows, part_of=SPRINT)


def combinations_of(*races: Any) -> Any:
    held = with_parts(team(competition("cup", *races)), SPRINT, "men-500", "men-1000")
    return planned(held)["/competitions/cup/"].view.combinations


def test_our_skaters_stand_with_whoever_led_or_won() -> None:
    (table,) = combinations_of(
        part("men-500", row(ADA, "34.80", 2), rival("Ole Fjell", "34.50", 1), rival("Per Aas", "35.00", 3)),
        part("men-1000", row(ADA, "1:08.00", 1), rival("Per Aas", "1:08.20", 2)),
        race(SPRINT, points_row(ADA, "68.801", 2), Result(skater="Per Aas", nation="NOR", rank=1)),
    )
    assert [(skater.person.name.text, skater.rank, skater.is_ours) for skater in table.skaters] == [
        ("Per Aas", "1", False),
        ("ada frost", "2", True),
        ("Ole Fjell", "", False),
    ]
    own, led = table.skaters[1], table.skaters[2]
    assert (own.total, own.stated, own.differs, table.shows_gap) == ("68.800", "68.801", True, True)
    assert [(line.anchor, line.time, line.gap, line.leads) for line in own.distances] == [
        ("men-500", "34.80", "0.60", False),
        ("men-1000", "1:08.00", "", False),
    ]
    assert (led.distances[0].leads, led.distances[1].time, led.total) == (True, "", "")


def test_a_combination_without_ours_is_not_shown() -> None:
    assert combinations_of(part("men-500", rival("Ole Fjell", "34.50", 1))) == ()


def test_a_distance_not_held_leads_nowhere() -> None:
    (table,) = combinations_of(part("men-500", row(ADA, "34.80")))
    assert (table.skaters[0].distances[1].anchor, table.shows_gap) == ("", False)


def skated(who: str, rank: int, time: str, *laps: str) -> Result:
    return replace(row(who, time, rank), laps=tuple(map(RaceTime.parse, laps)))


def timed(event: str, *rows: Result, **more: Any) -> Any:
    held = race(event, *rows, **more)
    return replace(held, event=replace(held.event, opener=OPENERS[event]))


def laps_of(*races: Any) -> Any:
    days = planned(team(competition("cup", *races)))["/competitions/cup/"].view.days
    return [table for day in days for race in day.races for table in race.laps]


def test_laps_are_set_against_the_winner_and_the_own_best() -> None:
    tables = laps_of(
        timed("men-1500", skated(ADA, 1, "1:44.00", "24.00", "26.00", "26.50", "27.50"), number=1),
        timed(
            "men-1500",
            skated(BEN, 1, "1:43.90", "23.90", "26.00", "26.50", "27.50"),
            skated(ADA, 2, "1:45.00", "24.20", "26.10", "26.90", "27.80"),
            number=2,
        ),
    )
    first, winner, second = tables
    assert (first.winner, first.best, winner.winner) == ((), None, ())
    assert [person.address for person in second.winner] == ["/athletes/ben-tarn/"]
    assert (second.best.address, second.best_time) == ("/competitions/cup/#men-1500-1", "1:44.00")
    assert [(line.metres, line.lap, line.to_winner, line.to_best) for line in second.lines][:2] == [
        (300, "24.20", ("+0.30", "+0.30"), ("+0.20", "+0.20")),
        (700, "26.10", ("+0.10", "+0.40"), ("+0.10", "+0.30")),
    ]
    assert (second.opener, second.drop_off, second.fastest, second.slowest) == ("24.20", "+1.70", "26.10", "27.80")


def test_the_chart_of_laps_leaves_the_opener_out() -> None:
    (table,) = laps_of(timed("men-1500", skated(ADA, 1, "1:44.00", "24.00", "26.00", "26.50", "27.50")))
    assert [(point.x, point.value, point.is_best) for point in table.chart.points] == [
        (700, "26.00", True),
        (1100, "26.50", False),
        (1500, "27.50", False),
    ]


def test_few_laps_or_laps_of_unknown_length_have_no_chart() -> None:
    assert laps_of(timed("men-500", skated(ADA, 1, "34.50", "9.50", "25.00")))[0].chart is None
    (unknown,) = laps_of(race("men-1500", skated(ADA, 1, "1:44.00", "24.00", "26.00", "26.50", "27.50")))
    assert (unknown.chart, unknown.lines[1].metres) == (None, None)


def test_an_opener_alone_and_a_winner_with_fewer_laps_are_shown_as_far_as_held() -> None:
    rows = skated(BEN, 1, "34.40", "9.40"), skated(ADA, 2, "34.50", "9.50", "25.00")
    winner, second = laps_of(timed("men-500", *rows))
    assert (winner.fastest, winner.drop_off) == ("", "")
    assert [line.to_winner for line in second.lines] == [("+0.10", "+0.10"), ("", "")]


def test_a_faster_race_without_laps_is_not_set_against() -> None:
    best_race = race("men-500", row(ADA, "34.40", 1), number=1)
    (table,) = laps_of(best_race, timed("men-500", skated(ADA, 2, "34.50", "9.50", "25.00"), number=2))
    assert (table.best, table.best_time, table.winner) == (None, "", ())


def test_laps_of_a_rival_have_no_own_best() -> None:
    other = replace(rival("Ole Fjell", "34.50", 1), laps=(RaceTime.parse("9.50"), RaceTime.parse("25.00")))
    (table,) = laps_of(timed("men-500", other))
    assert (table.best, table.people[0].name.text) == (None, "Ole Fjell")


ROUNDED = team(
    athletes=(
        athlete(ADA, best("men-500", "34.50"), best("men-1000", "1:08.00")),
        athlete(BEN, best("men-500", "35.50")),
        athlete(CAI, best("men-500", "36.00"), best("men-1000", "1:08.50")),
    )
)


def test_the_adelskalender_lists_who_has_every_distance_and_who_lacks_one() -> None:
    view = planned(with_parts(ROUNDED, ALLROUND, "men-500", "men-1000"))["/adelskalender/"].view
    (own,) = view.lists
    assert [(line.rank, line.total, line.person.address) for line in own.ranked] == [
        ("1", "68.500", "/athletes/ada-frost/"),
        ("2", "70.250", "/athletes/cai-holm/"),
    ]
    (lacking,) = own.incomplete
    assert (lacking.rank, lacking.total, lacking.cells[1].best, lacking.cells[1].points) == ("", "", None, "")
    assert [(line.near, line.distances, line.spread) for line in own.spreads] == [(2, 2, "0.500"), (1, 2, "1.750")]


def test_a_team_without_an_allround_event_has_an_empty_adelskalender() -> None:
    assert planned(ROUNDED)["/adelskalender/"].view.lists == ()


def test_an_athlete_is_set_against_the_bests_of_the_team() -> None:
    pages = planned(with_parts(ROUNDED, ALLROUND, "men-500", "men-1000"))
    view = pages["/athletes/cai-holm/"].view.comparison
    assert [(line.points, line.behind, line.is_near) for line in view.strengths] == [
        ("34.250", "+0.8 %", True),
        ("36.000", "+4.4 %", False),
    ]
    assert (view.rank, view.ranked, view.near, view.spread) == (2, 2, 1, "1.750")
    assert pages["/athletes/ada-frost/"].view.comparison.strengths[0].behind == ""
    nobody = pages["/athletes/eva-lund/"].view.comparison
    assert (nobody.strengths, nobody.spread, nobody.rank, nobody.mates) == ((), "", None, ())


MET = team(
    competition(
        "cup",
        *(
            race("men-500", row(ADA, "35.00", 1), rival("Ole Fjell", "35.10", 2), row(BEN, "35.30", 3), number=number)
            for number in range(1, 6)
        ),
        race("men-mass-start", row(ADA, rank=2), row(BEN, rank=2)),
        race("women-500", row(EVA, "38.00", 2), row(FAY, "37.90", 1)),
    )
)


def test_head_to_head_lists_team_mates_and_regular_rivals_by_category() -> None:
    men, women = planned(MET)["/head-to-head/"].view.categories
    (first, second), (rivals,) = men.mates, men.rivals
    (duel,) = first.duels
    assert (first.id, duel.meetings, duel.wins, duel.losses, duel.median, duel.is_faster) == (
        "men-500",
        5,
        5,
        0,
        "−0.30",
        True,
    )
    (draw,) = second.duels
    assert (draw.draws, draw.median, draw.last[0].outcome, draw.last[0].gap) == (1, "", "drew", "")
    assert [(own.other.name.text, own.nation, own.is_faster) for own in rivals.duels] == [
        ("Ole Fjell", "NOR", True),
        ("Ole Fjell", "NOR", False),
    ]
    assert (women.category, women.rivals, women.mates[0].duels[0].last[0].outcome) == ("women", (), "lost")


def test_nobody_met_says_so() -> None:
    assert planned(team())["/head-to-head/"].view.categories == ()


def test_an_athlete_reads_team_mates_from_the_own_side() -> None:
    view = planned(MET)["/athletes/ben-tarn/"].view.comparison
    duel = view.mates[0].duels[0]
    assert (duel.other.address, duel.losses, duel.median, duel.last[0].race.address) == (
        "/athletes/ada-frost/",
        5,
        "+0.30",
        "/competitions/cup/#men-500-5",
    )
    assert [own.id for own in planned(MET)["/athletes/ada-frost/"].view.comparison.rivals] == ["men-500"]


def test_of_many_athletes_the_pairs_of_all_are_worked_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"/athletes/{slug}/" for slug in MET.athletes]
    few = [planned(MET)[address].view.comparison for address in addresses]
    monkeypatch.setattr("almanac.pages.comparison._FEW", 0)
    monkeypatch.setattr("almanac.pages.comparison.team_mates", None)
    monkeypatch.setattr("almanac.pages.comparison.rivals", "every rival")
    pages = planned(MET)
    assert [pages[address].view.comparison for address in addresses] == few


def test_a_page_has_room_for_those_who_met_most_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almanac.pages.head_to_head._ROOM", 1)
    ((rivals,), *_) = [own.rivals for own in planned(MET)["/head-to-head/"].view.categories]
    assert (len(rivals.duels), rivals.hidden) == (1, 1)


def test_an_event_leads_to_its_meetings_where_the_page_is_built() -> None:
    pages = planned(MET)
    assert pages["/events/men-500/"].view.head_to_head == "/head-to-head/#men"
    assert pages["/events/men-1000/"].view.head_to_head == ""
    chosen = planned(published(MET, pages=("home", "events", "event", "athlete")))
    assert chosen["/events/men-500/"].view.head_to_head == ""
    assert chosen["/athletes/ben-tarn/"].view.comparison.head_to_head == ""
