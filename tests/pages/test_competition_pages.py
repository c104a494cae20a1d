"""A competition's page and the list of them: who travelled, what was raced, what a source counts."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from almanac.model.citing import Source
from almanac.model.competition import Change, Competition, Correction, Squad, Stated, StatedMedals, StatedParty
from almanac.model.result import Status
from almanac.model.roster import Reported, Roster, RosterSquad
from almanac.model.when import When
from almanac.model.wording import Wording
from tests.pages.planned import planned
from tests.statistics.sport import ADA, BEN, CAI, LIST, NEXT, THIS, WORDS, competition, race, row, team

REPORT = (Source(Wording.plain("report")),)


def page_of(held: Competition, *groups: RosterSquad, today: date = date(2024, 3, 1), reported: Any = ()) -> Any:
    roster = Roster(season=THIS, squads=groups, reported=tuple(reported))
    return planned(replace(team(held), rosters={THIS: roster}), today)[f"/competitions/{held.id}/"].view


def group(*athletes: str, note: str | None = None, competition: str | None = "cup") -> RosterSquad:
    words = Wording.plain(note) if note else None
    return RosterSquad(name=WORDS, competition=competition, athletes=athletes, men=len(athletes), note=words)


def test_numbers_alone_stand_as_stated_and_those_who_started_by_name() -> None:
    cup = competition("cup", race("men-500", row(ADA, "35.00", 4)), start="2024-01-10", squad=Squad(men=10, women=10))
    view = page_of(cup)
    assert (view.squad.men, view.squad.women, view.squad.named) == (10, 10, ())
    assert [person.address for person in view.started] == ["/athletes/ada-frost/"]


def test_a_named_squad_is_set_against_those_who_started() -> None:
    squad = Squad(athletes=(ADA, BEN), reserves=())
    view = page_of(competition("cup", race("men-500", row(ADA, "35.00"), row(CAI, "36.00")), squad=squad)).squad
    assert [person.address for person in view.not_started] == ["/athletes/ben-tarn/"]
    assert [person.address for person in view.extra] == ["/athletes/cai-holm/"]


@pytest.mark.parametrize(
    ("squad", "group", "shown"),
    [
        (None, group(ADA), 1),
        (Squad(athletes=(ADA,)), group(ADA), 0),
        (Squad(athletes=(ADA,)), group(ADA, BEN), 1),
        (Squad(men=10), group(note="no names"), 1),
        (Squad(men=10, note=Wording.plain("no names")), group(note="no names"), 0),
        (None, group(ADA, competition=None), 0),
    ],
)
def test_a_group_of_the_roster_is_shown_unless_it_only_repeats_the_squad(
    squad: Squad | None, group: RosterSquad, shown: int
) -> None:
    view = page_of(competition("cup", start="2024-01-10", squad=squad), group)
    assert len(view.groups) == shown


def test_a_season_without_a_roster_has_no_groups() -> None:
    held = competition("cup", start="2024-11-10", season=NEXT)
    assert page_of(held).groups == ()


def test_the_party_is_cited_once_where_the_squad_cites_the_same() -> None:
    stated = Stated(party=StatedParty(people="20"), left=When.parse("2023-11-07"), sources=REPORT)
    cited = page_of(competition("cup", squad=Squad(men=10, sources=REPORT), stated=stated)).party
    assert (cited.people, cited.left, cited.evidence) == ("20", "2023-11-07", None)
    alone = page_of(competition("cup", stated=replace(stated, party=None))).party
    assert (alone.people, alone.men, alone.evidence.sources[0].publisher.text) == (None, None, "report")


def test_stated_medals_stand_beside_those_of_the_lists() -> None:
    stated = Stated(medals=StatedMedals(gold=2, bronze=0), sources=REPORT)
    cup = competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2024-01-10", stated=stated)
    view = page_of(cup)
    assert (view.stated.medals.gold, view.stated.held.gold, view.stated.agrees) == (2, 1, False)
    assert view.party is None
    agreeing = replace(cup, stated=replace(stated, medals=StatedMedals(gold=1)))
    assert page_of(agreeing).stated.agrees is True


def test_nothing_is_stated_where_no_source_counts() -> None:
    view = page_of(competition("cup"))
    assert (view.stated, view.party, view.squad, view.start, view.place, view.country) == (None,) * 6


def test_races_stand_by_day_and_those_of_no_known_day_last() -> None:
    cup = competition(
        "cup",
        race("men-1500"),
        race("men-500", day="2024-01-11"),
        race("men-1000", day="2024-01-10"),
        race("women-500", day="2024-01-10"),
        start="2024-01-10",
        end=date(2024, 1, 11),
    )
    days = page_of(cup).days
    assert [(day.day, day.anchor, [table.anchor for table in day.races]) for day in days] == [
        ("2024-01-10", "day-2024-01-10", ["men-1000", "women-500"]),
        ("2024-01-11", "day-2024-01-11", ["men-500"]),
        ("", "day-unknown", ["men-1500"]),
    ]


def test_a_personal_best_set_here_says_what_it_beat() -> None:
    cup = competition("cup", race("men-500", row(ADA, "35.00"), number=1), race("men-500", row(ADA, "34.80"), number=2))
    (line,) = page_of(cup).personal_bests
    assert (line.row.time, line.previous, line.gap, line.number) == ("34.80", "35.00", "−0.20", 2)


def test_a_correction_and_a_report_stand_with_the_competition() -> None:
    told = Correction(on=date(2024, 2, 1), race="men-500", athlete=ADA, status=Status.DISQUALIFIED)
    cup = competition("cup", race("men-500", row(ADA, status=Status.DISQUALIFIED)), corrections=(told,))
    view = page_of(cup, reported=[Reported(id="a", text=Wording.plain("arrived"), competition="cup")])
    assert [(line.on, line.now.status) for line in view.corrections] == [("2024-02-01", "DQ")]
    assert [line.text.text for line in view.reported] == ["arrived"]


def test_a_cancelled_competition_is_there_and_says_so() -> None:
    view = page_of(competition("cup", start="2024-01-10", state=Change.CANCELLED, city=WORDS, country="AVL"))
    assert (view.state, view.days, view.place.text, view.country.text, view.rink) == (
        "cancelled",
        (),
        "Avalon",
        "AVL",
        None,
    )


def test_what_lies_ahead_waits_for_its_first_day() -> None:
    held = competition("cup", start="2024-01-10")
    assert page_of(held, today=date(2024, 1, 9)).is_ahead
    assert not page_of(held, today=date(2024, 1, 10)).is_ahead


def test_neighbours_follow_the_calendar() -> None:
    held = team(competition("one", start="2024-01-10"), competition("two", start="2024-02-10"))
    pages = planned(held)
    assert pages["/competitions/one/"].view.next.address == "/competitions/two/"
    assert pages["/competitions/two/"].view.previous.address == "/competitions/one/"
    assert pages["/competitions/one/"].view.previous is None


def test_the_list_begins_with_what_lies_ahead_and_then_runs_back() -> None:
    held = team(
        competition("one", race("men-500", row(ADA, "35.00", 1), row(BEN, "35.10", 2)), start="2024-01-10"),
        competition("two", start="2024-02-10", state=Change.POSTPONED),
        competition("three", start="2024-03-10"),
        competition("old", start="2022-12-10", season=THIS.before),
    )
    view = planned(held, date(2024, 3, 1))["/competitions/"].view
    assert [line.link.address for line in view.ahead] == ["/competitions/three/"]
    assert [season.season.text.text for season in view.seasons] == ["2023-24", "2022-23"]
    first, second = view.seasons[0].competitions
    assert (first.line.state, first.starts) == ("postponed", 0)
    assert (second.starts, second.athletes, second.line.medals.total) == (2, 2, 2)


def test_a_competition_keeps_its_own_sources_under_its_races() -> None:
    (day,) = page_of(competition("cup", race("men-500", row(ADA, "35.00")))).days
    assert [source.publisher.text for source in day.races[0].evidence.sources] == [str(LIST.publisher.texts[0][1])]
