"""Why a number is what it is: what a proof lists adds up to the number it proves."""

from typing import Any

import pytest
from msgspec.structs import replace

from almanac.model.news import Article, Story
from almanac.model.result import Status
from almanac.model.season import Season
from almanac.pages.rules import RULES
from tests.pages.planned import planned, published
from tests.statistics.sport import ADA, BEN, athlete, best, competition, race, row, team, team_row

FIRST = competition(
    "first",
    race("men-500", row(ADA, "35.40", 3), row(BEN, "35.90", 9), day="2023-11-10", division="A"),
    race("men-1000", row(ADA, status=Status.DID_NOT_START), row(BEN, "1:10.00", 1), day="2023-11-11", division="B"),
    race("men-team-pursuit", team_row(ADA, BEN, rank=4), day="2023-11-11"),
    start="2023-11-10",
)
SECOND = competition(
    "second",
    race("men-500", row(ADA, "35.00", 1), row(BEN, "35.95", 12), day="2024-01-10", division="A"),
    start="2024-01-10",
)
TEAM = team(FIRST, SECOND)


def proof_of(address: str, built: Any = TEAM) -> Any:
    return planned(built)[address].view.proof


def totals(proof: Any) -> dict[str, int]:
    return {column.rule: column.total for column in proof.columns}


@pytest.mark.parametrize(
    "address", ["/seasons/2023-24/", "/athletes/ada-frost/", "/competitions/first/", "/events/men-500/"]
)
def test_every_column_is_the_sum_of_its_rows(address: str) -> None:
    proof = proof_of(address)
    assert proof.rows
    for place, column in enumerate(proof.columns):
        assert column.total == sum(row.counts[place] for row in proof.rows) > 0


def test_the_proof_of_a_season_adds_up_to_its_figures() -> None:
    view = planned(TEAM)["/seasons/2023-24/"].view
    summary = view.summary
    assert totals(view.proof) == {
        "start": summary.starts,
        "a-division": summary.a_starts,
        "personal-best": summary.personal_bests,
        "season-best": summary.season_bests,
    }
    assert len(view.proof.rows) == summary.athletes == 2
    assert view.proof.rows[0].head.address == "/athletes/ada-frost/#season-2023-24"
    held = [line.held for line in view.competitions]
    assert sum(own.races for own in held) == summary.held.races
    assert sum(own.complete for own in held) == summary.held.complete


def test_the_proof_of_a_competition_names_each_race_that_was_started() -> None:
    view = planned(TEAM)["/competitions/first/"].view
    ada, ben = view.proof.rows
    assert [race.link.address.partition("#")[2] for race in ada.races] == ["men-500-a", "men-team-pursuit"]
    assert len(ben.races) == 3
    assert {race.where for race in ben.races} == {None}
    assert totals(view.proof) == {"start": view.figures.starts, "a-division": view.figures.a_starts}


def test_the_proof_of_an_athlete_names_the_personal_bests_and_where_they_fell() -> None:
    view = planned(TEAM)["/athletes/ada-frost/"].view
    (season,) = view.proof.rows
    assert season.head.address == "/athletes/ada-frost/#season-2023-24"
    assert [(race.link.address, race.mark, str(race.where)) for race in season.races] == [
        ("/competitions/second/#men-500-a", "PB", "Avalon")
    ]
    assert totals(view.proof) == {"start": 3, "a-division": 2, "personal-best": 1, "season-best": 1}
    assert view.results[0].starts == view.starts == 3


def test_more_races_than_fit_stand_where_the_row_leads() -> None:
    days = [f"2023-11-{day:02d}" for day in range(10, 25)]
    races = [race("men-500", row(ADA, "35.00", 1), day=day, number=number) for number, day in enumerate(days, 1)]
    (ada,) = proof_of("/competitions/long/", team(competition("long", *races, start=days[0]))).rows
    assert (len(ada.races), ada.hidden) == (12, 3)


def test_without_a_start_there_is_nothing_to_prove() -> None:
    empty = competition("cup", race("men-500", row(ADA, status=Status.DID_NOT_START)), start="2024-01-10")
    assert proof_of("/competitions/cup/", team(empty)).rows == ()


def test_a_season_best_that_is_no_personal_best_says_so() -> None:
    old = athlete(ADA, best("men-500", "34.00", "2022-12"))
    built = team(FIRST, SECOND, athletes=[old])
    (ada, *_) = proof_of("/competitions/second/", built).rows
    assert [race.mark for race in ada.races] == ["SB"]


def test_a_mark_leads_to_the_time_it_beat() -> None:
    (line,) = planned(TEAM)["/competitions/second/"].view.personal_bests
    assert (line.previous, line.old_best) == ("35.40", "/competitions/first/#men-500-a")
    stated = athlete(ADA, best("men-500", "35.20", "2022-12"))
    (line,) = planned(team(SECOND, athletes=[stated]))["/competitions/second/"].view.personal_bests
    assert (line.previous, line.old_best) == ("35.20", "")


def test_the_best_rank_of_a_season_leads_to_its_race_and_the_starts_to_all_of_them() -> None:
    view = planned(TEAM)["/seasons/2023-24/"].view
    line = next(line for line in view.coverage if line.event.link.address == "/events/men-500/")
    assert (line.best_rank, line.best_ranked) == ("1", "/competitions/second/#men-500-a")
    assert line.races == "/events/men-500/#season-2023-24"
    assert [season.anchor for season in planned(TEAM)["/events/men-500/"].view.races] == ["season-2023-24"]


def test_an_athlete_rests_on_the_races_of_that_athlete_alone() -> None:
    third = competition("third", race("men-500", row(BEN, "36.00", 2), complete=True), start="2024-02-10")
    held = planned(team(FIRST, third))["/athletes/ada-frost/"].view.held
    assert (held.races, held.complete, held.starts) == (3, 0, 2)


def test_the_rules_stand_once_and_say_when_a_season_turns() -> None:
    view = planned(TEAM)["/rules/"].view
    names = [rule for group in view.groups for rule in group.rules]
    assert len(names) == len(set(names)) == sum(len(rules) for _, rules in RULES)
    season = Season.parse("2023-24")
    assert (view.season, view.first_day, view.last_day) == (str(season), "2023-07-01", "2024-06-30")


def test_a_site_without_a_page_of_rules_has_no_address_for_it() -> None:
    assert planned(TEAM)["/"].site.rules == "/rules/"
    assert planned(published(TEAM, pages=("home",)))["/"].site.rules == ""
    assert planned(replace(TEAM, news=()))["/rules/"].site.footer[-1] == ("rules", "/rules/")


def test_a_text_rests_on_itself_and_a_meeting_on_its_races() -> None:
    story = Story(language="en", title="Privacy", body="Nothing is kept.", origin="content/pages/privacy.md")
    pages = planned(replace(TEAM, articles=(Article(slug="privacy", stories=(story,)),)))
    assert list(pages["/privacy/"].rests_on()) == ["article:privacy", "article:privacy/en", "site"]
    names = set(pages["/competitions/first/"].rests_on())
    assert {"competition:first", "race:first/men-500-a", "athlete:ada-frost", "series:world-cup"} <= names
    assert "race:second/men-500-a" in names, "its time decides what was a personal best"
    assert not [name for name in names if name.startswith(("nation:", "rink:"))]
