"""The outline says of a team what would be found in it."""

from datetime import UTC, date, datetime

from msgspec import msgpack

from almanac.statistics.due import next_due
from almanac.statistics.held_back import held_back
from almanac.statistics.outline import Outline, outline_of
from tests.statistics.sport import ADA, competition, race, row, team

NOW, LATER = datetime(2024, 1, 1, 12, tzinfo=UTC), datetime(2024, 1, 5, tzinfo=UTC)
RACE = race("men-500", row(ADA, "35.00", 1), embargo=LATER)
CUP = competition("cup", RACE, start="2024-01-10", end=date(2024, 1, 12), embargo=NOW)
TEAM = team(CUP, competition("later", start="2024-02-01"))


def test_it_has_every_embargo_and_every_day_on_which_something_begins_or_is_over() -> None:
    outline = outline_of(TEAM)
    assert outline.embargoes == (("competition:cup", NOW), (f"race:cup/{RACE.id}", LATER))
    assert outline.turns == (date(2024, 1, 10), date(2024, 1, 13), date(2024, 2, 1), date(2024, 2, 2))
    assert outline.corrected == ()


def test_what_is_held_back_and_due_follows_from_it_as_from_the_team() -> None:
    outline = msgpack.decode(msgpack.encode(outline_of(TEAM)), type=Outline)
    held = held_back(TEAM, NOW)
    assert [one.name for one in held] == [f"race:cup/{RACE.id}"]
    assert held_back(TEAM, NOW, outline) == held
    assert next_due(TEAM, held, NOW, outline) == next_due(TEAM, held, NOW) == LATER
