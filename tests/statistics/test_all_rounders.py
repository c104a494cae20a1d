"""All-rounders: the adelskalender, and how even an athlete's bests are."""

from msgspec.structs import replace

from almanac.model.athlete import Athlete
from almanac.model.event import Category, EventKind
from almanac.model.team import Team
from almanac.statistics.adelskalender import Adelskalender, adelskalender
from almanac.statistics.bests import personal_bests
from almanac.statistics.versatility import Versatility, versatility
from tests.statistics.sport import ADA, BEN, CAI, EVA, all_times, athlete, best, event, team

DISTANCES = ("women-500", "women-3000", "women-1500", "women-5000")
ALLROUND = replace(event("women-allround-combination", EventKind.COMBINATION), parts=DISTANCES)


def skater(slug: str, *times: str) -> Athlete:
    bests = (best(event, time) for event, time in zip(DISTANCES, times, strict=False))
    return athlete(slug, *bests, gender=Category.WOMEN)


def with_allround(*athletes: Athlete) -> Team:
    events = {own.id: own for own in (*map(event, DISTANCES), ALLROUND)}
    held = team(athletes=athletes)
    return replace(held, events={**held.events, **events})


def list_of(*athletes: Athlete) -> Adelskalender:
    held = with_allround(*athletes)
    (found,) = adelskalender(held, personal_bests(all_times(held)))
    return found


def test_a_published_list_is_found_again() -> None:
    found = list_of(skater(EVA, "37.51", "3:53.34", "1:51.79", "6:48.97"))
    assert [own.id for own in found.distances] == ["women-500", "women-1500", "women-3000", "women-5000"]
    (entry,) = found.ranked
    assert [str(points) for points in entry.points] == ["37.510", "37.263", "38.890", "40.897"]
    assert (entry.rank, str(entry.total)) == (1, "154.560")


def test_equal_sums_share_the_rank_and_the_next_is_skipped() -> None:
    same = ("37.51", "3:53.34", "1:51.79", "6:48.97")
    found = list_of(skater("eva-lund", *same), skater("gry-moe", *same), skater("ida-rud", "40.00", *same[1:]))
    assert [(entry.rank, entry.athlete) for entry in found.ranked] == [
        (1, "eva-lund"),
        (1, "gry-moe"),
        (3, "ida-rud"),
    ]


def test_one_missing_distance_is_incomplete_and_two_are_not_listed() -> None:
    found = list_of(skater("eva-lund", "37.51", "3:53.34", "1:51.79"), skater("gry-moe", "37.51", "3:53.34"))
    assert found.ranked == ()
    (entry,) = found.incomplete
    assert (entry.athlete, entry.rank, entry.total, entry.bests[3], entry.points[3]) == (EVA, None, None, None, None)


def test_a_team_without_an_allround_event_has_no_list() -> None:
    assert adelskalender(team(), {}) == ()


def spread_of(*athletes: Athlete) -> dict[str, Versatility]:
    held = team(athletes=athletes)
    held = replace(held, events={**held.events, "men-100": event("men-100")})
    return dict(versatility(held, personal_bests(all_times(held))))


def test_points_per_500_m_put_the_strongest_distance_first() -> None:
    found = spread_of(athlete(ADA, best("men-500", "34.50"), best("men-1000", "1:08.00")))[ADA]
    assert [(own.best.event.id, str(own.points)) for own in found.strengths] == [
        ("men-1000", "34.000"),
        ("men-500", "34.500"),
    ]
    assert (str(found.spread), found.near) == ("0.500", 2)


def test_near_is_three_per_cent_and_not_a_hundredth_more() -> None:
    found = spread_of(
        athlete(ADA, best("men-500", "40.00")),
        athlete(BEN, best("men-500", "41.20")),
        athlete(CAI, best("men-500", "41.21")),
    )
    behind = {who: own.strengths[0].behind for who, own in found.items()}
    assert behind == {ADA: 0, BEN: 30, CAI: 31}
    assert [own.near for own in found.values()] == [1, 1, 0]


def test_distances_under_500_m_do_not_count() -> None:
    assert spread_of(athlete(ADA, best("men-100", "9.80"))) == {}
