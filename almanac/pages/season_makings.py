"""What every page about one season is made of."""

from collections.abc import Iterator

from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.statistics.makings import Makings


def season_makings(edition: Edition, makings: Makings, season: Season) -> Iterator[str]:
    """What was raced before its end; an aim may name a competition that comes later."""
    yield makings.until(season.last_day)
    roster = edition.team.rosters.get(season)
    aims = roster.goals if roster else ()
    yield makings.of_competitions(aim.competition for aim in aims if aim.competition)
