"""Seasons, competitions and squads in figures; what is next; and everything together."""

from datetime import date
from functools import cached_property

from msgspec.structs import replace

from almanac.model.competition import Change, Competition, Level, Squad, Stated, StatedMedals
from almanac.model.result import Status
from almanac.model.season import Season
from almanac.statistics import Statistics, derive
from almanac.statistics.appearances import seasons_away, seasons_of
from almanac.statistics.bests import bests_by_season, marks, times_in_order
from almanac.statistics.competition_summary import CompetitionSummary, competition_summary
from almanac.statistics.coverage import coverage
from almanac.statistics.medals import MedalCount, medals_at
from almanac.statistics.season_summary import season_summary
from almanac.statistics.squads import SquadCount, squad_count
from almanac.statistics.starts import starts, starts_at
from almanac.statistics.stated import StatedComparison, stated_medals
from almanac.statistics.upcoming import last_season, upcoming
from tests.statistics.sport import (
    ADA,
    BEN,
    CAI,
    EVA,
    FAY,
    NEXT,
    THIS,
    all_times,
    competition,
    race,
    rival,
    row,
    team,
    team_row,
)

BEFORE = THIS.before
TRIAL = competition("trial", race("men-500", row(ADA, "35.20")), start="2022-11-10", season=BEFORE)
CUP = competition(
    "cup",
    race(
        "men-500", row(ADA, "34.90", 2), row(BEN, "35.00", 9), row(CAI, status=Status.WITHDRAWN), division="A", number=1
    ),
    race("men-500", row(BEN, "34.95", 8), division="A", number=2),
    race("men-sprint-combination", rival("Ola Far", "34.10"), complete=True),
    race("men-team-pursuit", team_row(ADA, BEN, rank=3)),
    start="2023-11-10",
)
HOME = competition("home", race("men-500", row(ADA, "34.95", 1)), start="2023-12-10", level=Level.NATIONAL)
TEAM = team(TRIAL, CUP, HOME, rosters=[NEXT])


def summary(own: Competition) -> CompetitionSummary:
    """The summary of one competition of the team."""
    medals = medals_at(own, TEAM.publication.nation)
    return competition_summary(TEAM, starts_at(own), marks(all_times(TEAM)), medals, own)


def test_a_season_adds_up_its_own_starts_marks_and_medals() -> None:
    found = derive(TEAM).seasons[THIS]
    assert found.competitions == (CUP, HOME)
    assert found.athletes == (ADA, BEN)
    assert (found.starts, found.a_starts) == (6, 3)
    assert [medal.rank for medal in found.medals] == [2, 3, 1]
    assert [start.key for start in found.personal_bests] == [("cup", "men-500-1-a", ADA), ("cup", "men-500-2-a", BEN)]
    assert found.season_bests == 2
    assert (found.events_entered, found.olympic_events) == (2, 7)
    assert (found.held.races, found.held.complete, found.held.starts) == (5, 1, 6)


def test_a_season_with_nothing_but_a_roster_is_empty() -> None:
    found = derive(TEAM).seasons[NEXT]
    assert (found.starts, found.medals, found.athletes, found.held.races) == (0, (), (), 0)
    assert found.held.is_partial


def test_a_competition_adds_up_its_own_starts_marks_and_medals() -> None:
    found = summary(CUP)
    assert (found.athletes, found.starts, found.a_starts) == ((ADA, BEN), 5, 3)
    assert [medal.rank for medal in found.medals] == [2, 3]
    assert (found.personal_bests, found.season_bests) == (2, 2)
    assert found.squad.started == (ADA, BEN)
    assert found.stated is None
    assert found.held.races_without_ours == 1


def test_season_bests_of_a_competition_need_not_be_personal_ones() -> None:
    built = team(TRIAL, HOME, competition("late", race("men-500", row(ADA, "34.94")), start="2024-01-10"))
    found = competition_summary(
        built, starts_at(built.competitions["late"]), marks(all_times(built)), (), built.competitions["late"]
    )
    assert (found.personal_bests, found.season_bests) == (1, 1)


def test_a_competition_without_starts_of_ours_is_empty() -> None:
    found = summary(competition("far", start="2024-01-10"))
    assert (found.starts, found.medals, found.athletes) == (0, (), ())


def test_a_squad_without_a_source_counts_only_who_started() -> None:
    assert squad_count(TEAM, CUP) == SquadCount(started=(ADA, BEN))


def test_a_named_squad_is_held_against_who_started() -> None:
    named = replace(CUP, squad=Squad(athletes=(EVA, ADA, CAI), reserves=(FAY,)))
    assert squad_count(TEAM, named) == SquadCount(
        named=(EVA, ADA, CAI),
        reserves=(FAY,),
        men=2,
        women=1,
        started=(ADA, BEN),
        not_started=(EVA, CAI),
        extra=(BEN,),
    )


