"""An athlete's page and the team's: away and back, bests, the chart, every result."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from almanac.model.athlete import AthleteState, AthleteStatus, Honour, Milestone
from almanac.model.event import Category
from almanac.model.race_time import RaceTime
from almanac.model.result import Result
from almanac.model.roster import Reported, Roster
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.when import When
from almanac.model.wording import Wording
from tests.pages.planned import planned
from tests.statistics.sport import (
    ADA,
    BEN,
    NEXT,
    THIS,
    athlete,
    best,
    competition,
    points_row,
    race,
    row,
    team,
    team_row,
)


def state(kind: AthleteState, start: str | None = None, end: str | None = None) -> AthleteStatus:
    return AthleteStatus(state=kind, start=When.parse(start) if start else None, end=When.parse(end) if end else None)


def cups(*times: tuple[str, str], athlete: str = ADA) -> list[Any]:
    """One men's 500 m a day: (day, time)."""
    return [
        competition(
            f"cup-{day}",
            race("men-500", row(athlete, time, 1), day=day),
            start=day,
            season=Season.of(date.fromisoformat(day)),
        )
        for day, time in times
    ]


def page_of(team: Team, athlete: str = ADA, today: date = date(2026, 3, 1)) -> Any:
    return planned(team, today)[f"/athletes/{athlete}/"].view


def with_status(*status: AthleteStatus, raced: tuple[str, ...] = ("2024-01-10", "2025-12-05")) -> Any:
    member = replace(athlete(ADA), status=status)
    return page_of(team(*cups(*((day, "35.00") for day in raced)), athletes=[member]))


def test_a_season_away_shows_the_last_start_before_it() -> None:
    (stretch,) = with_status(state(AthleteState.INJURED, "2024-25", "2024-25")).stretches
    assert (stretch.state, stretch.within, stretch.start, stretch.end) == ("injured", "2024-25", None, None)
    assert stretch.race.day == "2024-01-10"


def test_a_return_shows_the_first_start_of_it_and_not_the_season_it_began_in() -> None:
    (stretch,) = with_status(state(AthleteState.RETURNING, "2025-11-01", "2025-26")).stretches
    assert (stretch.within, stretch.start, stretch.end) == (None, "2025-11-01", None)
    assert stretch.race.day == "2025-12-05"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-11-01", "2025-02-01", (None, "2024-11-01", "2025-02-01")),
        (None, "2025", ("2025", None, None)),
        ("2025-10", None, (None, "2025-10", None)),
        (None, None, (None, None, None)),
    ],
)
def test_a_stretch_says_when_as_far_as_it_is_known(
    start: str | None, end: str | None, expected: tuple[str | None, ...]
) -> None:
    (stretch,) = with_status(state(AthleteState.RESTING, start, end)).stretches
    assert (stretch.within, stretch.start, stretch.end) == expected


def test_nothing_stands_before_a_stretch_that_nobody_raced_before() -> None:
    assert with_status(state(AthleteState.INJURED, "2020-21"), raced=("2024-01-10",)).stretches[0].race is None
    assert with_status(state(AthleteState.RETURNING, "2026-02-01"), raced=("2024-01-10",)).stretches[0].race is None


def test_being_active_is_nothing_to_point_at_and_the_state_of_today_counts() -> None:
    status = (state(AthleteState.ACTIVE, "2023-24", "2024-25"), state(AthleteState.RETIRED, "2025-09-01"))
    view = with_status(*status)
    assert [stretch.state for stretch in view.stretches] == ["retired"]
    assert view.facts.state == "retired"
    assert (
        planned(team(athletes=[replace(athlete(ADA), status=status)]))["/athletes/ada-frost/"].view.facts.state
        == "active"
    )


def test_a_best_skated_low_this_season_is_not_repeated_beside_itself() -> None:
    low = competition("low", race("men-500", row(ADA, "34.90"), day="2024-01-10"), start="2024-01-10", rink="low-ice")
    (bests,) = page_of(team(low)).main_bests
    assert (bests.is_lowland, bests.lowland, bests.is_of_season, bests.season) == (True, None, True, None)


def test_bests_of_low_ice_and_of_the_season_stand_beside_a_stated_one() -> None:
    low = competition("low", race("men-500", row(ADA, "34.90"), day="2024-01-10"), start="2024-01-10", rink="low-ice")
    member = athlete(ADA, best("men-500", "34.10", "2022-12", rink="high-ice"))
    (bests,) = page_of(team(low, athletes=[member])).main_bests
    assert (bests.overall.time, bests.overall.stated, bests.overall.day) == ("34.10", True, "2022-12")
    assert (bests.overall.competition, bests.overall.rink.address) == (None, "/rinks/high-ice/")
    assert bests.overall.evidence.sources[0].publisher.text == "record book"
    assert (bests.lowland.time, bests.season.time) == ("34.90", "34.90")
    assert bests.lowland.competition.address == "/competitions/low/#men-500"


