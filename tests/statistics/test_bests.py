"""Personal, season and lowland bests, and the mark of each start."""

from almanac.model.athlete import StatedBest
from almanac.model.competition import Race
from almanac.model.reference import Record
from almanac.model.result import Flag, Result, Status
from almanac.model.team import Team
from almanac.model.when import When
from almanac.statistics.bests import (
    Best,
    Bests,
    Mark,
    bests_by_season,
    lowland_bests,
    marks,
    personal_bests,
    times_in_order,
)
from almanac.statistics.starts import starts
from tests.statistics.sport import (
    ADA,
    BEN,
    BOOK,
    LIST,
    NEXT,
    THIS,
    all_times,
    athlete,
    best,
    competition,
    points_row,
    race,
    record,
    row,
    team,
    team_row,
)


def skated(*times: tuple[str, str], stated: tuple[StatedBest, ...] = (), records: tuple[Record, ...] = ()) -> Team:
    """A team whose Ada skated the 500 m on these days in these times."""
    meetings = [competition(f"cup-{day}", race("men-500", row(ADA, time), day=day)) for day, time in times]
    return team(*meetings, athletes=[athlete(ADA, *stated)], records=records)


def raced(*races: Race) -> Team:
    """A team at one meeting on 10 November 2023."""
    return team(competition("cup", *races, start="2023-11-10"))


def bests_of(team: Team) -> Bests:
    return personal_bests(all_times(team))


def own(team: Team) -> Best:
    """Ada's best over 500 m."""
    return bests_of(team)[ADA, "men-500"]


def marks_of(team: Team) -> list[Mark]:
    """The marks of all timed starts, in calendar order."""
    marked = marks(all_times(team))
    return [marked[start.key] for start in starts(team) if start.key in marked]


def words(mark: Mark) -> str:
    """The mark in short: PB, SB, equal, first, with the gap."""
    said = [
        "PB" * mark.is_personal_best,
        "SB" * mark.is_season_best,
        "equal" * mark.equals_personal_best,
        "first" * mark.is_first,
        str(mark.gap or ""),
    ]
    return " ".join(word for word in said if word)


def test_the_best_is_the_fastest_time_with_its_race_day_and_sources() -> None:
    ice = competition("cup", race("men-500", row(ADA, "34.80")), start="2023-11-10", rink="low-ice")
    built = team(ice, competition("trial", race("men-500", row(ADA, "34.90")), start="2023-11-20"))
    found = own(built)
    assert (str(found.time), found.competition, found.rink, found.stated) == ("34.80", "cup", "low-ice", False)
    assert found.when == When.parse("2023-11-10")
    assert found.start == starts(built)[0]
    assert found.sources == (LIST,)


def test_marks_follow_the_days_and_not_the_order_of_the_files() -> None:
    built = skated(("2023-12-01", "34.60"), ("2023-11-10", "34.90"), ("2023-11-20", "34.80"))
    assert [words(mark) for mark in marks_of(built)] == ["first", "PB SB −0.10", "PB SB −0.20"]
    assert [str(mark.previous) for mark in marks_of(built)] == ["None", "34.90", "34.80"]


def test_the_first_time_held_is_no_personal_best() -> None:
    assert marks_of(skated(("2023-11-10", "34.90"))) == [Mark(is_first=True)]


def test_a_first_time_after_a_stated_best_is_compared_with_it() -> None:
    faster = skated(("2023-11-10", "34.90"), stated=(best("men-500", "35.00"),))
    slower = skated(("2023-11-10", "34.90"), stated=(best("men-500", "34.50", "2020"),))
    assert [words(mark) for mark in marks_of(faster)] == ["PB SB −0.10"]
    assert [words(mark) for mark in marks_of(slower)] == ["+0.40"]


def test_an_equal_time_equals_the_best_and_does_not_improve_it() -> None:
    built = skated(("2023-11-10", "34.90"), ("2023-11-20", "34.90"))
    assert [words(mark) for mark in marks_of(built)] == ["first", "equal +0.00"]
    assert own(built).when == When.parse("2023-11-10")


def test_thousandths_do_not_make_a_best() -> None:
    built = skated(("2023-11-10", "34.909"), ("2023-11-20", "34.90(1)"), ("2023-11-30", "34.899"))
    assert [words(mark) for mark in marks_of(built)] == ["first", "equal +0.00", "PB SB −0.01"]
    assert [str(mark.previous) for mark in marks_of(built)] == ["None", "34.909", "34.909"]


def test_a_season_best_beats_an_earlier_time_of_the_same_season() -> None:
    built = skated(
        ("2022-11-10", "34.50"), ("2023-11-10", "34.90"), ("2023-11-20", "34.80"), ("2023-11-30", "34.80"),
        ("2023-12-10", "34.85"),
    )  # fmt: skip
    assert [words(mark) for mark in marks_of(built)] == ["first", "+0.40", "SB +0.30", "+0.30", "+0.35"]


