"""Records, corrections and quotations: what sources state, as readers see it."""

from dataclasses import replace
from datetime import date
from typing import Any

from almanac.model.competition import Correction
from almanac.model.race_time import RaceTime
from almanac.model.reference import Record, RecordKind
from almanac.model.result import Status
from almanac.model.roster import Quote, Roster, StaffMember
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
    assert [(entry.current.time, len(entry.older)) for entry in group.entries] == [("34.40", 1), ("34.20", 0)]


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