def test_a_reserve_who_started_is_not_unexpected() -> None:
    found = squad_count(TEAM, replace(CUP, squad=Squad(athletes=(ADA,), reserves=(BEN,))))
    assert (found.extra, found.not_started) == ((), ())


def test_stated_numbers_go_before_counted_names() -> None:
    found = squad_count(TEAM, replace(CUP, squad=Squad(men=12, athletes=(ADA, BEN))))
    assert (found.men, found.women) == (12, 0)


def test_numbers_alone_are_a_squad() -> None:
    found = squad_count(TEAM, replace(CUP, squad=Squad(men=12)))
    assert (found.men, found.women, found.named, found.extra) == (12, None, (), ())


def test_medals_as_stated_agree_with_ours_in_each_colour_that_is_stated() -> None:
    stated = StatedMedals(silver=1)
    cup = replace(CUP, stated=Stated(medals=stated))
    assert stated_medals(TEAM, cup, derive(TEAM).medals) == StatedComparison(
        stated=stated, held=MedalCount(silver=1, bronze=1), agrees=True
    )


def test_medals_as_stated_may_differ_from_ours() -> None:
    cup = replace(CUP, stated=Stated(medals=StatedMedals(gold=0, silver=2, bronze=1)))
    found = stated_medals(TEAM, cup, derive(TEAM).medals)
    assert found is not None
    assert not found.agrees


def test_without_stated_medals_there_is_nothing_to_compare() -> None:
    assert stated_medals(TEAM, CUP, derive(TEAM).medals) is None
    assert stated_medals(TEAM, replace(CUP, stated=Stated()), derive(TEAM).medals) is None


def test_upcoming_is_what_has_not_ended_soonest_first() -> None:
    built = team(
        competition("far", start="2024-02-10"),
        competition("on", start="2023-11-10", end=date(2023, 11, 12)),
        competition("over", start="2023-11-01", end=date(2023, 11, 11)),
        competition("undated"),
        replace(competition("off", start="2024-02-10"), state=Change.CANCELLED),
        replace(competition("later", start="2024-02-10"), state=Change.POSTPONED),
        competition("soon", end=date(2023, 12, 3)),
    )
    assert [own.id for own in upcoming(built, date(2023, 11, 12))] == ["on", "soon", "far"]


def test_the_last_season_has_a_result_or_a_competition_begun() -> None:
    ahead = competition("ahead", start="2024-11-10", season=NEXT)
    assert last_season(team(TRIAL, CUP, ahead), date(2024, 11, 9)) == THIS
    assert last_season(team(TRIAL, CUP, ahead), date(2024, 11, 10)) == NEXT
    assert last_season(team(TRIAL, CUP, replace(ahead, state=Change.CANCELLED)), date(2024, 11, 10)) == THIS


def test_an_undated_competition_without_results_begins_no_season() -> None:
    assert last_season(team(TRIAL, competition("undated", season=NEXT)), date(2025, 1, 1)) == BEFORE


def test_a_team_without_competitions_is_in_the_season_of_today() -> None:
    assert last_season(team(), date(2024, 6, 30)) == THIS


def test_seasons_away_lie_between_the_first_and_the_last_start_held() -> None:
    years = ("2019-20", "2020-21", "2023-24")
    meetings = [
        competition(f"cup-{year}", race("men-500", row(ADA), row(BEN, status=Status.DID_NOT_START)),
                    start=f"{year[:4]}-11-10", season=Season.parse(year))
        for year in years
    ]  # fmt: skip
    held = starts(team(*meetings))
    assert [str(season) for season in seasons_of(held, ADA)] == list(years)
    assert [str(season) for season in seasons_away(held, ADA)] == ["2021-22", "2022-23"]
    assert seasons_of(held, BEN) == seasons_away(held, BEN) == ()


def test_everything_shared_is_derived_for_every_season_of_the_team() -> None:
    found = derive(TEAM)
    assert list(found.seasons) == list(found.season_bests) == list(found.coverage) == [BEFORE, THIS, NEXT]
    assert len(found.starts) == 8
    assert set(found.by_athlete) == {ADA, BEN, CAI}
    assert len(found.medals) == 3
    assert len(found.marks) == 5
    assert set(found.personal_bests) == {(ADA, "men-500"), (BEN, "men-500")}
    assert found.lowland_bests == {}


def test_what_is_derived_together_is_what_each_statistic_says_alone() -> None:
    found, held = derive(TEAM), starts(TEAM)
    for season in TEAM.seasons:
        assert found.coverage[season] == coverage(TEAM, held, season)
        assert found.season_bests[season] == bests_by_season(times_in_order(TEAM, held)).get(season, {})
        assert found.seasons[season] == season_summary(TEAM, held, found.marks, found.medals, season)


def test_deriving_twice_gives_the_same() -> None:
    once, again = derive(TEAM), derive(TEAM)
    numbers = [name for name, number in vars(Statistics).items() if isinstance(number, cached_property)]
    assert numbers
    assert [getattr(once, name) for name in numbers] == [getattr(again, name) for name in numbers]
