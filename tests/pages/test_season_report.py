"""The season report, squads against starters, World Cup entries, and the tables handed out as files."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from almanac.model.athlete import Name
from almanac.model.citing import Source
from almanac.model.competition import Change, Correction, Level, Squad
from almanac.model.race_time import RaceTime
from almanac.model.reference import Record, RecordKind, Standing
from almanac.model.result import Flag, Result, Status
from almanac.model.roster import Base, Camp, Goal, Roster, RosterSquad, StaffMember
from almanac.model.team import Team
from almanac.model.when import When
from almanac.model.wording import Wording
from almanac.pages.tables import csv_text, json_text
from tests.pages.planned import planned, published
from tests.statistics.sport import (
    ADA,
    BEN,
    BOOK,
    CAI,
    LIST,
    NEXT,
    THIS,
    WORDS,
    athlete,
    best,
    competition,
    race,
    record,
    row,
    team,
    team_row,
)

OTHER = Source(Wording.plain("newspaper"), link="https://paper.example/a", date=When.parse("2023-11-12"))


def report(held: Team, season: str = "2023-24") -> Any:
    return planned(held)[f"/seasons/{season}/report/"].view


def rows_at(held: Team, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(planned(held)[address].view.text, newline="")))


def skated(*times: str, athlete: str = ADA) -> Team:
    races = [race("men-500", row(athlete, time), number=n, day=f"2023-11-{n:02d}") for n, time in enumerate(times, 1)]
    return team(competition("cup", *races, start="2023-11-01", end=date(2023, 11, 30)))


def test_who_started_often_or_won_a_medal_has_a_part_and_the_others_share_a_table() -> None:
    often = skated("35.00", "35.10", "35.20", "35.30", "35.40", "35.50")
    few = competition("two", race("men-1000", row(BEN, "1:10.00", 1), row(CAI, "1:11.00", 9)), start="2023-12-10")
    home = competition("home", race("men-500", row(CAI, rank=1)), start="2023-12-20", level=Level.NATIONAL)
    view = report(replace(often, competitions={**often.competitions, "two": few, "home": home}))
    assert [one.person.address for one in view.athletes] == ["/athletes/ada-frost/", "/athletes/ben-tarn/"]
    assert [one.person.address for one in view.others] == ["/athletes/cai-holm/"]
    assert [one.starts for one in view.athletes] == [6, 1]


def test_three_times_make_a_chart_with_marks_where_months_begin() -> None:
    view = report(skated("35.00", "34.90", "34.95", "35.10", "35.20", "34.99"))
    chart = view.athletes[0].chart
    assert (chart.times, chart.best.value) == (6, "34.90")
    assert [label for _, label in chart.chart.x_ticks] == ["2023-11"]
    few = report(skated("35.00", "34.90")).others[0]
    assert few.chart is None


def test_an_athlete_without_a_time_has_no_chart() -> None:
    held = team(competition("cup", race("men-mass-start", row(ADA, rank=4)), start="2023-11-01"))
    assert report(held).others[0].chart is None


def test_bests_stand_beside_the_season_before_and_the_best_ever() -> None:
    held = team(
        competition("cup", race("men-500", row(ADA, "35.00")), start="2023-11-01"),
        competition(
            "next", race("men-500", row(ADA, "34.80")), race("men-1000", row(ADA, "1:10.00")), start="2024-11-01",
            season=NEXT,
        ),
        athletes=[athlete(ADA, best("men-500", "34.50"))],
    )  # fmt: skip
    lines = report(held, "2024-25").others[0].bests
    assert [(line.best.time, line.before, line.change, line.is_faster, line.personal) for line in lines] == [
        ("34.80", "35.00", "−0.20", True, "34.50"),
        ("1:10.00", "", "", False, "1:10.00"),
    ]


def test_the_report_says_up_to_which_day_results_are_held() -> None:
    assert report(skated("35.00", "35.10")).last_day == "2023-11-02"
    undated = team(competition("cup", race("men-500", row(ADA))))
    assert report(undated).last_day is None
    assert report(team(competition("cup", start="2023-11-01"))).last_day is None


def test_every_source_has_one_number_in_the_order_of_its_use() -> None:
    roster = Roster(
        season=THIS,
        goals=(Goal(id="a", text=WORDS, sources=(BOOK,)),),
        squads=(RosterSquad(name=WORDS, sources=(OTHER,)),),
        staff=(StaffMember(id="b", name=WORDS, role=WORDS, sources=(BOOK,)),),
        camps=(Camp(name=WORDS),),
        bases=(Base(rink="low-ice"),),
    )
    cup = competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2023-11-01")
    held = replace(team(cup, competition("later", start="2024-11-01", season=NEXT)), rosters={THIS: roster})
    view = report(held)
    assert {source.publisher.text: number for source, number in view.numbers.items()} == {
        "record book": 1,
        "result list": 2,
        "newspaper": 3,
    }
    assert [source.publisher.text for source in view.competitions[0].sources] == ["result list"]
    assert {source.publisher.text for source in report(held, "2024-25").numbers} == {"result list"}


def test_records_of_ours_of_the_season_and_the_steps_of_the_team_stand_in_it() -> None:
    stranger = Record(
        kind=RecordKind.WORLD, event="men-500", time=RaceTime.parse("33.61"), skater="Ola Far", nation="NOR",
        date=When.parse("2023-11-01"),
    )  # fmt: skip
    pursuit = replace(stranger, skater=None, nation="AVL", event="men-team-pursuit", time=RaceTime.parse("3:36.00"))
    held = team(
        competition("old", race("men-500", row(ADA, "35.00")), start="2023-11-01"),
        competition("cup", race("men-500", row(ADA, "34.50")), start="2024-11-01", season=NEXT),
        records=(
            record(ADA, "men-500", "34.50", "2024-11-01"),
            replace(pursuit, date=When.parse("2024-11-02")),
            stranger,
            record(BEN, "men-1000", "1:09.00", "2024"),
            record(BEN, "men-1500", "1:49.00"),
        ),
    )
    view = report(held, "2024-25")
    assert [line.time for line in view.records] == ["3:36.00", "34.50"]
    assert [(line.best.time, line.previous) for line in view.team_bests] == [("34.50", "35.00")]
    assert report(held).team_bests == ()


def test_corrections_and_standings_of_the_season_stand_in_it() -> None:
    decided = Correction(
        on=date(2023, 11, 3), race="men-500", athlete=ADA, status=Status.DISQUALIFIED, sources=(OTHER,)
    )
    cup = competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2023-11-01", corrections=(decided,))
    standing = Standing(series="world-cup", season=THIS, event="men-500", sources=(BOOK,))
    view = report(replace(team(cup), standings=(standing,)))
    assert [entry.on for entry in view.corrections] == ["2023-11-03"]
    assert len(view.standings) == 1
    assert [source.publisher.text for source in view.numbers] == ["result list", "newspaper", "record book"]


def test_squads_stand_against_starters_for_competitions_between_nations() -> None:
    squad = Squad(athletes=(ADA, BEN))
    view = report(
        team(
            competition("cup", race("men-500", row(ADA), row(CAI)), start="2023-11-01", squad=squad),
            competition("two", start="2023-11-10"),
            competition("home", start="2023-12-01", level=Level.NATIONAL),
            competition("off", start="2023-12-10", state=Change.CANCELLED),
        )
    )
    first, second = view.squads
    assert (first.named, first.men, first.women, first.started) == (2, 2, 0, 2)
    assert [who.address for who in first.not_started] == ["/athletes/ben-tarn/"]
    assert [who.address for who in first.extra] == ["/athletes/cai-holm/"]
    assert (second.named, second.men, second.started) == (None, None, 0)


def test_cup_entries_stand_beside_the_season_before_and_are_weighed_only_when_both_are_whole() -> None:
    old = competition("old", race("men-500", row(ADA, "35.00"), complete=True), start="2023-11-01")
    new = competition(
        "new", race("men-1000", row(BEN, "1:10.00"), row(ADA, "1:10.10"), complete=True), start="2024-11-01",
        season=NEXT,
    )  # fmt: skip
    table = report(team(old, new), "2024-25").cup_entries
    assert table.is_comparable
    assert (table.athletes, table.starts, table.athletes_before, table.starts_before) == (2, 2, 1, 1)
    assert [(line.athletes, line.athletes_before) for line in table.lines] == [(0, 1), (2, 0)]
    assert [who.address for who in table.newcomers] == ["/athletes/ben-tarn/"]
    part = replace(old, races=(race("men-500", row(ADA, "35.00")),))
    assert not report(team(part, new), "2024-25").cup_entries.is_comparable


def test_without_a_season_before_or_a_start_in_the_cup_nothing_is_set_side_by_side() -> None:
    old = competition("old", race("men-500", row(ADA)), start="2023-11-01", level=Level.NATIONAL)
    new = competition("new", race("men-500", row(ADA)), start="2024-11-01", level=Level.NATIONAL, season=NEXT)
    assert report(team(old)).cup_entries is None
    assert report(team(old, new), "2024-25").cup_entries is None


def test_the_best_rank_of_the_season_before_stands_with_the_event() -> None:
    held = team(
        competition("old", race("men-500", row(ADA, "35.00", 4), division="A"), start="2023-11-01"),
        competition("new", race("men-500", row(ADA, "35.00", 2), division="A"), start="2024-11-01", season=NEXT),
    )
    line = report(held, "2024-25").coverage[0]
    assert (line.best_rank, line.rank_before) == ("2", "4")
    assert report(held).coverage[0].rank_before == ""


def test_an_athletes_results_are_one_table_in_two_formats() -> None:
    held = skated("35.00", "34.90")
    rows = rows_at(held, "/athletes/ada-frost/results.csv")
    assert [(line["date"], line["event"], line["time"], line["best_before"]) for line in rows] == [
        ("2023-11-01", "men-500", "35.00", ""),
        ("2023-11-02", "men-500", "34.90", "35.00"),
    ]
    assert [line["marks"] for line in rows] == ["", "PB"]
    content = json.loads(planned(held)["/athletes/ada-frost/results.json"].view.text)
    assert content["page"] == "https://avalon.example/athletes/ada-frost/"
    assert content["licence"] is None
    as_text = [{key: "" if value is None else str(value) for key, value in line.items()} for line in content["results"]]
    assert as_text == rows
    assert "/athletes/ben-tarn/results.csv" not in planned(held)


def test_the_files_stand_once_and_hold_the_names_of_every_language() -> None:
    name = Name(family="Frost", given="Ada", scripts=(("zh", "阿达"),))
    held = replace(skated("35.00"), athletes={**team().athletes, ADA: replace(athlete(ADA), name=name)})
    held = published(held, languages=("en", "zh"), licence=WORDS)
    pages = planned(held)
    assert "/zh/athletes/ada-frost/results.csv" not in pages
    assert "/zh/seasons/2023-24/starts.csv" not in pages
    line = rows_at(held, "/athletes/ada-frost/results.csv")[0]
    assert (line["name"], line["name_zh"]) == ("Ada Frost", "阿达")
    files = pages["/zh/athletes/ada-frost/"].view.downloads
    assert [(file.address, file.name) for file in files] == [
        ("/athletes/ada-frost/results.csv", "ada-frost-results.csv"),
        ("/athletes/ada-frost/results.json", "ada-frost-results.json"),
    ]
    assert json.loads(pages["/athletes/ada-frost/results.json"].view.text)["licence"] == "Avalon"


def test_the_tables_of_a_season() -> None:
    fallen = Result(athlete=CAI, time=RaceTime.parse("1:20.00"), rank=9, flags=(Flag.FELL,), sources=(OTHER,))
    held = team(
        competition("old", race("men-500", row(ADA, "35.00", 4), division="A"), start="2022-11-01", season=THIS.before),
        competition(
            "cup",
            race("men-500", row(ADA, "34.90", 2), division="A", day="2023-11-10"),
            race("men-500", row(ADA, "34.90", 12), division="A", number=2, day="2023-11-11"),
            race("men-team-pursuit", team_row(ADA, BEN, rank=1)),
            race("men-team-pursuit", team_row(rank=3), number=2),
            race("men-1000", fallen),
            start="2023-11-10",
            squad=Squad(athletes=(ADA, CAI, "fay-moor"), sources=(BOOK,)),
        ),
        competition("empty", start="2023-12-01"),
    )
    medals = rows_at(held, "/seasons/2023-24/medals.csv")
    assert [(line["medal"], line["athletes"], line["name"]) for line in medals] == [
        ("silver", "ada-frost", "ada frost"),
        ("gold", "ada-frost ben-tarn", "ada frost; ben tarn"),
        ("bronze", "", ""),
    ]
    bests = rows_at(held, "/seasons/2023-24/personal-bests.csv")
    assert [(line["time"], line["best_before"], line["change"]) for line in bests] == [("34.90", "35.00", "-0.10")]
    coverage = rows_at(held, "/seasons/2023-24/coverage.csv")
    first = coverage[0]
    assert (first["event"], first["best_rank"], first["best_rank_before"]) == ("men-500", "2", "4")
    assert (first["best_time_by"], first["best_time_before"], first["change"]) == ("ada frost", "35.00", "-0.10")
    squads = rows_at(held, "/seasons/2023-24/squads.csv")
    assert [(line["named"], line["named_without_a_start_held"], line["sources"]) for line in squads] == [
        ("3", "fay-moor", "record book"),
        ("", "", "result list"),
    ]
    starts = rows_at(held, "/seasons/2023-24/starts.csv")
    assert len(starts) == 5
    assert {line["marks"] for line in starts} == {"PB", "equals-PB", ""}
    cited = {line["athlete"]: line["sources"] for line in starts}
    assert cited["cai-holm"] == "newspaper, 2023-11-12, https://paper.example/a"
    assert "/seasons/2022-23/medals.csv" not in planned(held)
    assert [file.name for file in planned(held)["/seasons/2022-23/"].view.downloads] == [
        "2022-23-competitions.csv",
        "2022-23-coverage.csv",
        "2022-23-squads.csv",
        "2022-23-cup-entries.csv",
        "2022-23-starts.csv",
    ]


def test_what_stands_beside_a_page_is_chosen_with_it() -> None:
    pages = planned(published(skated("35.00"), pages=("season",)))
    assert "/seasons/2023-24/report/" in pages
    assert "/athletes/ada-frost/results.csv" not in pages


def test_csv_is_quoted_as_rfc_4180_has_it() -> None:
    text = csv_text(("a", "b"), [{"a": 'say "ice", twice', "b": None}, {"a": "two\nlines", "b": 0}])
    assert text == 'a,b\r\n"say ""ice"", twice",\r\n"two\nlines",0\r\n'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_runs_as_a_formula_in_a_sheet(start: str) -> None:
    text = csv_text(("cell",), [{"cell": f"{start}HYPERLINK(1)"}])
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == [f"'{start}HYPERLINK(1)"]


@pytest.mark.parametrize("number", ["-0.35", "+12", "-3"])
def test_a_signed_number_stays_a_number(number: str) -> None:
    assert csv_text(("cell",), [{"cell": number}]) == f"cell\r\n{number}\r\n"


def test_json_keeps_every_script_readable() -> None:
    assert json_text({"name": "阿达"}) == '{\n "name": "阿达"\n}\n'


def test_no_source_is_no_cell() -> None:
    bare = competition("cup", race("men-500", row(ADA, "35.00")), start="2023-11-10", sources=())
    assert rows_at(team(bare), "/seasons/2023-24/starts.csv")[0]["sources"] == ""
    assert LIST.link is None
