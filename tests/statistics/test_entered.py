"""Olympic events entered."""

from almanac.model.competition import RaceState
from almanac.model.result import Status
from almanac.model.season import Season
from almanac.statistics.entered import events_entered
from tests.statistics.sport import ADA, BEN, THIS, competition, race, rival, row, team, team_row

CUP = competition(
    "cup",
    race("men-team-pursuit", team_row(rank=5, time="3:50.00"), rival("Ola Far", "3:49.00")),
    race("men-500", row(ADA, "35.00", 4), day="2024-07-02"),
    race("men-1000", row(BEN), state=RaceState.PLANNED),
    race("men-1500", row(BEN, status=Status.WITHDRAWN), rival("Ola Far", "1:47.00")),
    race("men-sprint-combination", row(ADA, rank=1)),
    start="2023-11-10",
)


def test_a_teams_row_enters_its_event_even_without_names() -> None:
    assert events_entered(team(CUP), THIS) == ("men-team-pursuit",)


def test_the_day_of_a_race_decides_its_season() -> None:
    after = Season.parse("2024-25")
    assert events_entered(team(CUP), after) == ("men-500",)
    assert events_entered(team(CUP), THIS.before) == ()
