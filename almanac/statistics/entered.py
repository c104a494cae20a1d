"""Olympic events entered: in which of them a row of ours came to the line."""

from almanac.model.competition import RaceState
from almanac.model.result import Status
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.starts import our_rows, season_on


def events_entered(team: Team, season: Season) -> tuple[str, ...]:
    """The ids, in the order of the events; a team's row counts also where its list names no skater.

    A draw of a planned race, a skater who did not start or who withdrew, enters nothing.
    """
    entered = {
        race.event.id
        for competition in team.competitions.values()
        for race in competition.races
        if race.event.olympic and race.state is not RaceState.PLANNED
        if season_on(competition.day_of(race), competition) == season
        for row in our_rows(race, team.publication.nation)
        if row.status not in (Status.DID_NOT_START, Status.WITHDRAWN)
    }
    return tuple(event for event in team.events if event in entered)