def test_the_athletes_own_events_come_first_and_the_rest_apart() -> None:
    meeting = competition(
        "cup", race("men-500", row(ADA, "35.00")), race("men-1500", row(ADA, "1:46.00")), start="2024-01-10"
    )
    view = page_of(team(meeting, athletes=[replace(athlete(ADA), events=("men-1500", "men-mass-start"))]))
    assert [bests.event.link.address for bests in view.main_bests] == ["/events/men-1500/"]
    assert [bests.event.link.address for bests in view.other_bests] == ["/events/men-500/"]


def test_the_chart_has_round_times_seasons_and_its_best() -> None:
    view = page_of(
        team(*cups(("2024-01-10", "35.12"), ("2024-02-10", "34.90"), ("2025-01-10", "34.62"), ("2025-11-10", "34.75")))
    )
    chart = view.progress[0].chart
    assert [text for _, text in chart.x_ticks] == ["2023-24", "2024-25", "2025-26"]
    assert [text for _, text in chart.y_ticks] == ["34.60", "34.80", "35.00", "35.20"]
    assert [point.value for point in chart.points if point.is_best] == ["34.62"]
    assert [(line.season.text.text, line.best.time, line.gap, line.is_faster) for line in view.progress[0].seasons] == [
        ("2025-26", "34.75", "+0.13", False),
        ("2024-25", "34.62", "−0.28", True),
        ("2023-24", "34.90", "", False),
    ]


def test_of_equal_times_the_first_is_the_charts_best() -> None:
    view = page_of(team(*cups(("2024-01-10", "34.62"), ("2024-02-10", "34.90"), ("2024-02-20", "34.62"))))
    assert [point.is_best for point in view.progress[0].chart.points] == [True, False, False]


def test_a_fall_is_left_out_of_the_chart_and_too_few_times_make_none() -> None:
    progress = page_of(team(*cups(("2024-01-10", "35.00"), ("2024-02-10", "48.10"), ("2024-02-20", "34.90")))).progress[
        0
    ]
    assert (progress.chart, progress.times, progress.left_out) == (None, 2, 1)


def test_times_that_drift_by_minutes_still_have_lines_to_read_by() -> None:
    held = [("2024-01-10", "13:00.00"), ("2024-02-10", "13:30.00"), ("2024-02-20", "14:03.00")]
    chart = page_of(team(*cups(*held))).progress[0].chart
    assert [text for _, text in chart.y_ticks] == ["13:00.00", "13:20.00", "13:40.00", "14:00.00", "14:20.00"]


def test_results_stand_by_season_and_competition_the_newest_first_with_the_gap_in_between() -> None:
    view = page_of(team(*cups(("2023-11-10", "35.00"), ("2024-01-10", "34.90"), ("2025-11-10", "34.95"))))
    assert [(season.season.text.text, season.starts) for season in view.results] == [
        ("2025-26", 1),
        ("2024-25", 0),
        ("2023-24", 2),
    ]
    newest, oldest = view.results[2].competitions
    assert (newest.starts[0].day, oldest.starts[0].day) == ("2024-01-10", "2023-11-10")
    assert [(line.gap, line.previous, line.is_faster) for line in (newest.starts[0], oldest.starts[0])] == [
        ("−0.10", "35.00", True),
        ("", "", False),
    ]


def test_a_team_row_names_the_others_and_a_combination_shows_its_points() -> None:
    meeting = competition(
        "cup",
        race("men-team-pursuit", team_row(ADA, BEN, rank=3, time="3:45.00")),
        race("men-500", row(ADA, "35.00"), part_of="men-sprint-combination"),
        race("men-sprint-combination", points_row(ADA, "140.120", 4)),
        start="2024-01-10",
    )
    (season,) = page_of(team(meeting)).results
    pursuit, part, combination = season.competitions[0].starts
    assert [person.name.text for person in pursuit.partners] == ["ben tarn"]
    assert part.part_of.link.address == "/events/men-sprint-combination/"
    assert (season.shows_points, combination.row.points) == (True, "140.120")


@pytest.mark.parametrize(("times", "mark"), [(("35.00", "35.00"), ("=PB",)), (("35.00", "35.20"), ())])
def test_a_time_that_equals_the_best_is_marked_so(times: tuple[str, str], mark: tuple[str, ...]) -> None:
    view = page_of(team(*cups(("2024-01-10", times[0]), ("2024-02-10", times[1]))))
    assert view.results[0].competitions[0].starts[0].row.marks == mark


