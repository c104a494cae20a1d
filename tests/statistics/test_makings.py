"""Names of contents: what is named changes with the results it holds, and with no others."""

from datetime import date

from msgspec.structs import replace

from almanac.memory import Shelf
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.makings import Makings
from tests.statistics.sport import ADA, BEN, competition, race, row, team

EARLY = competition("early", race("men-500", row(ADA, "35.00", 1)), start="2023-01-10")
LATE = competition(
    "late", race("men-500", row(BEN, "35.10", 1)), race("men-1000", row(ADA, "1:08.00", 1)), start="2024-01-10"
)
TEAM = team(EARLY, LATE)
THEN, NOW = Season.of(date(2023, 1, 10)), Season.of(date(2024, 1, 10))


def names(made: Team) -> dict[str, str]:
    makings = Makings(made, "x")
    return {
        "ground": makings.ground,
        "500": makings.of_events(["men-500"]),
        "1000": makings.of_events(["men-1000"]),
        "ada": makings.of_athletes([ADA]),
        "ben": makings.of_athletes([BEN]),
        "early": makings.of_competitions(["early"]),
        "late": makings.of_competitions(["late"]),
        "then": makings.until(THEN.last_day),
        "before": makings.until(date(2024, 1, 9)),
        "now": makings.until(NOW.last_day),
    }


def differing(made: Team) -> set[str]:
    before, after = names(TEAM), names(made)
    return {name for name in before if before[name] != after[name]}


def with_race(place: int, time: str) -> Team:
    held = LATE.races[place]
    athlete = held.results[0].athlete or ""
    other = replace(held, results=(row(athlete, time, 1),))
    races = tuple(other if number == place else own for number, own in enumerate(LATE.races))
    return replace(TEAM, competitions={"early": EARLY, "late": replace(LATE, races=races)})


def test_a_result_is_in_the_names_of_what_it_belongs_to() -> None:
    assert differing(with_race(0, "35.20")) == {"500", "ben", "late", "now"}
    assert differing(with_race(1, "1:08.10")) == {"1000", "ada", "late", "now"}


def test_what_is_no_result_is_in_the_ground() -> None:
    assert differing(replace(TEAM, tags={"gold": LATE.name})) == {"ground"}
    renamed = replace(LATE, city=LATE.name)
    assert differing(replace(TEAM, competitions={"early": EARLY, "late": renamed})) == {"ground"}


def test_a_race_counts_from_the_season_of_its_day_or_of_its_competition() -> None:
    moved = replace(LATE, races=tuple(replace(own, day=date(2022, 12, 1)) for own in LATE.races))
    assert "then" in differing(replace(TEAM, competitions={"early": EARLY, "late": moved}))
    counted = replace(LATE, season=THEN)
    assert "then" in differing(replace(TEAM, competitions={"early": EARLY, "late": counted}))


def test_a_race_that_is_moved_to_another_competition_is_another_one() -> None:
    short, long = LATE.races
    moved = {"early": replace(EARLY, races=(*EARLY.races, long)), "late": replace(LATE, races=(short,))}
    assert differing(replace(TEAM, competitions=moved)) >= {"1000", "ada", "early", "late"}


def test_what_stands_beside_is_in_the_ground_and_in_the_whole() -> None:
    makings = Makings(TEAM, "x")
    other = makings.beside("y")
    assert (other.whole != makings.whole, other.ground != makings.ground) == (True, True)
    assert other.until(NOW.last_day) == makings.until(NOW.last_day)


def test_names_worked_out_before_are_found_under_the_name_of_the_whole() -> None:
    known = Shelf()
    first = Makings(TEAM, "x", known)
    assert (first.ground, first.until(NOW.last_day)) == (
        Makings(TEAM, "y").ground,
        Makings(TEAM, "y").until(NOW.last_day),
    )
    found = Makings(with_race(0, "35.20"), "x", known)  # nobody would: a name is that of one content
    assert (found.ground, found.until(NOW.last_day)) == (first.ground, first.until(NOW.last_day))
