"""An editor's text: names with links, tables from the data, and code left alone."""

from msgspec.structs import replace

from almanac.model.wording import Wording
from almanac.pages.prose import Part
from tests.pages.planned import news, planned
from tests.statistics.sport import ADA, BEN, CAI, EVENTS, RINKS, competition, race, row, team

CUP = competition(
    "cup",
    race("men-500", row(ADA, "35.00", 1), row(BEN, "35.10", 5), row(CAI, "36.00", 9), division="A"),
    short=Wording.plain("Cup [2024]"),
    start="2024-01-10",
)
TEAM = team(CUP)
BLOCK = "```results\ncompetition: cup\nrace: men-500-a\n```"


def parts(body: str) -> tuple[Part, ...]:
    found = planned(replace(TEAM, news=(news("item", body),)))["/news/item/"].view.parts
    assert isinstance(found, tuple)
    return found


def text(body: str) -> str:
    return "".join(part.markdown for part in parts(body))


def test_an_id_becomes_a_link_with_its_name() -> None:
    assert text("[[ada-frost]] won") == "[ada frost](/athletes/ada-frost/) won"
    assert text("[[ men-500 ]]") == f"[{EVENTS['men-500'].name.texts[0][1]}](/events/men-500/)"
    assert text("[[low-ice]]") == f"[{RINKS['low-ice'].name.texts[0][1]}](/rinks/low-ice/)"


def test_signs_of_markdown_in_a_name_stay_text() -> None:
    assert text("the [[cup]]") == r"the [Cup \\[2024\\]](/competitions/cup/)".replace("\\\\", "\\")


def test_an_id_that_is_none_stays_as_it_was_written() -> None:
    assert text("[[nobody]]") == "[[nobody]]"


def test_code_is_left_alone() -> None:
    body = "Write `[[ada-frost]]` or ``a ` [[cup]]``.\n\n~~~\n[[ada-frost]]\n~~~\n"
    assert text(body) == body


def test_a_results_block_becomes_a_table_of_the_podium_and_ours() -> None:
    before, table, after = parts(f"Before.\n\n{BLOCK}\n\nAfter [[ada-frost]].")
    assert (before.markdown.strip(), after.markdown.strip()) == ("Before.", "After [ada frost](/athletes/ada-frost/).")
    assert table.race is not None
    assert (table.anchor, table.race.anchor, len(table.race.first_rows)) == ("results-1", "men-500-a", 1)


def test_two_blocks_have_two_anchors_and_nothing_between_them_is_no_part() -> None:
    assert [part.anchor for part in parts(f"{BLOCK}\n\n{BLOCK}")] == ["results-1", "results-2"]


def test_top_says_how_many_rows() -> None:
    (table,) = parts(BLOCK.replace("men-500-a\n", "men-500-a\ntop: 5\n"))
    assert table.race is not None
    assert [row.rank for row in table.race.first_rows] == ["1", "5"]


def test_a_block_that_names_no_race_stays_as_it_was_written() -> None:
    for block in ("```results\ncompetition: none\nrace: x\n```", "```results\ncompetition: cup\nrace: men-1000\n```"):
        assert text(block) == block
