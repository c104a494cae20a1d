"""World Cup standings and the way to Games, as readers and spreadsheets see them."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from almanac.model.competition import Level
from almanac.model.qualification import Qualification, QualifyingLeg
from almanac.model.reference import Standing, StandingRow
from almanac.model.result import Result
from almanac.model.roster import Roster
from almanac.model.team import Team
from almanac.model.when import When
from almanac.model.wording import Wording
from almanac.website import Page
from tests.pages.planned import planned, published
from tests.statistics.cups import ALL_A, cup_team, leg, listed, ours, skater
from tests.statistics.sport import ADA, BEN, CAI, THIS
from tests.statistics.test_qualification import MAXIMA, rule, system

DAY = date(2024, 6, 30)
W = Wording.plain("Avalon")
FIRST = leg(
    1,
    listed("men-500", skater('Ole "Kid", Jr', 1, "34.50"), ours(ADA, 2, "34.60"), skater("Per", 3, cup_printed=44)),
    listed("men-5000", skater("Ole", 1, "6:10.00")),
    listed("men-team-pursuit", Result(nation="AVL", rank=1, athletes=(ADA,))),
)
SECOND = leg(
    2, listed("men-500", ours(ADA, 1, "34.40"), skater("Per", 2), skater("Ola", 3), skater("Nil", 1, time=None))
)
THIRD = leg(3, listed("men-500", ours(ADA, 1, "34.30"), ours(BEN, 2), complete=False))


def pages(made: Team, day: date = DAY) -> Mapping[str, Page]:
    return planned(replace(made, rosters={THIS: Roster(season=THIS)}), day)


def cup(made: Team, name: str = "men-500") -> Any:
    return pages(made)[f"/standings/2023-24/{name}/"].view


def test_a_cup_shows_the_newest_standing_the_earlier_ones_and_what_is_left_out() -> None:
    view = cup(cup_team(FIRST, SECOND, THIRD))
    assert [(line.rank, line.moved, line.by, line.points) for line in view.now.lines][:2] == [
        ("1", "up", "1", "114"),
        ("2", "up", "1", "102"),
    ]
    assert [(line.moved, line.by) for line in view.now.lines][2:] == [("down", "2"), ("new", ""), ("new", "")]
    assert [line.legs for line in view.now.lines][:4] == [("54", "60"), ("48", "54"), ("60", ""), ("", "60")]
    assert [after.leg.number for after in view.earlier] == [1]
    assert {line.moved for line in view.earlier[0].lines} == {""}
    assert [head.number for head in view.left_out] == [3]
    assert [(line.who.person.address, line.points) for line in view.ours] == [
        ("/athletes/ada-frost/", "174"),
        ("/athletes/ben-tarn/", "54"),
    ]
    assert [(line.printed, line.counted) for line in view.misprints] == [("44", "48")]
    assert [name.id for name in view.others] == ["men-team-pursuit", "men-long-distances"]
    assert view.cup.event is not None
    assert cup(cup_team(FIRST, SECOND, THIRD), "men-long-distances").cup.event is None


def test_who_has_no_point_has_no_rank_and_who_stays_stays() -> None:
    last = skater("Zed", None)
    made = cup_team(
        leg(1, listed("men-500", skater("Ole", 1), last)), leg(2, listed("men-500", skater("Ole", 1), last))
    )
    assert [(line.rank, line.moved) for line in cup(made).now.lines] == [("1", "same"), ("", "")]


def test_the_same_rows_are_csv_and_json_once_for_all_languages() -> None:
    made = pages(published(cup_team(FIRST, SECOND), languages=("en", "zh")))
    page = made["/standings/2023-24/men-500/index.csv"]
    assert page.template == "standings.csv"
    assert page.view.text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(page.view.text)))
    assert rows[0] == ["rank", "rank_before", "skater", "nation", "points", "cup-1", "cup-2"]
    assert rows[1] == ["1", "2", "ada frost", "AVL", "114", "54", "60"]
    assert next(row for row in rows if row[2] == 'Ole "Kid", Jr')[4] == "60"
    data = json.loads(made["/standings/2023-24/men-500/index.json"].view.text)
    assert [after["competition"] for after in data["after"]] == ["cup-1", "cup-2"]
    assert sum(race["points"] for race in data["after"][1]["rows"][0]["races"]) == data["after"][1]["rows"][0]["points"]
    assert "/zh/standings/2023-24/men-500/" in made
    assert "/zh/standings/2023-24/men-500/index.csv" not in made
    assert made["/zh/standings/2023-24/men-500/"].view.csv == "/standings/2023-24/men-500/index.csv"


def test_without_a_table_or_a_whole_list_there_is_only_what_is_stated() -> None:
    rows = (StandingRow(rank=2, athlete=ADA, nation="AVL", points=100),)
    stated = Standing(season=THIS, series="world-cup", event="men-500", as_of=When.parse("2024-02-01"), rows=rows)
    part = cup(cup_team(THIRD, points=(ALL_A,), standings=(stated,)))
    assert (part.now, part.csv, part.missing) == (None, "", ())
    assert [row.points for row in part.stated[0].rows] == ["100"]
    refused = cup(cup_team(FIRST, points=()))
    assert (refused.now, [one.division for one in refused.missing]) == (None, ["A"])
    assert refused.ours == ()


def test_the_cups_of_a_season_name_the_leader_and_ours() -> None:
    made = pages(cup_team(FIRST, SECOND, THIRD))["/standings/2023-24/"].view
    lines = {line.cup.id: line for line in made.cups}
    assert (lines["men-500"].leader.points, [own.rank for own in lines["men-500"].ours]) == ("114", ["1"])
    assert lines["men-500"].after.number == 2
    bare = pages(cup_team(FIRST, points=()))["/standings/2023-24/"].view.cups[0]
    assert (bare.after, bare.leader, bare.is_refused) == (None, None, True)


def test_seasons_events_and_meetings_lead_to_the_cups_and_the_way_to_the_games() -> None:
    own = system(rule(), legs=["cup-1"])
    made = pages(cup_team(FIRST, qualifications=(own,)))
    assert [name.id for name in made["/seasons/2023-24/"].view.cups] == [
        "men-500",
        "men-team-pursuit",
        "men-long-distances",
    ]
    assert [link.address for link in made["/seasons/2023-24/"].view.qualifications] == ["/qualification/games-2024/"]
    assert [name.address for _, name in made["/events/men-10000/"].view.cups] == [
        "/standings/2023-24/men-long-distances/"
    ]
    assert [link.address for link in made["/events/men-500/"].view.qualifications] == [
        "/qualification/games-2024/men-500/"
    ]
    assert made["/competitions/cup-1/"].view.cups == "/standings/2023-24/"
    games = replace(FIRST, series=replace(FIRST.series, level=Level.OLYMPIC))
    assert pages(cup_team(games))["/competitions/cup-1/"].view.cups == ""


def way(*results: Result, most: int = 1, day: date = DAY, **more: Any) -> Mapping[str, Page]:
    own = rule(by_points=1, most=most, reserves=1)
    made = cup_team(leg(1, listed("men-500", *results), end=date(2023, 11, 11)))
    return pages(replace(made, qualifications=(system(own, legs=["cup-1"], maxima=MAXIMA, **more),)), day)


EVENT = "/qualification/games-2024/men-500/"


def test_an_event_shows_its_parts_its_nations_and_what_ours_need() -> None:
    made = way(skater("Ole", 1, "34.50"), skater("Kim", 2, "34.60", nation="KOR"), ours(ADA, 3, "34.70"), ours(CAI))
    view = made[EVENT].view
    assert [(section.name, [line.quota for line in section.lines]) for section in view.sections] == [
        ("points", ["1"]),
        ("times", ["2"]),
        ("reserve", ["R1"]),
    ]
    assert (view.last_points, view.last_time) == (60, "34.60")
    assert [(line.nation, line.places) for line in view.nations] == [("NOR", 1), ("KOR", 1), ("AVL", 0)]
    assert [(line.quota, line.points, line.gap, line.time) for line in view.needed] == [
        ("R1", 13, "+0.10", "34.70"),
        ("", 61, "", ""),
    ]


def test_the_rows_as_data_are_in_the_official_order() -> None:
    made = way(skater("Ole", 1, "34.509"), skater("Per", 2, "34.60"), ours(ADA, 3, "34.70"))
    data = json.loads(made[f"{EVENT}index.json"].view.text)
    assert data["rows"][0] == {
        "section": "points",
        "quota_rank": "1",
        "nation": "NOR",
        "skater": "Ole",
        "points": 60,
        "time": "34.50",
        "venue": "Avalon",
        "date": "2023-11-11",
    }
    assert [(row["quota_rank"], row["skater"]) for row in data["rows"]] == [
        ("1", "Ole"),
        (None, "Per"),
        ("2", "ada frost"),
    ]


def test_a_row_without_a_time_says_so() -> None:
    made = way(skater("Ole", 1))
    (line,) = made[EVENT].view.sections[0].lines
    assert (line.time, line.race, line.day) == ("", None, "")
    (row,) = json.loads(made[f"{EVENT}index.json"].view.text)["rows"]
    assert (row["time"], row["venue"], row["date"]) == (None, None, None)


def test_before_the_first_race_the_page_waits() -> None:
    view = way(skater("Ole", 1, "34.50"), day=date(2023, 11, 1))[EVENT].view
    assert (view.sections, view.counted, view.last_points, view.last_time) == ((), (), None, "")


def test_the_published_classification_stands_beside_ours_from_its_day_on() -> None:
    stated = Standing(
        season=THIS,
        series="olympic-qualification",
        event="men-500",
        competition="cup-2",
        as_of=When.parse("2024-01-01"),
        rows=(StandingRow(quota="1", skater="Ole", nation="NOR"),),
    )
    own = system(rule(), legs=["cup-1"], competition="cup-2")
    made = cup_team(leg(1, listed("men-500", skater("Ole", 1, "34.50"))), leg(2), qualifications=(own,))
    made = replace(made, standings=(stated,))
    assert len(pages(made)[EVENT].view.stated) == 1
    assert pages(made, date(2023, 12, 1))[EVENT].view.stated == ()


def test_the_rules_say_what_the_team_may_enter_and_why() -> None:
    view = way(ours(ADA, 1, "34.50"), skater("Ole", 2, "34.60"))["/qualification/games-2024/"].view
    (men,) = view.quotas
    assert (men.category, men.places, men.maximum.athletes, men.maximum.condition) == ("men", 1, 7, None)
    assert [(line.places, line.most, line.by_points, line.reserves) for line in men.events] == [(1, 1, 1, ())]
    assert [head.number for head in view.counted] == [1]


def test_a_system_without_a_held_race_has_only_its_rules() -> None:
    legs = (
        QualifyingLeg(place=W, start=date(2021, 11, 12), end=date(2021, 11, 14)),
        QualifyingLeg(place=W),
        QualifyingLeg(place=W, start=date(2021, 12, 3)),
    )
    past = Qualification(id="games-2022", name=W, athletes=20, per_category=10, legs=legs, events=(rule(),))
    own = system(rule(), rule("men-team-pursuit", by_times=0), legs=["cup-1"])
    made = pages(cup_team(FIRST, qualifications=(past, own)))
    view = made["/qualification/games-2022/"].view
    assert (view.quotas, view.games, [leg.days for leg in view.legs]) == (
        (),
        None,
        [("2021-11-12", "2021-11-14"), None, ("2021-12-03", "")],
    )
    assert view.events[0].event.address == "/events/men-500/"
    assert "/qualification/games-2022/men-500/" not in made
    assert [link.address for link in view.others] == ["/qualification/games-2024/"]


def test_the_maximum_that_is_reached_gives_its_reason() -> None:
    why = tuple(replace(one, condition=W) for one in MAXIMA)
    rules = (rule(by_points=1), rule("men-team-pursuit", by_points=1, by_times=0))
    made = cup_team(
        leg(1, listed("men-500", ours(ADA, 1, "34.50")), listed("men-team-pursuit", Result(nation="AVL", rank=1)))
    )
    for maxima, reason in ((why, "Avalon"), ((), None)):
        own = system(*rules, legs=["cup-1"], maxima=maxima)
        (men,) = pages(replace(made, qualifications=(own,)))["/qualification/games-2024/"].view.quotas
        assert (men.maximum and men.maximum.condition and men.maximum.condition.text) == reason
