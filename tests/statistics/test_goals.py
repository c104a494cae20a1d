"""Aims: met as soon as the results say so, open until their last day, missed after it, and never guessed."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from almanac.model.competition import Competition, Level, RaceState
from almanac.model.result import Status
from almanac.model.roster import Goal
from almanac.model.when import When
from almanac.statistics.goals import Answer, Verdict, answer
from tests.statistics.sport import ADA, BEN, NEXT, THIS, WORDS, competition, race, row, team, team_row

LAST = THIS.last_day
AFTER = date(2024, 7, 1)


def asked(*competitions: Competition, day: date = AFTER, season: Any = THIS, **goal: Any) -> Answer:
    return answer(team(*competitions), season, Goal(id="aim", text=WORDS, **goal), day)


def meeting(slug: str = "cup", rank: int = 1, level: Level = Level.WORLD_CUP, **more: Any) -> Competition:
    """Ada in one complete 500 m."""
    more = {"start": "2024-01-10"} | more
    return competition(slug, race("men-500", row(ADA, "35.00", rank), complete=True), level=level, **more)


def test_without_a_measure_an_aim_is_quoted() -> None:
    assert asked(meeting()).verdict is Verdict.QUOTED
    assert asked(meeting(), measure="rank").verdict is Verdict.QUOTED


def test_a_medal_meets_its_aim_and_proves_it() -> None:
    got = asked(meeting(rank=3), measure="medals", target=1)
    assert (got.verdict, got.reached, got.target, got.is_partial) == (Verdict.MET, 1, 1, False)
    assert [(proof.competition.id, proof.race.id, proof.athletes) for proof in got.proofs] == [
        ("cup", "men-500", (ADA,))
    ]
    assert asked(meeting(rank=4), measure="medals").verdict is Verdict.MISSED


def test_an_aim_is_open_up_to_its_last_day() -> None:
    missing: dict[str, Any] = {"measure": "gold-medals", "target": 1}
    assert asked(meeting(rank=2), day=LAST, **missing).verdict is Verdict.OPEN
    assert asked(meeting(rank=2), day=AFTER, **missing).verdict is Verdict.MISSED
    assert (
        asked(meeting(rank=2), day=date(2024, 1, 11), by=When.parse("2024-01-10"), **missing).verdict is Verdict.MISSED
    )
    assert asked(meeting(rank=2), day=date(2024, 1, 11), competition="cup", **missing).verdict is Verdict.MISSED
    assert asked(meeting(rank=2), day=date(2024, 1, 10), competition="cup", **missing).verdict is Verdict.OPEN


def test_what_came_after_the_last_day_does_not_count() -> None:
    assert asked(meeting(), measure="medals", by=When.parse("2024-01-09")).reached == 0


def test_an_aim_of_one_competition_may_lie_in_another_season() -> None:
    games = meeting("games", season=NEXT, start="2025-02-10", level=Level.OLYMPIC)
    got = asked(games, meeting(), day=date(2025, 3, 1), measure="gold-medals", target=1, competition="games")
    assert (got.verdict, [proof.competition.id for proof in got.proofs]) == (Verdict.MET, ["games"])
    assert asked(games, measure="gold-medals").reached == 0


def test_medals_of_different_levels_are_never_added() -> None:
    held = (meeting("one"), meeting("two", 2), meeting("worlds", 1, Level.WORLD))
    got = asked(*held, measure="podiums", target=3)
    assert (got.verdict, got.reached) == (Verdict.MISSED, 2)


def test_an_event_may_be_named() -> None:
    assert asked(meeting(), measure="medals", event="men-1000").reached == 0
    assert asked(meeting(), measure="medals", event="men-500").reached == 1


def test_a_rank_is_the_best_outside_national_meetings() -> None:
    held = (meeting("one", 5), meeting("two", 4), meeting("home", 1, Level.NATIONAL))
    got = asked(*held, measure="rank", target=4)
    assert (got.verdict, got.reached, [proof.competition.id for proof in got.proofs]) == (Verdict.MET, 4, ["two"])
    assert asked(*held, measure="rank", target=3).verdict is Verdict.MISSED
    none = asked(measure="rank", target=3)
    assert (none.verdict, none.reached, none.proofs) == (Verdict.MISSED, None, ())


def test_every_olympic_event_is_aimed_at_unless_a_number_is_said() -> None:
    pursuit = competition("p", race("men-team-pursuit", team_row(rank=5), complete=True), start="2024-01-11")
    got = asked(meeting(), pursuit, measure="olympic-events-entered")
    assert (got.verdict, got.reached, got.target) == (Verdict.MISSED, 2, 7)
    assert asked(meeting(), pursuit, measure="olympic-events-entered", target=2).verdict is Verdict.MET


def test_who_did_not_start_entered_nothing_and_a_planned_race_is_none() -> None:
    away = race("men-500", row(ADA, status=Status.DID_NOT_START), complete=True)
    ahead = race("men-1000", row(ADA), state=RaceState.PLANNED)
    assert asked(competition("cup", away, ahead, start="2024-01-10"), measure="olympic-events-entered").reached == 0


def test_skaters_in_several_events_are_counted_and_shown() -> None:
    held = competition(
        "cup",
        race("men-500", row(ADA, "35.00", 1), row(BEN, "36.00", 2)),
        race("men-1000", row(ADA, "1:10.00", 1)),
        race("men-sprint-combination", row(BEN, rank=1)),
        start="2024-01-10",
    )
    got = asked(held, measure="skaters-in-several-events")
    assert (got.verdict, got.reached, got.is_partial) == (Verdict.MET, 1, True)
    assert [(proof.athletes, proof.race.id) for proof in got.proofs] == [((ADA,), "men-500"), ((ADA,), "men-1000")]


def test_more_entries_than_last_season_cannot_be_known_of_a_part() -> None:
    before = competition(
        "old", race("men-500", row(ADA, "35.00", 1), complete=True), season=THIS.before, start="2023-01-10"
    )
    both = competition(
        "cup", race("men-500", row(ADA, "35.00", 1), row(BEN, "36.00", 2), complete=True), start="2024-01-10"
    )
    more: dict[str, Any] = {"measure": "entries-more-than-last-season"}
    got = asked(before, both, **more)
    assert (got.verdict, got.reached, got.before) == (Verdict.MET, 2, 1)
    assert asked(before, meeting(), **more).verdict is Verdict.MISSED
    assert asked(before, meeting(), day=LAST, **more).verdict is Verdict.OPEN
    part = replace(before, races=(replace(before.races[0], complete=False),))
    assert asked(part, both, **more).verdict is Verdict.UNKNOWN
    assert asked(both, **more).verdict is Verdict.UNKNOWN