def test_a_personal_best_in_the_first_race_of_a_season_is_its_best_too() -> None:
    built = skated(("2022-11-10", "34.50"), ("2023-11-10", "34.40"))
    assert [words(mark) for mark in marks_of(built)] == ["first", "PB SB −0.10"]


def test_a_season_ends_on_the_last_day_of_june() -> None:
    built = skated(("2022-11-10", "34.50"), ("2024-06-29", "34.90"), ("2024-06-30", "34.80"), ("2024-07-01", "34.70"))
    assert [words(mark) for mark in marks_of(built)] == ["first", "+0.40", "SB +0.30", "+0.20"]
    assert str(bests_by_season(all_times(built)).get(THIS, {})[ADA, "men-500"].time) == "34.80"
    assert str(bests_by_season(all_times(built)).get(NEXT, {})[ADA, "men-500"].time) == "34.70"


def test_two_races_of_one_day_count_in_their_order() -> None:
    built = raced(race("men-500", row(ADA, "34.90"), number=1), race("men-500", row(ADA, "34.80"), number=2))
    assert [words(mark) for mark in marks_of(built)] == ["first", "PB SB −0.10"]


def test_a_row_with_a_status_is_never_a_best_and_has_no_mark() -> None:
    disqualified = row(ADA, "34.00", status=Status.DISQUALIFIED)
    built = raced(race("men-500", row(ADA, "34.90"), number=1), race("men-500", disqualified, number=2))
    assert str(own(built).time) == "34.90"
    assert len(marks_of(built)) == 1


def test_the_time_a_disqualified_skater_skated_is_never_a_best() -> None:
    skated_only = Result(athlete=ADA, status=Status.DISQUALIFIED, skated=best("men-500", "34.00").time)
    assert bests_of(raced(race("men-500", skated_only))) == {}


def test_points_of_a_combination_are_never_a_best() -> None:
    built = raced(race("men-sprint-combination", points_row(ADA, "136.680", rank=1)))
    assert bests_of(built) == {}
    assert marks_of(built) == []


def test_a_time_of_a_team_or_of_a_mass_start_is_never_a_best() -> None:
    built = raced(
        race("men-team-pursuit", team_row(ADA, BEN, time="3:45.00")), race("men-mass-start", row(ADA, "7:42.51"))
    )
    assert bests_of(built) == {}


def test_a_distance_inside_a_combination_counts() -> None:
    assert str(own(raced(race("men-500", row(ADA, "34.90"), part_of="men-sprint-combination"))).time) == "34.90"


def test_a_fall_keeps_the_old_best() -> None:
    fallen = Result(athlete=ADA, time=best("men-500", "1:28.69").time, flags=(Flag.FELL,), rank=20)
    built = raced(race("men-500", row(ADA, "34.90"), number=1), race("men-500", fallen, number=2))
    assert str(own(built).time) == "34.90"
    assert [words(mark) for mark in marks_of(built)] == ["first", "+53.79"]


def test_a_best_is_of_one_event_only() -> None:
    built = raced(race("men-500", row(ADA, "34.90")), race("men-1000", row(ADA, "1:09.00")))
    assert set(bests_of(built)) == {(ADA, "men-500"), (ADA, "men-1000")}
    assert [mark.is_first for mark in marks_of(built)] == [True, True]


def test_a_stated_best_stands_where_no_result_is_faster() -> None:
    built = skated(("2023-11-10", "34.90"), stated=(best("men-500", "34.50", "2022-02", rink="high-ice"),))
    found = own(built)
    assert (str(found.time), found.stated, found.start, found.rink) == ("34.50", True, None, "high-ice")
    assert found.sources == (BOOK,)


def test_a_stated_best_later_than_a_faster_result_changes_nothing() -> None:
    plain = skated(("2023-11-10", "34.50"), ("2024-01-10", "34.60"))
    stated = skated(("2023-11-10", "34.50"), ("2024-01-10", "34.60"), stated=(best("men-500", "34.55", "2023-12-24"),))
    assert own(plain).time == own(stated).time
    assert own(stated).start is not None
    assert [mark.previous for mark in marks_of(plain)] == [mark.previous for mark in marks_of(stated)]


def test_a_best_dated_by_its_month_counts_from_the_end_of_the_month() -> None:
    built = skated(
        ("2023-10-10", "34.90"), ("2023-11-29", "34.80"), ("2023-12-01", "34.70"),
        stated=(best("men-500", "34.60", "2023-11"),),
    )  # fmt: skip
    assert [words(mark) for mark in marks_of(built)] == ["first", "PB SB −0.10", "+0.10"]


