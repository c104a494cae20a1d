"""Flips: what the corrections turn round, against the lists as printed."""

from datetime import date

from msgspec.structs import replace

from almanac.model.competition import Correction
from almanac.model.result import Status
from almanac.model.roster import Goal, Roster
from almanac.statistics import derive
from almanac.statistics.corrected import corrected
from almanac.statistics.flips import flips
from tests.statistics.cups import cup_team, leg, listed, ours, skater
from tests.statistics.sport import ADA, BEN, THIS, WORDS, athlete, best, competition, race, record, row, team, team_row
from tests.statistics.test_qualification import rule, system

GONE = (
    Correction(on=date(2024, 2, 1), race="men-500", athlete=ADA, status=Status.DISQUALIFIED),
    Correction(on=date(2024, 2, 1), race="men-team-pursuit", nation="AVL", status=Status.DISQUALIFIED),
)


def test_every_mark_medal_record_and_aim_that_changes_is_named() -> None:
    cup = competition(
        "cup",
        race("men-500", row(ADA, "35.00", 1), row(BEN, "35.10", 2), day="2024-01-10", complete=True),
        race("men-500", row(ADA, "35.20", 1), day="2024-01-11", number=2),
        race("men-500", row(ADA, "35.10", 1), day="2024-01-12", number=3),
        race("men-team-pursuit", team_row(rank=3, time="3:50.00"), day="2024-01-11"),
        start="2024-01-10",
        corrections=GONE,
    )
    aims = (Goal(id="pursuit", text=WORDS, measure="medals", event="men-team-pursuit"), Goal(id="joy", text=WORDS))
    held = team(cup, athletes=[athlete(ADA, best("men-500", "35.30", "2023"))])
    printed = replace(held, rosters={THIS: Roster(season=THIS, goals=aims)})
    now = corrected(printed)
    told = [str(flip) for flip in flips((printed, derive(printed)), (now, derive(now)), date(2024, 8, 1))]
    assert {
        "ada-frost 35.00 no longer a personal best (cup, men-500)",
        "ada-frost 35.20 is now a personal best (cup, men-500-2)",
        "ada-frost 35.00 no longer the team record (men-500)",
        "ben-tarn 35.10 is now the team record (men-500)",
        "ben-tarn is now gold (cup, men-500)",
        "ben-tarn no longer silver (cup, men-500)",
        "AVL no longer bronze (cup, men-team-pursuit)",
        "3:50.00 no longer the team record (men-team-pursuit)",
    } <= set(told)
    assert [line for line in told if "goal" in line] == [
        "goal pursuit no longer met (season 2023-24)",
        "goal pursuit is now missed (season 2023-24)",
    ]


def test_without_a_correction_nothing_flips() -> None:
    cup = competition(
        "cup",
        race("men-500", row(ADA, "35.10", 1), day="2024-01-10"),
        race("men-500", row(ADA, "35.00", 1), day="2024-01-11", number=2),
        start="2024-01-10",
    )
    held = team(cup, athletes=[athlete(ADA, best("men-500", "34.00", "2022"))])
    assert flips((held, derive(held)), (held, derive(held)), date(2024, 8, 1)) == ()


def test_cup_points_olympic_places_and_records_that_change_are_named() -> None:
    gone = Correction(on=date(2023, 12, 1), race="men-500-a", athlete=ADA, status=Status.DISQUALIFIED)
    rows = ours(ADA, 1, "34.90"), skater("Ole", 2, "35.00"), ours(BEN, 3, "35.10")
    first = leg(1, listed("men-500", *rows, day="2023-11-10"), end=date(2023, 11, 11), corrections=(gone,))
    own = system(rule(by_points=1, most=2), legs=["cup-1"])
    marks = (record(ADA, "men-500", "35.20", "2020"), record(ADA, "men-500", "34.90", "2023-11-10"))
    printed = replace(cup_team(first), qualifications=(own,), records=marks)
    now = corrected(printed)
    told = [str(flip) for flip in flips((printed, derive(printed)), (now, derive(now)), date(2024, 8, 1))]
    assert [line for line in told if "cup men" in line or own.id in line or "national" in line] == [
        "ada-frost no longer number 1 with 60 points (cup men-500, 2023-24)",
        "ada-frost is now unranked with 0 points (cup men-500, 2023-24)",
        "ben-tarn no longer number 3 with 48 points (cup men-500, 2023-24)",
        "ben-tarn is now number 2 with 54 points (cup men-500, 2023-24)",
        "ada-frost no longer number 1 by points (games-2024, men-500)",
        "ben-tarn no longer number R1 by reserve (games-2024, men-500)",
        "ben-tarn is now number 2 by times (games-2024, men-500)",
        "ada-frost 34.90 no longer the national record (men-500, AVL)",
        "ada-frost 35.20 is now the national record (men-500, AVL)",
    ]
