"""What comes next, and which season is the latest; `today` is always given."""

from datetime import date

from almanac.model.competition import Competition
from almanac.model.season import Season
from almanac.model.team import Team


def upcoming(team: Team, today: date) -> tuple[Competition, ...]:
    """Competitions under way or ahead, soonest first; none that is cancelled, postponed or without any date."""
    ahead = (
        competition
        for competition in team.competitions.values()
        if competition.state is None and _is_dated(competition) and competition.last_day >= today
    )
    return tuple(sorted(ahead, key=lambda competition: competition.first_day))


def last_season(team: Team, today: date) -> Season:
    """The newest season with a result, or with a competition begun by today; today's own when there is none."""
    return max(
        (competition.season for competition in team.competitions.values() if _has_begun(competition, today)),
        default=Season.of(today, team.publication.season_starts),
    )


def _has_begun(competition: Competition, today: date) -> bool:
    if any(race.results for race in competition.races):
        return True
    return competition.state is None and _is_dated(competition) and competition.first_day <= today


def _is_dated(competition: Competition) -> bool:
    return competition.start is not None or competition.end is not None
