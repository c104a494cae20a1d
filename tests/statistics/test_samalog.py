"""Combinations: points per distance, running totals, and the time to be made up."""

from typing import Any

from msgspec.structs import replace

from almanac.model.competition import Competition
from almanac.model.points import CombinationPoints
from almanac.model.result import Result, Status
from almanac.model.team import Team
from almanac.statistics.samalog import Combination, combinations, races_of_parts
from tests.statistics.sport import ADA, BEN, EVENTS, competition, event, points_row, race, rival, row, team

SPRINT = "men-sprint-combination"
PARTS = ("men-500", "men-1000", "men-500", "men-1000")


def sprint(cup: Competition, parts: tuple[str, ...] = PARTS) -> tuple[Combination, ...]:
    return combinations(with_parts(team(cup), parts), cup)


def with_parts(held: Team, parts: tuple[str, ...] = PARTS) -> Team:
    return replace(held, events={**held.events, SPRINT: replace(EVENTS[SPRINT], parts=parts)})


def part(event: str, number: int | None, *rows: Result, **more: Any) -> Any:
    return race(event, *rows, number=number, part_of=SPRINT, **more)


WHOLE = competition(
    "cup",
    part("men-500", 2, row(ADA, "34.47"), rival("Ole Fjell", "34.60")),
    part("men-500", 1, row(ADA, "34.82"), rival("Ole Fjell", "34.50")),
    part("men-1000", 1, row(ADA, "1:07.67"), rival("Ole Fjell", "1:08.00")),
    part("men-1000", 2, row(ADA, "1:07.11"), rival("Ole Fjell", "1:09.00")),
    race(SPRINT, points_row(ADA, "136.680", 1)),
)


def test_the_distances_are_added_in_racing_order_and_agree_with_the_list() -> None:
    (found,) = sprint(WHOLE)
    first, second = found.skaters
    assert [str(distance.total) for distance in first.distances] == ["34.820", "68.655", "103.125", "136.680"]
    assert (str(first.total), str(first.stated), first.differs) == ("136.680", "136.680", False)
    assert (second.skater.skater, str(second.total), second.stated, second.differs) == (
        "Ole Fjell",
        "137.600",
        None,
        False,
    )


def test_the_gap_is_what_the_next_distance_has_to_make_up() -> None:
    (found,) = sprint(WHOLE)
    gaps = [[distance.gap for distance in skater.distances] for skater in found.skaters]
    # 0.320 points before a 1000 m are 0.64 s, 0.155 before a 500 m 0.155 s, rounded up
    assert gaps == [[64, 16, 5, None], [0, 0, 0, None]]


def test_one_skater_alone_has_no_gap() -> None:
    (found,) = sprint(competition("cup", part("men-500", None, row(ADA, "34.82"))))
    assert [distance.gap for distance in found.skaters[0].distances] == [None] * 4


def test_a_published_gap_is_found_again() -> None:
    """78.765 and 78.906 before a 1500 m are 0.423 s, published as 0.43."""
    cup = competition("cup", part("men-500", 1, row(ADA, "38.31"), row(BEN, "38.46")), part("men-1500", 1))
    three = replace(
        race("men-500"), event=event("men-3000"), part_of=SPRINT, results=(row(ADA, "4:02.73"), row(BEN, "4:02.68"))
    )
    cup = replace(cup, races=(*cup.races, three))
    held = with_parts(team(cup), ("men-500", "men-3000", "men-1500"))
    held = replace(held, events={**held.events, "men-3000": event("men-3000")})
    (found,) = combinations(held, cup)
    after = {skater.skater.athlete: skater.distances[1] for skater in found.skaters}
    assert [(str(after[who].total), after[who].gap) for who in (ADA, BEN)] == [("78.765", 0), ("78.906", 43)]


def test_a_total_that_the_times_do_not_give_is_told() -> None:
    stated = replace(WHOLE.races[-1], results=(points_row(ADA, "136.681", 1),))
    (found,) = sprint(replace(WHOLE, races=(*WHOLE.races[:-1], stated)))
    assert found.skaters[0].differs


def test_a_disqualified_skater_has_no_stated_total() -> None:
    out = Result(athlete=ADA, status=Status.DISQUALIFIED, combined=CombinationPoints.parse("136.680"))
    (found,) = sprint(replace(WHOLE, races=(*WHOLE.races[:-1], race(SPRINT, out))))
    ada = next(skater for skater in found.skaters if skater.skater.athlete == ADA)
    assert (ada.stated, ada.differs) == (None, False)


def test_after_a_distance_without_a_time_there_is_no_total() -> None:
    cup = competition(
        "cup",
        part("men-500", 1, row(ADA, status=Status.DISQUALIFIED)),
        part("men-1000", 1, row(ADA, "1:07.67")),
    )
    (found,) = sprint(cup)
    first, second, third, last = found.skaters[0].distances
    assert (first.points, str(second.points), second.total, third.race, last.result) == (
        None,
        "33.835",
        None,
        None,
        None,
    )


def test_who_stands_only_in_the_final_list_has_no_distances_to_show() -> None:
    cup = competition("cup", part("men-500", 1, row(ADA, "34.82")), race(SPRINT, points_row(BEN, "137.000", 2)))
    assert [skater.skater.athlete for skater in sprint(cup)[0].skaters] == [ADA]


def test_no_distance_held_is_no_combination() -> None:
    assert sprint(competition("cup", race(SPRINT, points_row(ADA, "136.680", 1)))) == ()
    assert sprint(competition("cup", part("men-500", 1, row(ADA, "34.82"))), ()) == ()


def test_numbers_order_the_races_where_all_are_held_and_name_them_where_not() -> None:
    event = replace(EVENTS[SPRINT], parts=PARTS)
    shared = competition("cup", part("men-500", 3), part("men-500", 2), part("men-1000", 2))
    numbers = [held.number if held else None for held in races_of_parts(shared, event)]
    assert numbers == [2, None, 3, 2]
    once = replace(event, parts=("men-500", "men-1000"))
    assert [held.number if held else 0 for held in races_of_parts(competition("cup", part("men-500", 3)), once)] == [
        3,
        0,
    ]
