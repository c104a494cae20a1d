"""What is held, and who raced what in a season."""

from msgspec.structs import replace

from almanac.model.competition import Change, Competition, Level, RaceState
from almanac.model.result import Status
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.coverage import EventCoverage, coverage, several_events
from almanac.statistics.held import Held, held
from almanac.statistics.starts import starts
from tests.statistics.sport import (
    ADA,
    BEN,
    CAI,
    EVA,
    EVENTS,
    FAY,
    NEXT,
    THIS,
    athlete,
    best,
    competition,
    race,
    rival,
    row,
    team,
    team_row,
)


def held_of(*competitions: Competition) -> Held:
    return held(competitions, starts(team(*competitions)))


def covered(team: Team, event: str, season: Season = THIS) -> EventCoverage:
    """One event of a season."""
    return next(own for own in coverage(team, starts(team), season) if own.event.id == event)


def test_what_is_held_counts_races_whole_fields_and_our_starts() -> None:
    cup = competition(
        "cup",
        race("men-500", row(ADA, "34.90"), row(BEN, rank=5), complete=True),
        race("men-1000", rival("Ola Far", "1:08.00")),
        race("men-team-pursuit", team_row(ADA, BEN, time="3:45.00")),
        start="2023-11-10",
    )
    assert held_of(cup) == Held(races=3, complete=1, starts=4, timed=3, races_without_ours=1)


def test_who_did_not_start_is_no_start_held() -> None:
    cup = competition("cup", race("men-500", row(ADA, status=Status.DID_NOT_START)), start="2023-11-10")
    assert held_of(cup) == Held(races=1, races_without_ours=1)


def test_starts_at_other_competitions_are_left_out() -> None:
    here = competition("here", race("men-500", row(ADA)), start="2023-11-10")
    there = competition("there", race("men-500", row(ADA)), start="2023-11-20")
    assert held((here,), starts(team(here, there))).starts == 1


def test_a_race_that_is_planned_or_of_a_cancelled_meeting_counts_only_with_rows() -> None:
    planned = replace(race("men-500"), state=RaceState.PLANNED)
    called_off = replace(competition("off", race("men-500"), start="2023-11-10"), state=Change.CANCELLED)
    broken_off = replace(competition("cut", race("men-500", row(ADA))), state=Change.CANCELLED)
    assert held_of(competition("cup", planned, start="2023-11-10"), called_off, broken_off).races == 1


def test_nothing_held_or_a_field_not_whole_is_partial() -> None:
    assert Held().is_partial
    assert Held(races=2, complete=1).is_partial
    assert not Held(races=2, complete=2).is_partial


def test_every_olympic_event_is_covered_in_order_even_without_a_start() -> None:
    found = coverage(team(), (), THIS)
    assert [own.event.id for own in found] == [event for event in EVENTS if event != "men-sprint-combination"]
    assert {(own.athletes, own.starts, own.best_rank, own.best, own.change) for own in found} == {
        ((), 0, None, None, None)
    }


def test_an_event_is_covered_by_those_who_came_to_the_line() -> None:
    built = team(
        competition(
            "cup",
            race("men-500", row(BEN, "34.90"), row(ADA, "35.00"), row(CAI, status=Status.WITHDRAWN), division="A"),
            race("men-500", row(ADA, "35.10"), division="B"),
            race("men-500", row(ADA, "35.20"), part_of="men-sprint-combination"),
            start="2023-11-10",
        ),
        competition("home", race("men-500", row(ADA, "35.30")), start="2023-12-10", level=Level.NATIONAL),
    )
    found = covered(built, "men-500")
    assert found.athletes == (ADA, BEN)
    assert (found.starts, found.international, found.a_starts) == (5, 4, 2)


def test_a_team_row_counts_the_named() -> None:
    cup = competition("cup", race("men-team-pursuit", team_row(ADA, CAI, rank=4, time="3:45.00")), start="2023-11-10")
    found = covered(team(cup), "men-team-pursuit")
    assert (found.athletes, found.best_rank, found.best) == ((ADA, CAI), 4, None)


def test_the_best_rank_is_one_among_all_nations() -> None:
    built = team(
        competition(
            "cup",
            race("men-500", row(ADA, rank=1), division="B"),
            race("men-500", row(ADA, rank=2), part_of="men-sprint-combination", number=1),
            race("men-500", row(ADA, rank=3), round="quarter-final"),
            race("men-500", row(ADA, rank=4, status=Status.DID_NOT_FINISH), number=2),
            race("men-500", row(ADA), number=3),
            race("men-500", row(ADA, rank=7), row(BEN, rank=6), division="A"),
            start="2023-11-10",
        ),
        competition("home", race("men-500", row(ADA, rank=1)), start="2023-12-10", level=Level.NATIONAL),
    )
    assert covered(built, "men-500").best_rank == 6


def test_the_best_of_a_season_is_compared_with_that_of_the_season_before() -> None:
    built = team(
        competition("old", race("men-500", row(ADA, "34.90"), row(BEN, "34.95")), start="2023-11-10"),
        competition("new", race("men-500", row(BEN, "34.80")), start="2024-11-10", season=NEXT),
    )
    found = covered(built, "men-500", NEXT)
    assert found.best is not None
    assert found.before is not None
    assert (found.best.athlete, found.before.athlete, str(found.change)) == (BEN, ADA, "−0.10")


def test_without_a_season_before_there_is_no_change() -> None:
    built = team(competition("old", race("men-500", row(ADA, "34.90")), start="2023-11-10"))
    assert covered(built, "men-500").change is None
    assert covered(built, "men-500", NEXT).best is None


def test_a_stated_best_of_the_season_covers_no_event_but_is_its_best() -> None:
    found = covered(team(athletes=[athlete(ADA, best("men-500", "34.60", "2023-11"))]), "men-500")
    assert (found.athletes, found.starts, str(found.best and found.best.time)) == ((), 0, "34.60")


def test_athletes_in_several_events_come_by_number_of_events_and_then_by_name() -> None:
    cup = competition(
        "cup",
        race("men-500", row(BEN), row(ADA), row(CAI)),
        race("men-1000", row(BEN), row(ADA)),
        race("women-500", row(FAY), row(EVA)),
        race("women-1000", row(FAY)),
        race("men-1500", row(BEN)),
        start="2023-11-10",
    )
    built = team(cup)
    assert several_events(coverage(built, starts(built), THIS)) == (
        (BEN, ("men-500", "men-1000", "men-1500")),
        (ADA, ("men-500", "men-1000")),
        (FAY, ("women-500", "women-1000")),
    )