def test_a_best_dated_by_its_season_counts_from_the_end_of_the_season() -> None:
    built = skated(("2024-06-29", "34.90"), ("2024-07-01", "34.85"), stated=(best("men-500", "34.80", "2023-24"),))
    assert [words(mark) for mark in marks_of(built)] == ["first", "+0.05"]


def test_a_best_without_a_date_counts_from_before_everything() -> None:
    built = skated(("1990-11-10", "34.90"), stated=(best("men-500", "34.90"),))
    assert [words(mark) for mark in marks_of(built)] == ["equal +0.00"]
    assert own(built).stated


def test_a_start_of_the_same_day_is_the_origin_of_an_equal_stated_best() -> None:
    built = skated(
        ("2023-11-01", "34.90"), ("2023-11-10", "34.87"), records=(record(ADA, "men-500", "34.876", "2023-11-10"),)
    )
    assert [words(mark) for mark in marks_of(built)] == ["first", "PB SB −0.03"]
    assert not own(built).stated


def test_a_record_held_by_our_skater_counts_as_a_best() -> None:
    built = skated(("2023-11-10", "34.90"), records=(record(ADA, "men-500", "33.876", "2021-12-11", rink="high-ice"),))
    assert (str(own(built).time), own(built).rink, own(built).stated) == ("33.876", "high-ice", True)


def test_a_record_of_somebody_else_or_of_a_team_is_no_best_of_ours() -> None:
    others = (record(None, "men-500", "33.61"), record("una-known", "men-500", "33.61"))
    with_team = (*others, record(ADA, "men-team-pursuit", "3:34.00"))
    assert str(own(skated(("2023-11-10", "34.90"), records=with_team)).time) == "34.90"
    assert set(bests_of(skated(("2023-11-10", "34.90"), records=with_team))) == {(ADA, "men-500")}


def test_a_stated_time_of_a_mass_start_is_no_best() -> None:
    assert bests_of(skated(stated=(best("men-mass-start", "7:42.51"),))) == {}


def test_season_bests_take_stated_ones_dated_wholly_in_the_season() -> None:
    stated = (best("men-500", "34.60", "2023-11"), best("men-1000", "1:08.00", "2024"), best("men-1500", "1:45.00"))
    built = skated(("2023-12-01", "34.70"), stated=stated)
    assert {key: str(found.time) for key, found in bests_by_season(all_times(built)).get(THIS, {}).items()} == {
        (ADA, "men-500"): "34.60"
    }


def test_a_stated_best_of_the_season_is_beaten_before_a_start_is_its_best() -> None:
    built = skated(
        ("2022-11-10", "34.00"), ("2023-12-01", "34.70"), ("2023-12-02", "34.50"),
        stated=(best("men-500", "34.60", "2023-11"),),
    )  # fmt: skip
    assert [words(mark) for mark in marks_of(built)] == ["first", "+0.70", "SB +0.50"]


def test_the_season_of_a_best_is_open_where_its_date_is() -> None:
    stated = (best("men-500", "34.60", "2023-24"), best("men-500", "34.60", "2024"), best("men-500", "34.60"))
    built = skated(("2023-11-10", "34.90"), stated=stated)
    found = {(time.when.printed if time.when else ""): time.season for time in all_times(built)}
    assert found == {"": None, "2023-11-10": THIS, "2023-24": THIS, "2024": None}


def test_lowland_bests_are_those_on_ice_known_to_lie_low() -> None:
    built = team(
        competition("low", race("men-500", row(ADA, "34.90")), start="2023-11-10", rink="low-ice"),
        competition("high", race("men-500", row(ADA, "34.10")), start="2023-11-20", rink="high-ice"),
        competition("odd", race("men-500", row(ADA, "34.20")), start="2023-11-30", rink="odd-ice"),
    )
    assert str(lowland_bests(all_times(built))[ADA, "men-500"].time) == "34.90"


def test_a_stated_best_lies_low_by_its_rink_or_its_competition() -> None:
    stated = (
        best("men-500", "34.50", rink="low-ice"),
        best("men-500", "34.30", rink="high-ice", competition="low"),
        best("men-1000", "1:08.00", competition="low"),
        best("men-1000", "1:07.00", competition="high"),
        best("men-1500", "1:45.00", competition="unheard-of"),
        best("men-1500", "1:44.00"),
    )
    meetings = [competition("low", rink="low-ice"), competition("high", rink="high-ice")]
    built = team(*meetings, athletes=[athlete(ADA, *stated)])
    assert {key: str(found.time) for key, found in lowland_bests(times_in_order(built, ())).items()} == {
        (ADA, "men-500"): "34.50",
        (ADA, "men-1000"): "1:08.00",
    }
