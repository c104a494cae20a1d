"""Laps and passages, each from the other."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from almanac.model.race_time import RaceTime
from almanac.model.result import Result
from almanac.statistics.laps import compared, drop_off, laps_from, passages_from, splits
from tests.statistics.sport import ADA, event

MEN_1500 = replace(event("men-1500"), opener=300)


def times(*texts: str) -> tuple[RaceTime, ...]:
    return tuple(map(RaceTime.parse, texts))


def texts(held: tuple[RaceTime, ...]) -> list[str]:
    return list(map(str, held))


def skated(time: str | None = None, laps: tuple[str, ...] = (), passages: tuple[str, ...] = ()) -> Result:
    return Result(
        athlete=ADA, time=RaceTime.parse(time) if time else None, laps=times(*laps), passages=times(*passages)
    )


def test_laps_are_the_differences_of_passages() -> None:
    assert texts(laps_from(times("9.43", "34.70"))) == ["9.43", "25.27"]
    assert laps_from(()) == ()


def test_a_lap_between_exact_passages_is_cut_off_and_not_rounded() -> None:
    assert texts(laps_from(times("10.850", "39.387"))) == ["10.850", "28.53"]


def test_passages_are_the_sums_of_laps() -> None:
    assert texts(passages_from(times("25.80", "30.10", "31.00"))) == ["25.80", "55.90", "1:26.90"]
    assert texts(passages_from(times("10.850", "28.537"))) == ["10.850", "39.387"]
    assert passages_from(()) == ()


def test_the_first_lap_is_the_opener_and_the_last_passage_the_time() -> None:
    found = splits(MEN_1500, skated("1:58.40", laps=("25.80", "30.10", "31.00", "31.49")))
    assert [(split.metres, split.is_opener) for split in found] == [
        (300, True),
        (700, False),
        (1100, False),
        (1500, False),
    ]
    assert str(found[-1].passage) == "1:58.40"


def test_some_of_the_laps_do_not_end_at_the_time() -> None:
    found = splits(MEN_1500, skated("1:58.40", laps=("25.80", "30.10")))
    assert [str(split.passage) for split in found] == ["25.80", "55.90"]


def test_an_event_that_says_no_opener_has_laps_of_unknown_length() -> None:
    assert [split.metres for split in splits(event("men-1500"), skated(laps=("25.80", "30.10")))] == [None, None]


def test_a_row_without_laps_has_none() -> None:
    assert splits(MEN_1500, skated("1:58.40")) == ()


def test_two_skaters_are_compared_lap_by_lap_as_far_as_both_are_held() -> None:
    own = splits(MEN_1500, skated(laps=("25.80", "30.10", "31.00")))
    other = splits(MEN_1500, skated(laps=("25.50", "30.30")))
    assert [(str(gap.lap), str(gap.passage)) for gap in compared(own, other)] == [
        ("+0.30", "+0.30"),
        ("−0.20", "+0.10"),
    ]


def test_the_drop_off_leaves_the_opener_out() -> None:
    assert str(drop_off(splits(MEN_1500, skated(laps=("25.80", "30.10", "31.00", "31.49"))))) == "+1.39"
    assert drop_off(splits(MEN_1500, skated(laps=("25.80", "30.10")))) is None


@given(st.lists(st.integers(900, 4000).map(lambda hundredths: RaceTime(hundredths * 10)), min_size=1, max_size=25))
def test_there_and_back_changes_nothing(laps: list[RaceTime]) -> None:
    assert laps_from(passages_from(laps)) == tuple(laps)
