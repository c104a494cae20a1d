"""World Cup entries: who came to the line in the cup, event by event."""

from almanac.model.competition import Level
from almanac.model.result import Status
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.cup_entries import CupEntries, cup_entries
from almanac.statistics.starts import starts
from tests.statistics.sport import ADA, BEN, EVENTS, NEXT, THIS, competition, race, row, team, team_row


def entries_of(held: Team, season: Season = THIS) -> CupEntries:
    return cup_entries(held, starts(held), season)


def test_only_starts_at_the_world_cup_count_and_a_team_counts_each_named_skater() -> None:
    found = entries_of(
        team(
            competition(
                "cup",
                race("men-500", row(ADA, "35.00"), row(BEN, status=Status.DID_NOT_START), complete=True),
                race("men-500", row(ADA, "35.10"), number=2, complete=True),
                race("men-team-pursuit", team_row(ADA, BEN), complete=True),
                start="2023-11-10",
            ),
            competition("home", race("men-500", row(BEN, "35.00")), start="2023-12-01", level=Level.NATIONAL),
        )
    )
    assert (found.athletes, found.starts) == ((ADA, BEN), 4)
    by_event = {entries.event.id: (entries.athletes, entries.starts) for entries in found.events}
    assert by_event["men-500"] == ((ADA,), 2)
    assert by_event["men-team-pursuit"] == ((ADA, BEN), 2)
    assert by_event["men-1000"] == ((), 0)
    assert list(by_event) == list(EVENTS)
    assert not found.held.is_partial


def test_another_season_has_its_own_entries_and_a_race_held_in_part_is_told() -> None:
    held = team(competition("cup", race("men-500", row(ADA, "35.00")), start="2023-11-10"))
    assert entries_of(held).held.is_partial
    assert entries_of(held, NEXT).starts == 0
