"""Olympic qualification: the order of filling, the maximum of a nation, reserves, and what is still needed."""

from collections.abc import Sequence
from datetime import date

import pytest
from msgspec.structs import replace

from almanac.model.competition import Competition
from almanac.model.event import Category
from almanac.model.qualification import NationMaximum, Needs, Qualification, QualifyingLeg, QuotaEvent
from almanac.model.result import Result, Status
from almanac.model.team import Team
from almanac.model.wording import Wording
from almanac.statistics.qualification import Classification, classification
from almanac.statistics.quotas import nation_quotas, still_needed, team_quota
from tests.statistics.cups import DAY, cup_team, leg, listed, ours, out, skater, table
from tests.statistics.sport import ADA, BEN, CAI

W = Wording.plain("Avalon")


def rule(event: str = "men-500", by_points: int = 2, by_times: int = 1, most: int = 1, reserves: int = 2) -> QuotaEvent:
    return QuotaEvent(
        event=event,
        places=by_points + by_times,
        by_points=by_points,
        by_times=by_times,
        max_per_nation=most,
        reserves=reserves,
    )


def system(*rules: QuotaEvent, legs: Sequence[str] = ("cup-1", "cup-2"), **more: object) -> Qualification:
    counted = tuple(QualifyingLeg(place=W, competition=one) for one in legs)
    return Qualification(id="games-2024", name=W, athletes=20, per_category=10, legs=counted, events=rules, **more)  # type: ignore[arg-type]


def classified(made: Team, own: QuotaEvent, day: date = DAY) -> Classification:
    legs = [slug for slug in made.competitions if slug.startswith("cup")]
    return classification(made, system(own, legs=legs), own, day)


def shown(made: Classification) -> list[str]:
    return [
        f"{row.section.value} {row.quota or '-'} {row.contender.athlete or row.contender.skater}" for row in made.rows
    ]


TEN = (60, 54, 48, 43, 40, 38, 36, 34, 32, 31)


def race_of(*rows: Result, event: str = "men-500") -> Team:
    return cup_team(leg(1, listed(event, *rows)), points=(table(event, points=TEN),))


def test_points_fill_first_then_times_then_reserves_and_a_nation_has_its_maximum() -> None:
    made = classified(
        race_of(
            skater("Ole", 1, "34.50"),
            skater("Per", 2, "34.60"),
            skater("Jan", 3, "34.70", nation="NED"),
            skater("Kim", 4, "34.80", nation="KOR"),
            skater("Piet", 5, "34.81", nation="NED"),
            skater("Lou", 6, "34.90", nation="FRA"),
            skater("Max", 7, "34.95", nation="FRA"),
            skater("Zoe", 8, "34.99", nation="AUT"),
        ),
        rule(),
    )
    assert shown(made) == [
        "points 1 Ole",
        "points - Per",
        "points 2 Jan",
        "times - Per",
        "times 3 Kim",
        "reserve R1 Lou",
        "reserve R2 Zoe",
    ]


def test_a_part_ends_at_its_last_place_also_where_too_few_are_left() -> None:
    assert shown(classified(race_of(skater("Ole", 1, "34.50")), rule())) == ["points 1 Ole"]


def test_nobody_is_in_by_points_without_a_point() -> None:
    made = race_of(out("Per", Status.DISQUALIFIED, 1), skater("Jan", nation="NED", time="35.00"))
    assert shown(classified(made, rule())) == ["times 3 Jan"]


def test_equal_times_in_hundredths_go_to_the_one_with_more_points() -> None:
    first = listed("men-500", skater("Ole", 1, "34.50"), skater("Jan", 2, "34.60", nation="NED"))
    second = listed("men-500", skater("Kim", 4, "34.909", nation="KOR"), skater("Lou", 5, "34.901", nation="FRA"))
    made = cup_team(leg(1, first), leg(2, second), points=(table("men-500", points=TEN),))
    assert shown(classified(made, rule()))[2:] == ["times 3 Kim", "reserve R1 Lou"]


def test_the_best_time_is_the_earliest_of_equal_ones_and_tells_where() -> None:
    made = cup_team(*(leg(one, listed("men-500", skater("Ole", 1, "34.50"))) for one in (1, 2)))
    (row,) = classified(made, rule()).rows
    assert row.best is not None
    assert row.best.competition.id == "cup-1"


def test_reserves_of_a_mass_start_come_in_the_order_of_points() -> None:
    rows = [
        skater(name, rank, "8:00.00", nation)
        for rank, (name, nation) in enumerate(
            [("Ole", "NOR"), ("Jan", "NED"), ("Per", "NOR"), ("Kim", "KOR"), ("Lou", "FRA")], 1
        )
    ]
    made = classified(race_of(*rows, event="men-mass-start"), rule("men-mass-start", by_times=0))
    assert shown(made) == ["points 1 Ole", "points 2 Jan", "reserve R1 Kim", "reserve R2 Lou"]
    assert all(row.best is None for row in made.rows)


def test_the_longest_distance_shows_the_points_of_the_long_distances_until_it_is_raced() -> None:
    short = listed("men-5000", skater("Ole", 1, "6:10.00"), skater("Jan", 2, "6:11.00", nation="NED"))
    long = listed("men-10000", skater("Kim", 1, "13:00.00", nation="KOR"), skater("Ole", 2, "13:05.00"))
    tables = (table("men-5000", "men-10000"),)
    own = rule("men-10000", by_points=1)
    before = classified(cup_team(leg(1, short), points=tables), own)
    assert (shown(before), before.was_raced) == (["points 1 Ole"], False)
    assert before.rows[0].best is None
    after = classified(cup_team(leg(1, short), leg(2, long), points=tables), own)
    assert (shown(after), after.was_raced) == (["points 1 Ole", "times 2 Kim"], True)


