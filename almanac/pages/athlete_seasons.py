"""Every start of an athlete, season by season, and the numbers that they add up to."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from almanac.model.season import Season
from almanac.pages.competition_lines import CompetitionLine, competition_line
from almanac.pages.edition import Edition
from almanac.pages.lines import StartLine, season_link, start_line
from almanac.pages.proof import IN_A, PERSONAL_BESTS, SEASON_BESTS, STARTS, Proof, proof
from almanac.statistics.appearances import seasons_away, seasons_of
from almanac.statistics.held import Held, held
from almanac.statistics.starts import Start
from almanac.website import Link


class CompetitionStarts(Struct, frozen=True, kw_only=True):
    """The starts at one competition, in the order they were raced."""

    competition: CompetitionLine
    starts: tuple[StartLine, ...]


class SeasonResults(Struct, frozen=True, kw_only=True):
    """Every row held of one season, the newest competition first; none between two seasons that have some.

    `starts` leaves out the rows of somebody who did not come to the line.
    """

    season: Link
    anchor: str
    starts: int
    competitions: tuple[CompetitionStarts, ...]
    shows_points: bool


def results_by_season(edition: Edition, athlete: str, starts: Sequence[Start]) -> tuple[SeasonResults, ...]:
    """Every season with a row, and those between that have none."""
    seasons = {start.season for start in starts} | set(seasons_away(starts, athlete))
    return tuple(_season_results(edition, season, starts) for season in sorted(seasons, reverse=True))


def anchor_of(season: Season) -> str:
    """Where a season stands on the athlete's page."""
    return f"season-{season}"


def proof_by_season(edition: Edition, athlete: str, starts: Sequence[Start]) -> Proof:
    """The athlete's numbers by season, each leading to the rows it counts; the personal bests by name."""
    page = edition.addresses.athlete(athlete)
    groups = [
        (
            Link(f"{page}#{anchor_of(season)}", season_link(edition, season).text),
            [start for start in starts if start.season == season],
        )
        for season in reversed(seasons_of(starts, athlete))
    ]
    return proof(edition, groups, (STARTS, IN_A, PERSONAL_BESTS, SEASON_BESTS), races=PERSONAL_BESTS)


def held_of_races(starts: Sequence[Start]) -> Held:
    """What is held of the athlete's own races."""
    races = {start.key[:2] for start in starts}
    competitions = {start.competition.id: start.competition for start in starts}.values()
    own = (
        replace(entry, races=tuple(race for race in entry.races if (entry.id, race.id) in races))
        for entry in competitions
    )
    return held(own, starts)


def _season_results(edition: Edition, season: Season, starts: Sequence[Start]) -> SeasonResults:
    own = [start for start in starts if start.season == season]
    newest_first: dict[str, list[Start]] = {}
    for start in reversed(own):
        newest_first.setdefault(start.competition.id, []).append(start)
    return SeasonResults(
        season=season_link(edition, season),
        anchor=anchor_of(season),
        starts=sum(start.started for start in own),
        competitions=tuple(_at(edition, starts_there[::-1]) for starts_there in newest_first.values()),
        shows_points=any(start.result.points is not None or start.result.combined for start in own),
    )


def _at(edition: Edition, starts: Sequence[Start]) -> CompetitionStarts:
    return CompetitionStarts(
        competition=competition_line(edition, starts[0].competition),
        starts=tuple(start_line(edition, start) for start in starts),
    )
