"""The front page: the team now."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from almanac.model.competition import RaceState
from almanac.model.roster import Goal, Roster, StaffMember
from almanac.model.wording import Wording
from almanac.pages.home import HomeView
from almanac.pages.zones import ClockDifference, Instant
from tests.pages.planned import TODAY, news, planned, published
from tests.statistics.sport import ADA, BEN, CAI, NEXT, RINKS, THIS, competition, race, row, team, team_row

CUP = competition(
    "cup",
    race("men-500", row(BEN, "35.40", 4), row(ADA, "35.00", 1), division="A"),
    race("men-1000", row(CAI, "1:10.00", 1), division="B"),
    race("men-team-pursuit", team_row(ADA, BEN, CAI, rank=2)),
    race("men-1500", row(CAI)),
    start="2024-01-10",
)


def home(*competitions: Any, today: date = TODAY, **more: Any) -> HomeView:
    """The view of the front page."""
    view = planned(replace(team(*competitions), **more), today)["/"].view
    assert isinstance(view, HomeView)
    return view


def planned_cup(*races: Any, **more: Any) -> Any:
    return competition("spring", *races, start="2024-03-08", end=date(2024, 3, 10), **more)


def staff(role: str) -> StaffMember:
    return StaffMember(id="kim-lake", name=Wording.plain("Kim Lake"), role=Wording.plain(role))


def test_a_team_without_anything_has_an_empty_page() -> None:
    found = home()
    assert (found.next, found.season, found.raced, found.faces, found.coach, found.aims) == (
        None,
        None,
        (),
        (),
        None,
        None,
    )
    assert found.summary.starts == 0


def test_with_nothing_planned_the_season_leads_with_its_best_moments() -> None:
    found = home(CUP)
    assert found.next is None
    assert found.season is not None
    assert found.season.address == "/seasons/2023-24/"
    assert [moment.medal for moment in found.moments] == ["gold", "silver"]


def test_our_best_rows_stand_once_each_the_main_races_first() -> None:
    rows = home(CUP).raced[0].rows
    assert [(row.event.link.address, row.row.rank) for row in rows] == [
        ("/events/men-500/", "1"),
        ("/events/men-team-pursuit/", "2"),
        ("/events/men-500/", "4"),
        ("/events/men-1000/", "1"),
    ]


def test_the_story_of_a_competition_stands_under_it() -> None:
    story = home(CUP, news=(news("other"), news("cup", competition="cup"))).raced[0].story
    assert story is not None
    assert story.link.address == "/news/cup/"


def test_faces_are_the_medallists_then_whoever_started_most() -> None:
    assert [face.address for face in home(CUP).faces] == [f"/athletes/{athlete}/" for athlete in (ADA, BEN, CAI)]


def test_the_next_competition_is_told_on_both_clocks() -> None:
    oslo = replace(RINKS["low-ice"], zone="Europe/Oslo")
    first = race("men-500", day="2024-03-08", starts="17:30", state=RaceState.PLANNED)
    later = race("men-1000", day="2024-03-09", starts="09:00", state=RaceState.PLANNED)
    spring = replace(planned_cup(later, first), rink=oslo)
    shown = published(team(CUP, spring), time_zone="Asia/Shanghai")
    found = planned(shown)["/"].view.next
    assert found.first_event.link.address == "/events/men-500/"
    assert found.first_race == Instant(
        rink_day="2024-03-08", rink_time="17:30", home_day="2024-03-09", home_time="00:30"
    )
    assert found.clocks == ClockDifference(hours="7", is_behind=True)
    assert not found.is_under_way


def test_without_a_published_time_the_difference_of_the_clocks_must_do() -> None:
    delhi = replace(RINKS["low-ice"], zone="Asia/Kolkata")
    found = home(replace(planned_cup(), rink=delhi)).next
    assert found is not None
    assert (found.first_race, found.clocks) == (None, ClockDifference(hours="5:30", is_behind=False))


def test_at_a_rink_in_the_home_zone_or_an_unknown_one_no_difference_is_told() -> None:
    timed = race("men-500", day="2024-03-08", starts="17:30", state=RaceState.PLANNED)
    at_home, nowhere = home(planned_cup(rink="low-ice")).next, home(planned_cup(timed)).next
    assert at_home is not None
    assert nowhere is not None
    assert (at_home.clocks, at_home.rink_zone) == (None, "UTC")
    assert (nowhere.clocks, nowhere.rink_zone, nowhere.first_race) == (None, "", None)


def test_a_competition_that_has_begun_is_under_way_and_its_past_races_are_not_the_first() -> None:
    past = race("men-500", day="2024-03-08", starts="17:30", state=RaceState.PLANNED)
    found = home(planned_cup(past, rink="low-ice"), today=date(2024, 3, 9)).next
    assert found is not None
    assert (found.is_under_way, found.first_race) == (True, None)


def test_the_head_coach_comes_from_the_newest_roster_that_names_one() -> None:
    rosters = {
        THIS: Roster(season=THIS, staff=(staff("Coach of the sprinters"), staff("Head coach"))),
        NEXT: Roster(season=NEXT, staff=(staff("Coach of the sprinters"),)),
    }
    found = home(rosters=rosters).coach
    assert found is not None
    assert found.coach is not None
    assert (found.season.text.text, found.coach.role.text) == ("2023-24", "Head coach")


def test_a_staff_without_a_head_coach_names_none() -> None:
    assert home(rosters={THIS: Roster(season=THIS, staff=(staff("Physiotherapist"),))}).coach is None


def test_aims_come_from_the_newest_roster_that_states_any() -> None:
    aim = Goal(id="all", text=Wording.plain("Start in every event."))
    found = home(rosters={THIS: Roster(season=THIS, goals=(aim,)), NEXT: Roster(season=NEXT)}).aims
    assert found is not None
    assert [goal.text.text for goal in found.goals] == ["Start in every event."]