def test_only_complete_lists_of_the_competitions_that_count_are_counted() -> None:
    whole, part = listed("men-500", skater("Ole", 1, "34.50")), listed("men-500", skater("Per", 1), complete=False)
    made = cup_team(leg(1, whole), leg(2, part), leg(3, whole))
    own = rule()
    done = classification(made, system(own), own, DAY)
    assert [one.competition.id for one in done.counted] == ["cup-1"]
    assert [one.competition.id for one in done.left_out] == ["cup-2"]
    before = classification(made, system(own), own, date(2023, 11, 9))
    assert (before.rows, before.counted, before.left_out) == ((), (), ())


def test_without_a_points_table_nothing_is_classified() -> None:
    done = classified(replace(race_of(skater("Ole", 1)), points=()), rule())
    assert (done.rows, [one.event for one in done.missing]) == ((), ["men-500"])


def test_a_competition_that_is_not_held_counts_for_nothing() -> None:
    own = rule()
    legs = (QualifyingLeg(place=W),)
    made = classification(cup_team(), replace(system(own), legs=legs), own, DAY)
    assert (made.rows, made.counted) == ((), ())


def mixed() -> Classification:
    return classified(
        race_of(
            skater("Ole", 1, "34.50"),
            skater("Jan", 2, "34.60", nation="NED"),
            skater("Kim", 3, "34.70", nation="KOR"),
            ours(ADA, 4, "34.80"),
            ours(BEN, 5, "34.90"),
            skater("Per", 6, "34.95"),
            ours(CAI),
        ),
        rule(),
    )


def test_each_nation_has_its_places_its_reserves_and_those_beyond() -> None:
    held = {quota.nation: quota for quota in nation_quotas(mixed())}
    assert [quota.nation for quota in nation_quotas(mixed())] == ["NOR", "NED", "KOR", "AVL"]
    assert (held["NOR"].places, len(held["NOR"].by_points), len(held["KOR"].by_times)) == (1, 1, 1)
    assert (held["AVL"].places, [row.quota for row in held["AVL"].reserves]) == (0, ["R1"])
    over = classified(
        race_of(skater("Ole", 1, "34.50"), skater("Per", 2, "34.60"), skater("Jan", 3, "35.00", "NED")), rule()
    )
    assert [row.contender.skater for row in nation_quotas(over)[0].over] == ["Per"]


def test_who_has_no_place_needs_more_points_than_the_last_or_a_faster_time() -> None:
    ada, ben, cai = still_needed(mixed(), "AVL")
    assert (ada.quota, ada.points, str(ada.to_beat), str(ada.gap), ada.is_full) == ("R1", 12, "34.70", "+0.10", False)
    assert (ben.quota, ben.points, str(ben.gap)) == ("", 15, "+0.20")
    assert (cai.points, cai.time, cai.gap) == (55, None, None)


def test_where_the_nation_is_full_only_a_team_mate_can_be_passed() -> None:
    made = classified(race_of(ours(ADA, 1, "34.50"), ours(BEN, 2, "34.60")), rule())
    (ben,) = still_needed(made, "AVL")
    assert (ben.is_full, ben.points, ben.to_beat) == (True, 7, None)


def test_before_any_race_nothing_is_needed() -> None:
    assert still_needed(classified(cup_team(), rule()), "AVL") == ()


def test_where_no_place_was_won_by_points_no_points_are_said() -> None:
    made = classified(race_of(ours(ADA, time="35.00"), ours(BEN, time="35.10")), rule())
    (ben,) = still_needed(made, "AVL")
    assert ben.points is None


MAXIMA = (
    NationMaximum(athletes=9, needs=Needs.ALL_BY_POINTS),
    NationMaximum(athletes=8, needs=Needs.EVERY_DISTANCE),
    NationMaximum(athletes=7),
)


def meeting(*rows: Result, pursuit: bool) -> Competition:
    teams = Result(nation="AVL" if pursuit else "NOR", rank=1)
    return leg(1, listed("men-500", *rows), listed("men-team-pursuit", teams))


@pytest.mark.parametrize(
    ("rows", "pursuit", "most"),
    [
        ((ours(ADA, 1, "34.50"),), True, 9),
        ((skater("Ole", 1, "34.50"), ours(ADA, 2, "34.60")), True, 8),
        ((skater("Ole", 1, "34.50"),), True, 7),
        ((ours(ADA, 1, "34.50"),), False, 7),
    ],
)
def test_the_maximum_of_a_nation_follows_from_its_places(rows: tuple[Result, ...], pursuit: bool, most: int) -> None:  # noqa: FBT001
    rules = (rule(by_points=1), rule("men-team-pursuit", by_points=1, by_times=0))
    own = system(*rules, legs=["cup-1"], maxima=MAXIMA)
    made = cup_team(meeting(*rows, pursuit=pursuit))
    done = [classification(made, own, one, DAY) for one in rules]
    quota = team_quota(made, own, done, "AVL", Category.MEN)
    assert quota.maximum is not None
    assert quota.maximum.athletes == most
    assert quota.places == sum(own_quota.places for _, own_quota in quota.events)
    assert team_quota(made, replace(own, maxima=()), done, "AVL", Category.WOMEN).maximum is None
