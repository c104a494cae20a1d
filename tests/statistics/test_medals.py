"""Medals: which places are one, and how they are counted."""

from datetime import date

from almanac.model.competition import Level, Race
from almanac.model.result import Result, Status
from almanac.statistics import derive
from almanac.statistics.medals import Medal, MedalCount, by_athlete, by_event, by_level, count
from tests.statistics.sport import ADA, BEN, CAI, NEXT, THIS, competition, race, rival, row, team, team_row


def won(*races: Race, level: Level = Level.WORLD_CUP) -> list[Medal]:
    """The medals of one meeting with these races."""
    return list(derive(team(competition("cup", *races, start="2023-11-10", level=level))).medals)


def test_the_first_three_of_a_race_win_a_medal_and_nobody_else() -> None:
    rows = [row(ADA, "34.50", 1), row(BEN, "34.60", 2), row(CAI, "34.70", 3), row("dan-skog", "34.80", 4)]
    assert [(medal.rank, medal.athletes) for medal in won(race("men-500", *rows))] == [
        (1, (ADA,)),
        (2, (BEN,)),
        (3, (CAI,)),
    ]


def test_a_rank_without_a_time_wins_a_medal_and_a_time_without_a_rank_none() -> None:
    assert [medal.athletes for medal in won(race("men-500", row(ADA, rank=2), row(BEN, "34.60")))] == [(ADA,)]


def test_a_status_wins_no_medal_whatever_rank_is_printed() -> None:
    assert won(race("men-500", row(ADA, rank=3, status=Status.DISQUALIFIED))) == []


def test_rivals_win_no_medal_of_ours() -> None:
    assert won(race("men-500", rival("Ola Far", "34.10", 1), team_row(rank=2, nation="NOR"))) == []


def test_winning_the_b_race_is_no_medal() -> None:
    races = race("men-500", row(ADA, "34.50", 1), division="B"), race("men-500", row(BEN, "34.40", 3), division="A")
    assert [medal.athletes for medal in won(*races)] == [(BEN,)]


def test_a_single_distance_inside_a_combination_is_no_medal_but_the_combination_is() -> None:
    inside = race("men-500", row(ADA, "34.50", 1), part_of="men-sprint-combination")
    whole = race("men-sprint-combination", Result(athlete=ADA, rank=2))
    assert [medal.race.id for medal in won(inside, whole)] == ["men-sprint-combination"]


def test_the_rounds_of_an_olympic_pursuit_give_one_medal() -> None:
    rounds = [
        race("men-team-pursuit", team_row(ADA, BEN, CAI, rank=place), round=name)
        for name, place in (("quarter-final", 1), ("semi-final", 2), ("final-b", 1), ("final-c", 1), ("final", 3))
    ]
    (medal,) = won(*rounds, level=Level.OLYMPIC)
    assert (medal.rank, medal.race.round, medal.athletes) == (3, "final", (ADA, BEN, CAI))


def test_a_team_medal_counts_once_and_stands_with_each_one_named() -> None:
    team_medals = won(race("men-team-pursuit", team_row(ADA, BEN, rank=1)))
    assert count(team_medals).total == 1
    assert {athlete: len(own) for athlete, own in by_athlete(team_medals).items()} == {ADA: 1, BEN: 1}


def test_a_team_without_names_wins_its_medal_too() -> None:
    (medal,) = won(race("men-team-pursuit", team_row(rank=2)))
    assert (medal.athletes, by_athlete([medal])) == ((), {})


def test_a_tie_shares_the_bronze() -> None:
    tied = race("men-500", rival("Ola Far", "34.10", 1), row(ADA, "34.50", 3), row(BEN, "34.50", 3))
    assert count(won(tied)) == MedalCount(bronze=2)


def test_both_races_over_a_distance_give_medals() -> None:
    races = [race("men-500", row(ADA, rank=2), division="A", number=number) for number in (1, 2)]
    assert count(won(*races)) == MedalCount(silver=2)


def test_medals_come_in_the_order_of_their_days() -> None:
    cup = competition(
        "cup",
        race("men-500", row(ADA, rank=1), day="2023-12-02"),
        race("men-1000", row(ADA, rank=2)),
        start="2023-12-01",
    )
    games = competition("games", race("men-500", row(BEN, rank=3), day="2023-11-10"))
    assert [(medal.competition.id, medal.race.id, medal.day) for medal in derive(team(cup, games)).medals] == [
        ("games", "men-500", date(2023, 11, 10)),
        ("cup", "men-1000", date(2023, 12, 1)),
        ("cup", "men-500", date(2023, 12, 2)),
    ]


def test_a_medal_belongs_to_the_season_of_its_day() -> None:
    races = [race("men-500", row(ADA, rank=1), day="2024-06-30"), race("men-1000", row(ADA, rank=1), day="2024-07-01")]
    assert [medal.season for medal in won(*races)] == [THIS, NEXT]


def test_levels_are_counted_apart_in_the_order_of_their_weight() -> None:
    built = team(
        competition("home", race("men-500", row(ADA, rank=1)), start="2023-11-01", level=Level.NATIONAL),
        competition("cup", race("men-500", row(ADA, rank=2)), start="2023-11-10"),
        competition("games", race("men-500", row(ADA, rank=3)), start="2024-02-10", level=Level.OLYMPIC),
    )
    assert list(by_level(derive(built).medals).items()) == [
        (Level.OLYMPIC, MedalCount(bronze=1)),
        (Level.WORLD_CUP, MedalCount(silver=1)),
        (Level.NATIONAL, MedalCount(gold=1)),
    ]


def test_medals_are_found_by_event() -> None:
    found = by_event(won(race("men-500", row(ADA, rank=1), row(BEN, rank=2)), race("men-1000", row(ADA, rank=3))))
    assert {event: [medal.rank for medal in own] for event, own in found.items()} == {
        "men-500": [1, 2],
        "men-1000": [3],
    }


def test_counts_add_up_colour_by_colour() -> None:
    both = MedalCount(gold=1, bronze=2) + MedalCount(gold=1, silver=3)
    assert both == MedalCount(gold=2, silver=3, bronze=2)
    assert both.total == 7
