"""Events and rinks: lists of bests, how the team's best fell, races, and the ice they were skated on."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from almanac.model.competition import RaceState
from almanac.model.race_time import RaceTime
from almanac.model.reference import Record, RecordKind
from almanac.model.result import Result, Status
from almanac.model.roster import Base, Roster
from almanac.model.team import Team
from tests.pages.planned import planned
from tests.statistics.sport import (
    ADA,
    BEN,
    CAI,
    NEXT,
    THIS,
    athlete,
    best,
    competition,
    race,
    record,
    rival,
    row,
    team,
    team_row,
)


def page_of(held: Team, event: str = "men-500") -> Any:
    return planned(held, date(2026, 3, 1))[f"/events/{event}/"].view


def rink_page(held: Team, rink: str = "low-ice") -> Any:
    return planned(held)[f"/rinks/{rink}/"].view


def track_record(event: str, time: str, rink: str) -> Record:
    return Record(
        kind=RecordKind.TRACK, event=event, time=RaceTime.parse(time), skater="Ola Far", nation="NOR", rink=rink
    )


def test_tied_bests_lead_the_event_together() -> None:
    view = page_of(team(competition("cup", race("men-500", row(ADA, "34.90"), row(BEN, "34.90"), row(CAI, "35.00")))))
    assert [best.person.address for best in view.team_bests] == ["/athletes/ada-frost/", "/athletes/ben-tarn/"]
    assert [line.rank for line in view.all_time] == [1, 1, 3]
    assert (view.athletes, view.starts) == (3, 3)


def test_the_season_list_is_of_the_newest_season_with_a_start_in_the_event() -> None:
    view = page_of(
        team(
            competition("one", race("men-500", row(ADA, "34.00"), row(BEN, "34.10")), start="2024-01-10"),
            competition("two", race("men-500", row(BEN, "34.50"), division="A"), start="2024-11-10", season=NEXT),
            competition("three", race("men-1000", row(ADA, "1:09.00")), start="2025-01-10", season=NEXT),
        )
    )
    assert view.season.text.text == "2024-25"
    assert [line.best.time for line in view.season_list] == ["34.50"]
    (starter,) = view.starters
    assert (starter.starts, starter.a_starts, starter.season_best) == (1, 1, "34.50")


def test_starters_stand_by_the_number_of_starts() -> None:
    first = race("men-mass-start", Result(athlete=ADA, rank=3), Result(athlete=BEN, rank=4))
    view = page_of(
        team(
            competition("one", first, start="2024-01-10"),
            competition("two", race("men-mass-start", Result(athlete=BEN, rank=9)), start="2024-02-10"),
        ),
        "men-mass-start",
    )
    assert [(starter.person.address, starter.starts, starter.season_best) for starter in view.starters] == [
        ("/athletes/ben-tarn/", 2, ""),
        ("/athletes/ada-frost/", 1, ""),
    ]
    assert (view.team_bests, view.all_time, view.chart) == ((), (), None)


def test_the_steps_of_the_teams_best_run_from_the_newest_and_those_of_a_known_day_are_drawn() -> None:
    old = athlete(CAI, best("men-500", "35.50", "2019"))
    view = page_of(
        team(
            competition("one", race("men-500", row(ADA, "35.00"), day="2024-01-10"), start="2024-01-10"),
            competition("two", race("men-500", row(BEN, "34.80"), day="2024-01-20"), start="2024-01-20"),
            competition("three", race("men-500", row(ADA, "34.60"), day="2024-02-20"), start="2024-02-20"),
            athletes=[old],
        )
    )
    assert [(step.best.time, step.previous) for step in view.steps] == [
        ("34.60", "34.80"),
        ("34.80", "35.00"),
        ("35.00", "35.50"),
        ("35.50", ""),
    ]
    assert [(point.value, point.label) for point in view.chart.points] == [
        ("35.00", "ada frost"),
        ("34.80", "ben tarn"),
        ("34.60", "ada frost"),
    ]


def test_a_teams_fastest_time_stands_with_the_names_that_the_list_gives() -> None:
    pursuit = race("men-team-pursuit", team_row(rank=3, time="3:45.00"), round="final")
    (time,) = page_of(team(competition("cup", pursuit, start="2024-01-10")), "men-team-pursuit").team_times
    assert (time.time, time.people, time.competition.address) == (
        "3:45.00",
        (),
        "/competitions/cup/#men-team-pursuit-final",
    )


def test_a_race_shows_our_best_row_and_one_without_us_none() -> None:
    mixed = race("men-500", rival("Ola Far", "34.00", 1), row(BEN, status=Status.DISQUALIFIED), row(ADA, "35.00", 4))
    (season,) = page_of(
        team(
            competition("one", mixed, start="2024-01-10"),
            competition("two", race("men-500", rival("Ola Far", "34.00", 1), day="2024-02-10"), start="2024-02-10"),
            competition("three", race("men-500", state=RaceState.PLANNED), start="2024-02-20"),
        )
    ).races
    newest, oldest = season.races
    assert (newest.ours, newest.best, newest.day) == (0, None, "2024-02-10")
    assert (oldest.ours, oldest.best.rank, oldest.best.behind, oldest.day) == (2, "4", "+1.00", "")


def test_what_is_held_is_of_the_event_alone() -> None:
    view = page_of(team(competition("cup", race("men-500", row(ADA, "35.00")), race("men-1000", row(ADA, "1:10.00")))))
    assert (view.held.races, view.held.starts) == (1, 1)


def test_track_records_stand_with_the_rink_and_not_with_the_event() -> None:
    held = team(records=(track_record("men-500", "34.00", "low-ice"), record(None, "men-500", "34.10")))
    assert [line.kind for line in page_of(held).records] == ["national"]
    assert [line.time for line in rink_page(held).records] == ["34.00"]
    assert rink_page(held, "high-ice").records == ()


def test_an_event_of_which_nothing_is_held_is_there() -> None:
    view = page_of(team())
    assert (view.season, view.starters, view.races, view.chart) == (None, (), (), None)


def test_events_stand_olympic_first_each_with_the_best_or_the_best_place() -> None:
    view = planned(
        team(
            competition(
                "cup",
                race("men-500", row(ADA, "34.90"), row(BEN, "34.90")),
                race("men-mass-start", Result(athlete=ADA, rank=5), division="A"),
                race("men-team-pursuit", team_row(ADA, BEN, CAI, rank=4, time="3:45.00")),
                start="2024-01-10",
            )
        )
    )["/events/"].view
    men, women = view.olympic
    cards = {card.event.link.address: card for card in men.events}
    assert (cards["/events/men-500/"].time, len(cards["/events/men-500/"].people)) == ("34.90", 2)
    assert (cards["/events/men-mass-start/"].time, cards["/events/men-mass-start/"].best_rank) == ("", 5)
    assert (cards["/events/men-team-pursuit/"].time, cards["/events/men-team-pursuit/"].athletes_now) == ("3:45.00", 3)
    assert (women.category, women.events[0].athletes) == ("women", 0)
    assert (view.season.text.text, view.olympic_events, view.entered) == ("2023-24", 7, 3)
    assert [group.category for group in view.others] == ["men"]


def test_events_without_a_start_name_no_season() -> None:
    view = planned(team())["/events/"].view
    assert (view.season, view.entered) == (None, 0)


def test_a_rink_has_its_competitions_and_our_fastest_on_its_ice() -> None:
    stated = athlete(CAI, best("men-500", "34.40", "2022", rink="low-ice"), best("men-1000", "1:08.00", "2022"))
    view = rink_page(
        team(
            competition("one", race("men-500", row(ADA, "34.90")), start="2024-01-10", rink="low-ice"),
            competition(
                "two", race("men-1000", row(BEN, "1:10.00"), row(ADA, "1:09.50")), start="2024-02-10", rink="low-ice"
            ),
            competition("high", race("men-500", row(ADA, "33.90")), start="2024-02-20", rink="high-ice"),
            athletes=[stated],
        )
    )
    assert [line.link.address for line in view.competitions] == ["/competitions/two/", "/competitions/one/"]
    assert [(best.time, best.person.address) for best in view.bests] == [
        ("34.40", "/athletes/cai-holm/"),
        ("1:09.50", "/athletes/ada-frost/"),
    ]
    assert view.held.races == 2


def test_a_training_base_says_in_which_seasons() -> None:
    rosters = {season: Roster(season=season, bases=(Base(rink="low-ice"),)) for season in (THIS, NEXT)}
    held = replace(team(), rosters=rosters)
    assert [base.season.text.text for base in rink_page(held).bases] == ["2024-25", "2023-24"]
    assert rink_page(held, "high-ice").bases == ()


def test_rinks_raced_on_most_stand_first() -> None:
    held = replace(
        team(
            competition("one", rink="odd-ice"),
            competition("two", rink="odd-ice"),
            competition("three", rink="high-ice"),
        ),
        rosters={THIS: Roster(season=THIS, bases=(Base(rink="low-ice"),))},
    )
    lines = planned(held)["/rinks/"].view.rinks
    assert [(line.link.address, line.competitions, line.is_base) for line in lines] == [
        ("/rinks/odd-ice/", 2, False),
        ("/rinks/high-ice/", 1, False),
        ("/rinks/low-ice/", 0, True),
    ]
