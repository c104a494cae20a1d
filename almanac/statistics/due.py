"""Due: the next moment at which the site has to be made again, because what is public or ahead changes by itself."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.held_back import Held


def next_due(team: Team, held: Iterable[Held], moment: datetime) -> datetime | None:
    """The first moment after this one at which an embargo ends, an item is dated, a competition begins or is over."""
    zone = ZoneInfo(team.publication.time_zone)
    ends = (one.until for one in held if one.until is not None)
    midnights = (datetime.combine(day, time(), zone) for day in _days(team, moment.astimezone(zone).date()))
    return min((due for due in (*ends, *midnights) if due > moment), default=None)


def _days(team: Team, today: date) -> Iterator[date]:
    for competition in team.competitions.values():
        yield competition.first_day
        yield competition.last_day + timedelta(days=1)
    yield Season.of(today, team.publication.season_starts).last_day + timedelta(days=1)
