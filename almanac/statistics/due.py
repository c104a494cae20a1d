"""Due: the next moment at which the site has to be made again, because what is public or ahead changes by itself."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.held_back import Held
from almanac.statistics.outline import Outline, outline_of


def next_due(team: Team, held: Iterable[Held], moment: datetime, outline: Outline | None = None) -> datetime | None:
    """The first moment after this one at which an embargo ends, an item is dated, a competition begins or is over.

    `outline` is the team's, where that is known already.
    """
    zone = ZoneInfo(team.publication.time_zone)
    last = Season.of(moment.astimezone(zone).date(), team.publication.season_starts).last_day
    ends = (one.until for one in held if one.until is not None)
    midnights = (
        datetime.combine(day, time(), zone) for day in (*(outline or outline_of(team)).turns, last + timedelta(days=1))
    )
    return min((due for due in (*ends, *midnights) if due > moment), default=None)
