"""World Cup standings: the published totals, the tie rules, and what is refused."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from almanac.model.competition import Change, Competition, Level, RaceState
from almanac.model.cup import cup_id, cups
from almanac.model.event import Category, EventKind
from almanac.model.reference import Rival, Standing
from almanac.model.result import Result, Status
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.when import When
from almanac.reading import read
from almanac.statistics.cup_points import MissingTable, points_of, rival_ids
from almanac.statistics.scores import shared_ranks
from almanac.statistics.standings import (
    CupStanding,
    by_contender,
    standing_of,
    standings,
    stated_standings,
)
from tests.statistics.cups import ALL_A, CUP_EVENTS, DAY, cup_team, leg, listed, ours, out, skater, table
from tests.statistics.sport import ADA, BEN, THIS, event

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "cases" / "world_cup_points.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def real() -> Team:
    """The team of this project: its points tables are the ones that the published totals rest on."""
    team = read(HERE.parents[1]).team
    assert team is not None
    return team


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['season']} {case['event']} {case['total']}")
def test_the_points_of_the_races_make_the_published_total(case: dict[str, object], real: Team) -> None:
    season, total = Season.parse(str(case["season"])), 0
    for race in case["races"]:  # type: ignore[attr-defined]
        own = [one for one in real.points if one.season == season and case["event"] in one.events]
        points = points_of(Result(rank=int(race[1:])), next(one for one in own if one.division == race[0]))
        assert points is not None
        total += points
    assert total == case["total"]


def of_500(made: Team, day: date = DAY) -> CupStanding:
    return standing_of(made, THIS, cups([CUP_EVENTS["men-500"]])[0], day)


def ranked(standing: CupStanding) -> list[tuple[int | None, str, int]]:
    return [
        (
            place.rank,
            place.score.contender.athlete or place.score.contender.skater or place.score.contender.nation,
            place.score.points,
        )
        for place in standing.after[-1].places
    ]


def test_a_standing_adds_up_the_legs_and_tells_the_rank_before() -> None:
    first = leg(1, listed("men-500", skater("Ole", 1, "34.50"), ours(ADA, 2, "34.60"), skater("Per", 3, "34.70")))
    second = leg(2, listed("men-500", ours(ADA, 1, "34.40"), skater("Per", 2, "34.50"), skater("Ola", 3, "34.90")))
    standing = of_500(cup_team(first, second))
    assert ranked(standing) == [(1, ADA, 114), (2, "Per", 102), (3, "Ole", 60), (4, "Ola", 48)]
    assert [place.before for place in standing.after[-1].places] == [2, 3, 1, None]
    assert [place.before for place in standing.after[0].places] == [None, None, None]
    assert by_contender(standing.after[-1])["rival:Ole (NOR)"].score.points_at(standing.after[-1].leg) is None
    assert [score.contender.athlete for score in standing.ours] == [ADA]
    assert standing.sure == "high"


def test_divisions_and_both_races_of_a_weekend_add_up() -> None:
    made = leg(
        1,
        listed("men-500", ours(ADA, 1, "34.90"), division="B", number=1),
        listed("men-500", skater("Ole", 1, "34.50"), number=1),
        listed("men-500", ours(ADA, 2, "34.80"), skater("Ole", 1, "34.50"), number=2),
        listed("men-500", skater("Per", 1, "35.00"), division="B", number=2),
    )
    tables = (table("men-500"), table("men-500", division="B", points=(28, 24), beyond=0, sure="medium"))
    standing = of_500(cup_team(made, points=tables))
    assert ranked(standing) == [(1, "Ole", 120), (2, ADA, 82), (3, "Per", 28)]
    assert standing.sure == "medium"


@pytest.mark.parametrize("status", [Status.DISQUALIFIED, Status.DID_NOT_START, Status.WITHDRAWN])
def test_a_status_scores_nothing_even_with_a_printed_rank(status: Status) -> None:
    standing = of_500(cup_team(leg(1, listed("men-500", skater("Ole", 1, "34.50"), out("Per", status, rank=2)))))
    assert ranked(standing) == [(1, "Ole", 60), (None, "Per", 0)]


def test_a_fall_with_a_rank_scores_by_its_rank() -> None:
    made = leg(1, listed("men-500", skater("Ole", 1, "34.50"), out("Per", Status.DID_NOT_FINISH, rank=2)))
    assert ranked(of_500(cup_team(made)))[1] == (2, "Per", 54)


def test_of_equal_points_the_best_single_race_goes_first_then_the_next() -> None:
    tables = (table("men-500", points=(6, 5, 4, 3, 2)),)
    first = leg(1, listed("men-500", skater("Even", 3, "34.10"), skater("Peak", 1, "35.00"), skater("Low", 5, "36.00")))
    second = leg(
        2, listed("men-500", skater("Even", 3, "34.10"), skater("Peak", 5, "35.00"), skater("Low", 1, "36.00"))
    )
    assert [name for _, name, _ in ranked(of_500(cup_team(first, second, points=tables)))] == ["Peak", "Low", "Even"]


def test_then_the_faster_best_time_in_hundredths_goes_first_and_no_time_last() -> None:
    rows = [skater("Slow", 1, "34.60"), skater("Fast", 1, "34.509"), skater("None", 1)]
    standing = of_500(cup_team(leg(1, listed("men-500", *rows))))
    assert ranked(standing) == [(1, "Fast", 60), (1, "Slow", 60), (1, "None", 60)]


def test_in_a_mass_start_the_better_latest_race_goes_first_for_there_are_no_times() -> None:
    first = leg(1, listed("men-mass-start", skater("Early", 1, "8:00.00"), skater("Late", 2, "8:00.10")))
    second = leg(2, listed("men-mass-start", skater("Late", 1, "8:10.00"), skater("Early", 2, "8:10.10")))
    cup = cups([CUP_EVENTS["men-mass-start"]])[0]
    assert [name for _, name, _ in ranked(standing_of(cup_team(first, second), THIS, cup, DAY))] == ["Late", "Early"]


def test_who_comes_through_the_b_mass_start_scores_only_in_a() -> None:
    made = leg(
        1,
        listed("men-mass-start", skater("Ole", 1), skater("Per", 2), division="B"),
        listed("men-mass-start", skater("Nils", 1), skater("Ole", 2)),
    )
    tables = (table("men-mass-start"), table("men-mass-start", division="B", points=(20, 19), beyond=0))
    standing = standing_of(cup_team(made, points=tables), THIS, cups([CUP_EVENTS["men-mass-start"]])[0], DAY)
    assert ranked(standing) == [(1, "Nils", 60), (2, "Ole", 54), (3, "Per", 19)]


def test_only_the_first_three_places_are_shared() -> None:
    assert shared_ranks([60, 54, 54, 43, 40, 40]) == [1, 2, 2, 4, 5, 6]
    assert shared_ranks([60, 54, 48, 48, 48]) == [1, 2, 3, 3, 3]


def test_the_long_distances_of_a_category_make_one_cup_and_a_combination_none() -> None:
    held = {cup.id: [own.id for own in cup.events] for cup in cups(CUP_EVENTS.values())}
    assert held["men-long-distances"] == ["men-5000", "men-10000"]
    assert cup_id(CUP_EVENTS["men-sprint-combination"]) == ""
    assert cup_id(replace(event("women-3000"), distance=3000)) == "women-long-distances"
    relay = replace(event("men-500", EventKind.TEAM), id="mixed-relay", category=Category.MIXED, distance=2400)
    assert cup_id(relay) == "mixed-relay"
    made = leg(1, listed("men-5000", skater("Ole", 1, "6:10.00")), listed("men-10000", skater("Ole", 2, "13:00.00")))
    cup = next(cup for cup in cups(CUP_EVENTS.values()) if cup.is_long_distance)
    assert ranked(standing_of(cup_team(made), THIS, cup, DAY)) == [(1, "Ole", 114)]


def test_a_team_is_its_nation() -> None:
    made = leg(1, listed("men-team-pursuit", Result(nation="AVL", athletes=(ADA, BEN), rank=1)))
    standing = standing_of(cup_team(made), THIS, cups([CUP_EVENTS["men-team-pursuit"]])[0], DAY)
    assert ranked(standing) == [(1, "AVL", 60)]


def test_a_rival_is_one_person_under_every_nation_of_hers_and_namesakes_are_not() -> None:
    rivals = {"ole": Rival(id="ole", name="Ole", nations=("NOR", "SWE"))}
    made = cup_team(
        leg(1, listed("men-500", skater("Ole", 1))), leg(2, listed("men-500", skater("Ole", 1, nation="SWE")))
    )
    assert ranked(of_500(replace(made, rivals=rivals))) == [(1, "Ole", 120)]
    assert len(of_500(made).after[-1].places) == 2
    assert rival_ids(made) == {}


def test_a_season_or_division_without_a_table_is_refused_and_never_guessed() -> None:
    made = cup_team(leg(1, listed("men-500", skater("Ole", 1)), listed("men-500", skater("Per", 1), division="B")))
    standing = of_500(made)
    assert (standing.after, standing.missing) == ((), (MissingTable(season="2023-24", event="men-500", division="B"),))
    assert [one.competition.id for one in standing.left_out] == ["cup-1"]
    assert of_500(replace(made, points=())).missing[0].division == "A"


def test_a_rank_that_the_table_does_not_reach_is_refused_too() -> None:
    standing = of_500(cup_team(leg(1, listed("men-500", skater("Ole", 6)))))
    assert (standing.after, len(standing.missing)) == ((), 1)


def test_a_leg_held_in_part_ends_the_standing() -> None:
    whole = listed("men-500", skater("Ole", 1), ours(ADA, 2))
    part = listed("men-500", ours(ADA, 1), complete=False)
    standing = of_500(cup_team(leg(1, whole), leg(2, part), leg(3, whole)))
    assert ranked(standing) == [(1, "Ole", 60), (2, ADA, 54)]
    assert [one.competition.id for one in standing.left_out] == ["cup-2", "cup-3"]
    assert [score.points for score in standing.ours] == [54 + 60 + 54]


def test_a_leg_without_a_division_that_is_paid_for_is_held_in_part() -> None:
    tables = (table("men-500"), table("men-500", division="B", points=(28,), beyond=0))
    standing = of_500(cup_team(leg(1, listed("men-500", skater("Ole", 1))), points=tables))
    assert (standing.after, len(standing.left_out)) == ((), 1)


def test_a_race_of_no_division_is_paid_for_by_a_table_of_none() -> None:
    made = leg(1, listed("men-500", skater("Ole", 1), division=None))
    assert ranked(of_500(cup_team(made, points=(table("men-500", division=None),)))) == [(1, "Ole", 60)]


def test_a_meeting_without_the_cup_is_passed_over_only_when_it_is_held_whole() -> None:
    own, other = listed("men-500", skater("Ole", 1)), listed("men-1000", skater("Ole", 1))
    whole = of_500(cup_team(leg(1, own), leg(2, other), leg(3, own)))
    assert [after.leg.competition.id for after in whole.after] == ["cup-1", "cup-3"]
    part = of_500(cup_team(leg(1, own), leg(2, replace(other, complete=False)), leg(3, own)))
    assert [after.leg.competition.id for after in part.after] == ["cup-1"]


def test_a_leg_after_a_number_that_nobody_holds_does_not_count() -> None:
    standing = of_500(cup_team(leg(2, listed("men-500", skater("Ole", 1)))))
    assert (standing.after, [one.competition.id for one in standing.left_out]) == ((), ["cup-2"])


def test_only_races_skated_by_the_day_count() -> None:
    made = cup_team(
        leg(
            1,
            listed("men-500", skater("Ole", 1), day="2023-11-10"),
            listed("men-500", skater("Per", 1), number=2, day="2023-11-11"),
            end=date(2023, 11, 12),
        ),
        leg(2, listed("men-500", state=RaceState.PLANNED)),
        leg(3, listed("men-500", skater("Per", 1)), state=Change.CANCELLED),
    )
    assert ranked(of_500(made, date(2023, 11, 10))) == [(1, "Ole", 60)]
    assert ranked(of_500(made)) == [(1, "Ole", 60), (1, "Per", 60)]
    assert of_500(made, date(2023, 11, 9)).after == ()


def test_printed_points_that_differ_are_told_and_not_counted() -> None:
    standing = of_500(cup_team(leg(1, listed("men-500", skater("Ole", 1), skater("Per", 2, cup_printed=44)))))
    assert [(one.contender.skater, one.points, one.result.cup_printed) for one in standing.misprints] == [
        ("Per", 54, 44)
    ]


def stated(cup_event: str = "men-500", series: str = "world-cup", **more: object) -> Standing:
    return Standing(season=THIS, series=series, event=cup_event, **more)  # type: ignore[arg-type]


def test_a_cup_is_shown_when_it_was_raced_or_is_stated() -> None:
    made = cup_team(
        leg(1, listed("men-500", skater("Ole", 1))), standings=(stated("men-1000", as_of=When.parse("2024-01-02")),)
    )
    held = standings(made, DAY)
    assert [standing.cup.id for standing in held[THIS]] == ["men-500", "men-1000"]
    assert held[THIS][1].after == ()
    assert [standing.cup.id for standing in standings(made, date(2023, 12, 1))[THIS]] == ["men-500"]


def test_a_standing_without_a_day_counts_from_the_end_of_the_last_meeting() -> None:
    final = stated(final=True)
    made = cup_team(
        leg(1, listed("men-500", skater("Ole", 1))), standings=(final, stated(series="olympic-qualification"))
    )
    assert stated_standings(made, THIS, date(2023, 11, 9)) == ()
    assert stated_standings(made, THIS, date(2023, 11, 10)) == (final,)
    assert stated_standings(replace(made, competitions={}), THIS, THIS.last_day) == (final,)


def test_meetings_of_other_levels_are_no_legs() -> None:
    games = leg(1, listed("men-500", skater("Ole", 1)))
    own = replace(games, series=replace(games.series, id="games", level=Level.OLYMPIC))
    assert of_500(cup_team(own)).after == ()


RANKS = st.lists(st.permutations(range(1, 6)), min_size=1, max_size=4)


@given(RANKS)
def test_a_standing_is_the_sum_of_its_races_and_its_legs_never_lose_points(orders: list[list[int]]) -> None:
    names = ("Ada", "Bea", "Cea", "Dea", "Eea")
    legs: list[Competition] = [
        leg(number, listed("men-500", *map(skater, names, order))) for number, order in enumerate(orders, 1)
    ]
    standing = of_500(cup_team(*legs))
    for after, held in zip(standing.after, range(1, len(orders) + 1), strict=True):
        for place in after.places:
            own = names.index(place.score.contender.skater or "")
            assert place.score.points == sum(ALL_A.points[order[own] - 1] for order in orders[:held])
        assert [place.score.points for place in after.places] == sorted(
            (place.score.points for place in after.places), reverse=True
        )
