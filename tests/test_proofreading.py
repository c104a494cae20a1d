"""Proofreading: thirty slips of the pen are found, and nothing that is right is doubted."""

from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from msgspec.structs import replace

from almanac.memory import Memory, fingerprint
from almanac.model.news import NewsItem, Story
from almanac.model.reference import Rival
from almanac.model.team import Team
from almanac.problem import Place, Problem
from almanac.proofreading import Proofs, proofread
from almanac.proofreading.values import Desk
from almanac.reading import read
from almanac.statistics import derive
from almanac.statistics.corrected import corrected
from almanac.statistics.makings import Makings
from tests.statistics.sport import ADA, BEN, CAI, EVA, athlete, best, competition, race, row, team, team_row

PROJECT = Path(__file__).parents[1]


class Lines:
    """Stands for the places of a file."""

    def line(self, story: Story, number: int, column: int) -> Place:
        return Place(story.origin, number + 1, column, story.body.split("\n")[number])


def rival(name: str, rank: int, time: str) -> Any:
    return replace(row("x", time, rank), athlete=None, skater=name, nation="NOR")


CUP = competition(
    "cup",
    race("men-500", rival("Ole", 1, "34.40"), rival("Per", 2, "34.52"), row(ADA, "34.66", 3), row(CAI, "35.40", 9)),
    race("men-1500", row(BEN, "1:46.99", 1), rival("Ole", 2, "1:47.20"), row(ADA, "1:48.05", 4)),
    race("men-team-pursuit", team_row(ADA, BEN, CAI, rank=3, time="3:41.38")),
    race("women-1000", row(EVA, "1:18.345", 7), division="A"),
    start="2024-01-10",
)
NAMED = replace(
    athlete(ADA),
    name=replace(athlete(ADA).name, family="Frost", given="Ada", scripts=(("zh", "阿达·弗罗斯特"),)),
    aliases=("Adah Froest",),
)
TEAM = replace(
    team(CUP, athletes=[replace(NAMED, bests=(best("men-500", "34.10", "2022"),))]),
    rivals={"ole": Rival(id="ole", name="Ole Berg", nations=("NOR",), aliases=("Ole Bjerg",))},
)


def told(*bodies: str, title: str = "T", summary: str | None = None, held: Team = TEAM) -> list[Problem]:
    body = "\n".join(bodies)
    story = Story(language="en", title=title, body=body, origin="content/news/x.md", summary=summary)
    item = NewsItem(slug="x", day=date(2024, 1, 11), stories=(story,), competition="cup")
    return list(proofread(held, (item,), derive(held), Lines()))


A, B, C, E = f"[[{ADA}]]", f"[[{BEN}]]", f"[[{CAI}]]", f"[[{EVA}]]"
SLIPS = {
    f"{A} skated 34.67.": "34.66",
    f"{A} skated 34.86 in the first race.": "34.66",
    f"{A} skated 35.66.": "34.66",
    f"In 34.76 {A} was close.": "34.66",
    f"{B} won in 1:46.98.": "1:46.99",
    f"{B} won in 1:45.99.": "1:46.99",
    f"{B} needed 1:36.99.": "1:46.99",
    f"{E} skated 1:18.35 there.": "",
    f"{E} finished in 1:17.345.": "1:18.345",
    f"{A}, {B} and {C} skated 3:41.83.": "",
    f"{A}, {B} and {C} skated 3:41.39.": "3:41.38",
    f"{C} needed 35.41 seconds.": "35.40",
    f"{A}滑出34秒67。": "34.66",
    f"{B}以1分46秒98夺冠。": "1:46.99",
    f"{C}滑出35秒50。": "35.40",
    f"{A} came second in the race.": "3, 4",
    f"{A} finished fifth.": "3, 4",
    f"{A} was 2nd.": "3, 4",
    f"{C} finished in eighth place.": "3, 9",
    f"{E} came 6th.": "7",
    f"{B} was second.": "1, 3",
    f"{A}排名第二。": "3, 4",
    f"{E}获得第六名。": "7",
    f"{A} took silver in 34.66.": "bronze",
    f"{A} won the race and gold.": "",
    f"{B} won silver.": "gold, bronze",
    f"{A}获得银牌。": "bronze",
    f"{B}摘下男子1500米银牌。": "gold, bronze",
    "China won five medals there.": "3",
    "中国队共获得6枚奖牌。": "3",
    "Adah Froest skated well.": "Ada Frost",
    "Ole Bjerg won the race.": "Ole Berg",
    "Ada Forst skated well.": "",
    "Ada Frosst skated well.": "Ada Frost",
    "Frost Ada skated well.": "Ada Frost",
}
_NOT_LIKE_ANY = {sentence for sentence, nearest in SLIPS.items() if not nearest}


