"""Progression of an athlete and of the team, all-time lists and team records."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from almanac.model.result import Status
from almanac.model.team import Team
from almanac.statistics.bests import bests_by_season, personal_bests, times_in_order
from almanac.statistics.lists import Listed, all_time_list
from almanac.statistics.progression import best_by_season, team_progression, times
from almanac.statistics.starts import starts
from almanac.statistics.team_records import team_records, team_time_records
from tests.statistics.sport import (
    ADA,
    BEN,
    CAI,
    NEXT,
    THIS,
    all_times,
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

YEARS = team(
    competition("old", race("men-500", row(ADA, "34.90"), row(BEN, "34.90")), start="2023-11-10"),
    competition("mid", race("men-500", row(BEN, "34.95"), row(CAI, "34.80"), row(ADA, "34.70")), start="2023-12-10"),
    competition("new", race("men-500", row(ADA, "34.75"), row(BEN, "34.70")), start="2024-11-10", season=NEXT),
)


def steps(team: Team) -> list[tuple[str, str, str]]:
    """(athlete, time, time before) of each step over 500 m."""
    found = team_progression(all_times(team), "men-500")
    return [(step.best.athlete, str(step.best.time), str(step.previous)) for step in found]


def listed(ranked: tuple[Listed, ...]) -> list[tuple[int, str, str]]:
    return [(entry.rank, entry.best.athlete, str(entry.best.time)) for entry in ranked]


def test_the_times_of_an_athlete_are_the_timed_starts_of_that_event_in_order() -> None:
    built = team(
        competition("new", race("men-500", row(ADA, "34.70")), start="2023-12-10"),
        competition(
            "old",
            race("men-500", row(ADA, "34.90"), row(BEN, "34.60"), number=1),
            race("men-500", row(ADA, "34.20", status=Status.DISQUALIFIED), number=2),
            race("men-1000", row(ADA, "1:09.00")),
            start="2023-11-10",
        ),
    )
    assert [str(start.time) for start in times(starts(built), ADA, "men-500")] == ["34.90", "34.70"]


def test_each_season_has_its_best_oldest_first() -> None:
    found = best_by_season(all_times(YEARS), ADA, "men-500")
    assert [(season, str(best.time)) for season, best in found] == [(THIS, "34.70"), (NEXT, "34.75")]


def test_the_best_of_a_season_is_the_earliest_of_equal_ones() -> None:
    days = ("2023-11-10", "2023-12-10", "2024-01-10")
    built = team(*(competition(day, race("men-500", row(ADA, "34.90")), start=day) for day in days))
    ((_, found),) = best_by_season(all_times(built), ADA, "men-500")
    assert found.competition == "2023-11-10"


def test_a_stated_best_stands_for_a_season_only_when_dated_wholly_in_it() -> None:
    stated = (best("men-500", "34.50", "2021"), best("men-500", "34.60", "2021-11"), best("men-500", "34.40"))
    found = best_by_season(all_times(team(athletes=[athlete(ADA, *stated)])), ADA, "men-500")
    assert [(str(season), str(best.time)) for season, best in found] == [("2021-22", "34.60")]


def test_the_team_progresses_when_its_best_falls() -> None:
    assert steps(YEARS) == [(ADA, "34.90", "None"), (ADA, "34.70", "34.90")]


def test_a_stated_best_is_a_step_and_undated_ones_are_older_than_all() -> None:
    built = team(
        competition("cup", race("men-500", row(CAI, "34.80")), start="2023-11-10"),
        athletes=[athlete(ADA, best("men-500", "35.20")), athlete(BEN, best("men-500", "35.10"))],
        records=(record(ADA, "men-500", "34.85", "2020-03"),),
    )
    assert steps(built) == [(BEN, "35.10", "None"), (ADA, "34.85", "35.10"), (CAI, "34.80", "34.85")]


def test_an_event_that_nobody_raced_has_no_progression() -> None:
    assert team_progression(all_times(YEARS), "men-1500") == ()


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 40)), max_size=10))
def test_each_step_of_the_team_is_faster_than_the_one_before_and_the_last_is_the_best(
    skates: list[tuple[int, int]],
) -> None:
    built = team(
        *(
            competition(f"cup-{number}", race("men-500", row(ADA, f"34.{time:02d}")), start=f"2024-02-{day:02d}")
            for number, (day, time) in enumerate(skates)
        )
    )
    found = [step.best.time.hundredths for step in team_progression(all_times(built), "men-500")]
    assert found == sorted(set(found), reverse=True)
    assert found[-1:] == [best.time.hundredths for best in personal_bests(all_times(built)).values()]


def test_equal_bests_share_a_rank_the_older_first_and_the_next_is_skipped() -> None:
    bests = personal_bests(all_times(YEARS))
    assert listed(all_time_list(bests, "men-500")) == [(1, ADA, "34.70"), (1, BEN, "34.70"), (3, CAI, "34.80")]


def test_a_list_can_be_made_of_one_season() -> None:
    bests = bests_by_season(all_times(YEARS)).get(NEXT, {})
    assert listed(all_time_list(bests, "men-500")) == [(1, BEN, "34.70"), (2, ADA, "34.75")]


def test_a_list_of_an_event_without_a_time_is_empty() -> None:
    assert all_time_list(personal_bests(all_times(YEARS)), "men-1500") == ()


@given(st.lists(st.integers(0, 8), max_size=8))
def test_the_rank_in_a_list_is_one_more_than_the_number_of_faster_athletes(times: list[int]) -> None:
    names = [f"skater-{letter}" for letter in "abcdefgh"[: len(times)]]
    stated = {name: athlete(name, best("men-500", f"34.{time:02d}")) for name, time in zip(names, times, strict=True)}
    found = all_time_list(personal_bests(times_in_order(team(athletes=stated.values()), ())), "men-500")
    assert {entry.best.athlete: entry.rank for entry in found} == {
        name: 1 + sum(other < time for other in times) for name, time in zip(names, times, strict=True)
    }


def test_the_team_record_is_the_fastest_best_or_several_equal_ones() -> None:
    women = competition("cup", race("women-500", row("eva-lund", "38.10")), start="2023-11-10")
    built = team(*YEARS.competitions.values(), women)
    records = team_records(personal_bests(all_times(built)))
    assert {event: [own.athlete for own in bests] for event, bests in records.items()} == {
        "men-500": [ADA, BEN],
        "women-500": ["eva-lund"],
    }


def test_the_fastest_time_of_a_team_stands_with_its_race_in_any_round() -> None:
    built = team(
        competition(
            "games",
            race(
                "men-team-pursuit",
                team_row(ADA, BEN, rank=2, time="3:41.00"),
                team_row(nation="NOR", time="3:30.00"),
                day="2024-02-10",
                round="semi-final",
            ),
            race("men-team-pursuit", team_row(ADA, CAI, rank=3, time="3:42.00"), day="2024-02-11", round="final"),
        ),
        competition("cup", race("men-team-pursuit", team_row(time="3:41.00"), team_row(rank=8)), start="2023-11-10"),
        competition("other", race("men-500", row(ADA, "34.90"), rival("Ola Far", "34.10")), start="2023-11-10"),
    )
    (records,) = team_time_records(built).values()
    assert [(record.competition.id, record.athletes, record.day) for record in records] == [
        ("cup", (), date(2023, 11, 10)),
        ("games", (ADA, BEN), date(2024, 2, 10)),
    ]
    assert {(record.event.id, str(record.time)) for record in records} == {("men-team-pursuit", "3:41.00")}


def test_a_slower_time_of_a_team_is_no_record() -> None:
    races = [
        race("men-team-pursuit", team_row(time=time), number=number)
        for number, time in enumerate(("3:50.00", "3:45.00"), 1)
    ]
    (records,) = team_time_records(team(competition("cup", *races, start="2023-11-10"))).values()
    assert [str(record.time) for record in records] == ["3:45.00"]
