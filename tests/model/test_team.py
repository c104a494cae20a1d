"""The team as a whole."""

from almanac.model.competition import Competition, Level, Series
from almanac.model.roster import Roster
from almanac.model.season import Season
from almanac.model.team import Publication, Team
from almanac.model.wording import Wording


def test_a_team_has_each_season_with_a_competition_or_a_roster_once_oldest_first() -> None:
    name = Wording.plain("Avalon")
    older, newer = Season.parse("2022-23"), Season.parse("2023-24")
    meetings = [
        Competition(id=f"meeting-{season}", season=season, name=name,
                    series=Series(id="cup", name=name, level=Level.WORLD_CUP))
        for season in (newer, older)
    ]  # fmt: skip
    team = Team(
        publication=Publication(
            title=name, tagline=name, address="https://avalon.example", languages=("en",), time_zone="UTC", nation="AVL"
        ),
        nations={}, tags={}, series={}, rinks={}, events={}, athletes={}, rivals={},
        competitions={meeting.id: meeting for meeting in meetings},
        rosters={newer: Roster(season=newer), Season.parse("2024-25"): Roster(season=Season.parse("2024-25"))},
    )  # fmt: skip
    assert [str(season) for season in team.seasons] == ["2022-23", "2023-24", "2024-25"]
