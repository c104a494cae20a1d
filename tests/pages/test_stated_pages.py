"""Records, corrections and quotations: what sources state, as readers see it."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from almanac.model.competition import Correction
from almanac.model.race_time import RaceTime
from almanac.model.reference import Record, RecordKind
from almanac.model.result import Status
from almanac.model.roster import Goal, Quote, Roster, StaffMember
from almanac.model.team import Team
from almanac.model.when import When
from almanac.model.wording import Wording
from tests.pages.planned import planned
from tests.statistics.sport import ADA, THIS, competition, race, rival, row, team, team_row


def record(kind: RecordKind, time: str, day: str, **more: Any) -> Record:
    return Record(kind=kind, event="men-500", time=RaceTime.parse(time), date=When.parse(day), **more)


def quoted(speaker: str) -> Any:
    quote = Quote(speaker=speaker, role=Wording.plain("Role"), text=Wording.plain("Words"), date=When.parse("2024-02"))
    staff = StaffMember(id="kim-lake", name=Wording.plain("Kim Lake"), role=Wording.plain("Head coach"))
    roster = Roster(season=THIS, staff=(staff,), quotes=(quote,))
    return planned(replace(team(), rosters={THIS: roster}))["/seasons/2023-24/"].view.roster.quotes[0]


def corrected(race_id: str = "men-500", **now: Any) -> Any:
    cup = competition(
        "cup",
        race("men-500", row(ADA, "35.00", 1), rival("Ola Far", "35.10", 2)),
        race("men-team-pursuit", team_row(rank=3, nation="NOR")),
        start="2024-01-10",
        corrections=(Correction(on=date(2024, 2, 1), race=race_id, **now),),
    )
    return planned(team(cup))["/corrections/"].view.entries[0]


def test_the_newest_record_stands_and_of_one_day_the_fastest() -> None:
    records = (
        record(RecordKind.OLYMPIC, "34.40", "2024-02-14", skater="Ola Far", nation="NOR"),
        record(RecordKind.OLYMPIC, "34.20", "2024-02-14", skater="Per Vind", nation="NOR"),
        record(RecordKind.OLYMPIC, "34.60", "2018-02-14", skater="Nils Berg", nation="NOR"),
    )
    (group,) = planned(team(records=records))["/records/"].view.stated
    (entry,) = group.entries
    assert (group.kind, entry.current.time, [old.time for old in entry.older]) == (
        "olympic",
        "34.20",
        ["34.40", "34.60"],
    )


def test_a_track_record_is_its_rinks() -> None:
    records = (
        record(RecordKind.TRACK, "34.40", "2024-02-14", rink="low-ice"),
        record(RecordKind.TRACK, "34.20", "2023-02-14", rink="high-ice"),
        record(RecordKind.TRACK, "34.90", "2020-02-14", rink="low-ice"),
    )
    (group,) = planned(team(records=records))["/records/"].view.stated
    assert [(entry.current.time, len(entry.older)) for entry in group.entries] == [("34.20", 0), ("34.40", 1)]


def test_the_fastest_team_stands_with_the_records() -> None:
    cup = competition("cup", race("men-team-pursuit", team_row(ADA, rank=1, time="3:50.00")), start="2024-01-10")
    (line,) = planned(team(cup))["/records/"].view.teams
    assert (line.time, line.competition.address) == ("3:50.00", "/competitions/cup/#men-team-pursuit")


def test_a_correction_shows_what_was_and_what_is() -> None:
    entry = corrected(athlete=ADA, status=Status.DISQUALIFIED, reason=Wording.plain("Lane"))
    assert (entry.was.rank, entry.was.time, entry.now.status) == ("1", "35.00", "DQ")
    assert entry.person.address == "/athletes/ada-frost/"


def test_a_row_that_already_says_what_is_right_has_no_before() -> None:
    assert corrected(athlete=ADA, rank=1, time=RaceTime.parse("35.00")).was is None


def test_a_rivals_and_a_nations_row_may_be_corrected() -> None:
    rivals = corrected(skater="Ola Far", nation="NOR", rank=3)
    nations = corrected("men-team-pursuit", nation="NOR", rank=4)
    assert (rivals.person.name.text, rivals.was.rank) == ("Ola Far", "2")
    assert (nations.person, nations.nation.text, nations.was.rank) == (None, "NOR", "3")


def test_a_speaker_is_an_athlete_a_member_of_staff_or_a_name() -> None:
    assert quoted(ADA).speaker.address == "/athletes/ada-frost/"
    assert quoted("kim-lake").speaker.name.text == "Kim Lake"
    assert quoted("Robin Hale").speaker.name.text == "Robin Hale"


def test_a_team_raced_without_names_still_entered_its_event() -> None:
    cup: Team = team(competition("cup", race("men-team-pursuit", team_row(rank=5)), start="2024-01-10"))
    lines = planned(cup)["/seasons/2023-24/"].view.coverage
    assert [line.event.link.address for line in lines if line.unnamed] == ["/events/men-team-pursuit/"]


def test_a_correction_tells_who_moved_with_it() -> None:
    entry = corrected(athlete=ADA, status=Status.DISQUALIFIED)
    assert [(line.people[0].name.text, line.was, line.now) for line in entry.moved] == [("Ola Far", "2", "1")]
    assert entry.is_partial
    team_entry = corrected("men-team-pursuit", nation="NOR", rank=4)
    assert team_entry.moved == ()


def test_our_own_who_move_are_named_too() -> None:
    gone = Correction(on=date(2024, 2, 1), race="men-500", skater="Ola Far", nation="NOR", status=Status.DISQUALIFIED)
    cup = competition(
        "cup",
        race("men-500", rival("Ola Far", "35.00", 1), row(ADA, "35.10", 2), complete=True),
        start="2024-01-10",
        corrections=(gone,),
    )
    pages = planned(team(cup))
    (entry,) = pages["/corrections/"].view.entries
    assert ([line.people[0].address for line in entry.moved], entry.is_partial) == (["/athletes/ada-frost/"], False)
    rows = pages["/competitions/cup/"].view.days[0].races[0].rows
    assert [(line.rank, line.revised.was.rank, line.revised.moved) for line in rows] == [
        ("1", "2", True),
        ("", "1", False),
    ]
    start = pages["/athletes/ada-frost/"].view.results[0].competitions[0].starts[0]
    assert (start.row.revised.was.rank, start.row.revised.on, start.row.revised.reason) == ("2", "2024-02-01", None)


def test_a_row_that_no_correction_changed_says_nothing_of_it() -> None:
    gone = Correction(on=date(2024, 2, 1), race="men-500", athlete=ADA, status=Status.DISQUALIFIED)
    cup = competition(
        "cup",
        race("men-500", rival("Ola Far", "35.00", 1), row(ADA, "35.10", 2)),
        race("men-1000", row(ADA, "1:10.00", 1)),
        start="2024-01-10",
        corrections=(gone,),
    )
    (day,) = planned(team(cup))["/competitions/cup/"].view.days
    first, second = day.races
    assert [line.revised is None for line in (*first.rows, *second.rows)] == [True, False, True]


def test_a_faster_result_stands_beside_a_record() -> None:
    cup = competition(
        "cup",
        race("men-500", rival("Ola Far", "33.00", 1), row(ADA, "34.00", 2), day="2024-01-10"),
        start="2024-01-10",
        rink="low-ice",
    )
    records = (
        record(RecordKind.NATIONAL, "34.10", "2023-12-01", athlete=ADA),
        record(RecordKind.WORLD, "33.10", "2024-01-11", skater="Per Vind", nation="NOR"),
        record(RecordKind.TRACK, "34.50", "2023-12-01", athlete=ADA, rink="low-ice"),
    )
    pages = planned(team(cup, records=records))
    stated = pages["/events/men-500/"].view.records
    assert [(line.kind, line.faster.time, line.faster.contradicts) for line in stated] == [
        ("world", "33.00", True),
        ("national", "34.00", False),
    ]
    assert [line.faster.people[0].name.text for line in stated] == ["Ola Far", "ada frost"]
    (track,) = pages["/rinks/low-ice/"].view.records
    assert track.faster.race.address == "/competitions/cup/#men-500"


def test_a_history_says_who_held_a_record_from_when_to_when() -> None:
    records = (
        record(RecordKind.OLYMPIC, "34.40", "2018", skater="Ola Far", nation="NOR"),
        record(RecordKind.OLYMPIC, "34.20", "2022-02-12", skater="Per Vind", nation="NOR"),
    )
    bests = competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2024-01-10")
    pursuit = competition("p", race("men-team-pursuit", team_row(ADA, rank=1, time="3:50.00")), start="2024-01-11")
    histories = planned(team(bests, pursuit, records=records))["/records/"].view.histories
    first, second = histories
    assert (first.anchor, second.anchor) == ("men-500", "men-team-pursuit")
    (olympic,) = first.kinds
    assert [(line.time, line.day, line.until, line.is_current) for line in olympic.lines] == [
        ("34.20", "2022-02-12", None, True),
        ("34.40", "2018", "2022-02-12", False),
    ]
    assert [step.time for step in (*first.steps, *second.steps)] == ["35.00", "3:50.00"]


def test_an_aim_says_how_it_stands_and_which_races_prove_it() -> None:
    cup = competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2024-01-10")
    aims = (
        Goal(id="gold", text=Wording.plain("Gold"), measure="gold-medals", event="men-500", competition="cup"),
        Goal(id="joy", text=Wording.plain("Joy"), by=When.parse("2024")),
    )
    held = replace(team(cup), rosters={THIS: Roster(season=THIS, goals=aims)})
    gold, joy = planned(held)["/seasons/2023-24/"].view.roster.goals
    assert (gold.verdict, gold.reached, gold.target, gold.is_partial) == ("met", 1, None, True)
    assert [(line.race.address, line.rank) for line in gold.proofs] == [("/competitions/cup/#men-500", "1")]
    assert (joy.verdict, joy.by, joy.proofs) == ("quoted", "2024", ())