@pytest.mark.parametrize("sentence", [one for one in SLIPS if one not in _NOT_LIKE_ANY])
def test_a_slip_is_found_with_what_the_data_say(sentence: str) -> None:
    [problem] = told("A line before.", sentence)
    assert (problem.kind, problem.is_warning, problem.place.line) == ("prose", True, 2)
    assert problem.nearest == SLIPS[sentence]
    assert sentence[problem.place.column - 1 :].startswith(problem.found)


def test_thirty_slips_in_one_item_are_all_found() -> None:
    planted = [sentence for sentence in SLIPS if sentence not in _NOT_LIKE_ANY]
    assert len(planted) >= 30
    assert sorted({problem.place.line for problem in told(*planted)}) == list(range(1, len(planted) + 1))


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} skated 34.66 and 1:48.05.",
        f"{A} was third, 0.26 behind Ole in 34.40.",
        f"{A} came within 0.14 of silver.",
        f"{A} skated the 500 m at -6.5 degrees, 34.66, at 13.05.",
        f"{A} finished third.",
        f"{A} took bronze, {B} won gold.",
        f"{B} won his third race; {A} was third.",
        f"{A} was second a year ago.",
        f"{A} holds 34.10 as a best.",
        f"{A}滑出34秒66，获得铜牌，排名第三。",
        f"{A}四年前排名第五。",
        f"{E} skated 1:18.345, cut to 1:18.34.",
        f"{A}, {B} and {C} took bronze in 3:41.38.",
        "Somebody else skated 34.67.",
        "China won three medals, one of each kind.",
        "```results\ncompetition: cup\nrace: men-500\n```",
        "Ada Frost and Ole Berg raced each other.",
        "They raced over 500.00 m of ice in 99.99.",
        f"{A} waits: the clock said 61.75.",
    ],
)
def test_what_is_right_or_like_nothing_is_not_doubted(sentence: str) -> None:
    assert told(sentence) == []


def test_titles_and_summaries_are_read_too() -> None:
    [title, summary] = told("Text.", title="Ada Frost takes silver", summary="阿达·弗罗斯特滑出34秒67。")
    assert (title.nearest, summary.nearest) == ("bronze", "34.66")
    assert str(title.place) == "content/news/x.md:1"


@pytest.mark.parametrize("root", [PROJECT, PROJECT / "tests" / "tiny_team"], ids=["the site", "the tiny team"])
def test_the_news_that_are_there_raise_no_false_alarm(root: Path) -> None:
    reading = read(root)
    assert reading.team is not None
    held = corrected(reading.team)
    assert proofread(held, held.news, derive(held), reading.origins) == ()


def test_what_was_found_is_remembered_by_content() -> None:
    story = Story(language="en", title="T", body=f"{A} skated 34.67.", origin="content/news/x.md")
    item = NewsItem(slug="x", day=date(2024, 1, 11), stories=(story,), competition="cup")
    memory = Memory()

    def found(item: NewsItem, held: Team = TEAM) -> tuple[Problem, ...]:
        makings = Makings(held, fingerprint(tuple(held.competitions.values())))
        return proofread(held, (item,), derive(held), Lines(), proofs=Proofs(memory, makings))

    first = found(item)
    other = competition("other", race("men-500", row(CAI, "35.00", 1)), start="2023-01-10")
    elsewhere = replace(TEAM, competitions={"other": other, **TEAM.competitions})
    bare = replace(TEAM, competitions={"other": replace(other, races=()), **TEAM.competitions})
    assert found(item) == found(item, bare) == first != ()
    with patch.object(Desk, "faults", side_effect=AssertionError):
        assert found(item) == found(item, elsewhere) == first
    assert found(replace(item, stories=(replace(story, body=f"{A} skated 34.66."),))) == ()
    faster = competition("other", race("men-500", row(ADA, "34.67", 1)), start="2023-01-10")
    assert found(item, replace(TEAM, competitions={"other": faster, **TEAM.competitions})) == ()
