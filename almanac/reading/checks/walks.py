"""The walks over the records that several checks share."""

from collections.abc import Iterator

from almanac.model.citing import Cited
from almanac.model.competition import Competition, Race
from almanac.model.result import Result
from almanac.model.team import Team
from almanac.reading.ledger import Origins


def every_race(team: Team) -> Iterator[tuple[Competition, Race]]:
    """Each race with its competition."""
    for competition in team.competitions.values():
        for race in competition.races:
            yield competition, race


def every_result(team: Team) -> Iterator[tuple[Race, Result]]:
    """Each row with its race."""
    for _, race in every_race(team):
        for result in race.results:
            yield race, result


def is_whole(race: Race, origins: Origins) -> bool:
    """Whether the list is complete and every row of it could be read."""
    return race.complete and origins.all_read(race, "results", race.results)


def is_explained(held: Cited) -> bool:
    """Whether an editor has looked at it: what is unlikely and has a note is not told again."""
    return held.note is not None or held.disputed is not None


def holder_of(team: Team, result: Result) -> str:
    """Whose row it is, as a reader would name it."""
    athlete = team.athletes.get(result.athlete or "")
    return str(athlete.name) if athlete else result.skater or result.athlete or result.nation or ""


def is_ours(team: Team, result: Result) -> bool:
    """Whether the row is the team's."""
    return bool(result.ours) or result.nation == team.publication.nation
