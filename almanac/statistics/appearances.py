"""Appearances: the seasons of an athlete, as far as starts are held."""

from collections.abc import Iterable

from almanac.model.season import Season
from almanac.statistics.starts import Start


def seasons_of(starts: Iterable[Start], athlete: str) -> tuple[Season, ...]:
    """The seasons in which the athlete came to the line, oldest first."""
    return tuple(sorted({start.season for start in starts if start.athlete == athlete and start.started}))


def seasons_away(starts: Iterable[Start], athlete: str) -> tuple[Season, ...]:
    """The seasons between the first and the last start without one, oldest first.

    Seasons are held in part: this says that no start is held, not that there was none.
    """
    raced = seasons_of(starts, athlete)
    away: list[Season] = []
    season = raced[-1] if raced else None
    while season and season > raced[0]:
        season = season.before
        if season not in raced:
            away.append(season)
    return tuple(reversed(away))
