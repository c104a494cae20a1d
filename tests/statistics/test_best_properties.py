"""What holds of bests and marks for any results whatever."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from almanac.model.competition import Competition
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.bests import bests_by_season, marks, personal_bests, times_in_order
from almanac.statistics.starts import Start, starts
from tests.statistics.sport import ADA, BEN, all_times, competition, race, row, team

FIRST_DAY = date(2023, 6, 1)
EVENTS = ("men-500", "men-1000")
Skate = tuple[int, str, str, int]  # days after FIRST_DAY, athlete, event id, hundredths above 34 seconds

SKATES = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from([ADA, BEN]), st.sampled_from(EVENTS), st.integers(0, 30)),
    max_size=12,
)


def meeting(number: int, skate: Skate) -> Competition:
    """One skater alone at one meeting."""
    days, athlete, event, hundredths = skate
    day = (FIRST_DAY + timedelta(days=days)).isoformat()
    return competition(f"meeting-{number:02d}", race(event, row(athlete, f"34.{hundredths:02d}"), day=day))


def teamed(skates: dict[int, Skate]) -> Team:
    return team(*(meeting(number, skate) for number, skate in sorted(skates.items())))


def numbered(skates: list[Skate]) -> dict[int, Skate]:
    return dict(enumerate(skates))


def hundredths(start: Start) -> int:
    assert start.time is not None
    return start.time.hundredths


@given(SKATES)
def test_a_mark_says_how_a_time_stands_to_all_earlier_ones(skates: list[Skate]) -> None:
    built = teamed(numbered(skates))
    in_order = starts(built)
    marked = marks(times_in_order(built, in_order))
    for place, start in enumerate(in_order):
        same = [one for one in in_order[:place] if (one.athlete, one.race.event) == (start.athlete, start.race.event)]
        earlier = [hundredths(one) for one in same]
        in_season = [hundredths(one) for one in same if one.season == start.season]
        mark, own = marked[start.key], hundredths(start)
        assert mark.is_first == (not earlier)
        assert mark.is_personal_best == (bool(earlier) and own < min(earlier))
        assert mark.equals_personal_best == (bool(earlier) and own == min(earlier))
        assert mark.is_season_best == (mark.is_personal_best or (bool(in_season) and own < min(in_season)))


@given(SKATES)
def test_the_best_is_the_earliest_of_the_fastest(skates: list[Skate]) -> None:
    built = teamed(numbered(skates))
    for (athlete, event), best in personal_bests(all_times(built)).items():
        own = [start for start in starts(built) if (start.athlete, start.race.event.id) == (athlete, event)]
        assert best.start == min(own, key=lambda start: (hundredths(start), start.day))


@given(SKATES.filter(bool), st.data())
def test_adding_a_slower_result_never_changes_a_personal_best(skates: list[Skate], data: st.DataObject) -> None:
    _, athlete, event, _ = data.draw(st.sampled_from(skates))
    slower = (data.draw(st.integers(0, 400)), athlete, event, 31)
    before, after = teamed(numbered(skates)), teamed(numbered([*skates, slower]))
    assert personal_bests(all_times(after)) == personal_bests(all_times(before))


@given(SKATES.filter(bool), st.data())
def test_removing_a_result_changes_only_what_depends_on_it(skates: list[Skate], data: st.DataObject) -> None:
    every = numbered(skates)
    gone = data.draw(st.sampled_from(sorted(every)))
    left = {number: skate for number, skate in every.items() if number != gone}
    before, after = teamed(every), teamed(left)
    days, athlete, event, _ = every[gone]
    day = FIRST_DAY + timedelta(days=days)
    marks_after = marks(all_times(after))
    for start in starts(before):
        later = (start.day, start.competition.id) > (day, f"meeting-{gone:02d}")
        depends = (start.athlete, start.race.event.id) == (athlete, event) and later
        if start.competition.id != f"meeting-{gone:02d}" and not depends:
            assert marks(all_times(before))[start.key] == marks_after[start.key]
    bests_before, bests_after = (
        personal_bests(all_times(before)),
        personal_bests(all_times(after)),
    )
    assert {key: best for key, best in bests_before.items() if key != (athlete, event)} == {
        key: best for key, best in bests_after.items() if key != (athlete, event)
    }


@given(SKATES)
def test_the_personal_best_is_the_fastest_of_the_season_bests(skates: list[Skate]) -> None:
    built = teamed(numbered(skates))
    held = starts(built)
    seasons = {Season.of(start.day) for start in held}
    for key, best in personal_bests(times_in_order(built, held)).items():
        by_season = [bests_by_season(times_in_order(built, held)).get(season, {}).get(key) for season in seasons]
        assert best.time.hundredths == min(own.time.hundredths for own in by_season if own)