def test_a_season_best_is_marked_beside_what_the_list_printed() -> None:
    held = cups(("2023-01-10", "34.00"), ("2024-01-10", "35.00"))
    printed = Result(athlete=ADA, time=RaceTime.parse("34.80"), marks=("PB", "TR"))
    view = page_of(team(*held, competition("last", race("men-500", printed, day="2024-02-10"), start="2024-02-10")))
    assert view.results[0].competitions[0].starts[0].row.marks == ("SB", "TR")


def test_honours_run_from_the_newest_and_the_timeline_from_the_oldest() -> None:
    member = replace(
        athlete(ADA),
        honours=(
            Honour(year="2022", title=Wording.plain("second"), events=("men-500",)),
            Honour(year="2024", title=Wording.plain("first"), competition="cup"),
        ),
        timeline=(
            Milestone(when=When.parse("2020"), text=Wording.plain("moved")),
            Milestone(when=When.parse("2018-05"), text=Wording.plain("joined")),
        ),
    )
    view = page_of(team(competition("cup", start="2024-01-10"), athletes=[member]))
    assert [(line.year, len(line.events), line.competition is None) for line in view.honours] == [
        ("2024", 0, False),
        ("2022", 1, True),
    ]
    assert [line.text.text for line in view.timeline] == ["joined", "moved"]


def test_reports_that_name_the_athlete_stand_on_the_page() -> None:
    named = Reported(id="a", text=Wording.plain("expected back"), date=When.parse("2023-11"), athletes=(ADA,))
    again = Reported(id="c", text=Wording.plain("said again"), athletes=(ADA,))
    other = Reported(id="b", text=Wording.plain("somebody else"), athletes=(BEN,))
    rosters = {THIS: Roster(season=THIS, reported=(named, other)), NEXT: Roster(season=NEXT, reported=(again,))}
    member = replace(athlete(ADA), timeline=(Milestone(when=When.parse("2025"), text=Wording.plain("moved")),))
    held = replace(team(athletes=[member]), rosters=rosters)
    assert [(line.when, line.text.text) for line in page_of(held).timeline] == [
        ("2023-11", "expected back"),
        ("2025", "moved"),
        (None, "said again"),
    ]
    assert page_of(held, BEN).timeline[0].text.text == "somebody else"


def test_neighbours_follow_the_teams_order() -> None:
    views = [page_of(team(), slug) for slug in team().athletes]
    assert (views[0].previous, views[-1].next) == (None, None)
    assert views[1].previous.address == "/athletes/ada-frost/"
    assert views[0].next.address == "/athletes/ben-tarn/"


def test_the_team_shows_who_raced_in_the_newest_season_and_everyone_else() -> None:
    member = replace(athlete(ADA), events=("men-500",), status=(state(AthleteState.RETURNING, "2025-26"),))
    held = team(*cups(("2024-01-10", "34.90"), athlete=BEN), *cups(("2025-11-10", "34.95")), athletes=[member])
    view = planned(held, date(2026, 3, 1))["/athletes/"].view
    assert view.season.text.text == "2025-26"
    (now,) = view.now
    assert [(card.person.address, card.state, card.starts) for card in now.athletes] == [
        ("/athletes/ada-frost/", "returning", 1)
    ]
    assert [(number.event.text, number.time) for number in now.athletes[0].numbers] == [("Avalon", "34.95")]
    assert {group.category: len(group.athletes) for group in view.earlier} == {"men": 2, "women": 2}


def test_a_team_without_a_start_is_listed_all_the_same() -> None:
    view = planned(team())["/athletes/"].view
    assert (view.season, view.now, view.athletes) == (None, (), 5)
    page = page_of(team())
    assert (page.main_bests, page.progress, page.results, page.latest_season) == ((), (), (), None)
    assert page.facts.category == Category.MEN


def test_what_no_template_reads_of_a_row_is_not_worked_out() -> None:
    first = competition("first", race("men-500", row(ADA, "35.50", 1)), start="2023-12-10")
    second = competition("second", race("men-500", row(ADA, "35.00", 1)), start="2024-01-10")
    page = planned(team(first, second))["/athletes/ada-frost/"]
    line = page.make(frozenset({"results", ".starts", ".row", ".rank"})).results[0].competitions[0].starts[0]
    assert (line.row.rank, line.row.time, line.row.marks, line.partners) == ("1", "35.00", (), ())
    for shown in (None, frozenset({"results", ".*"}), frozenset({"results", ".marks", ".competition"})):
        line = page.make(shown).results[0].competitions[0].starts[0]
        assert (line.row.marks, line.competition.address) == (("PB",), "/competitions/second/#men-500")
