"""The figures of a season: what its summary counts, without what it counted."""

from msgspec import Struct

from almanac.statistics.held import Held
from almanac.statistics.season_summary import SeasonSummary


class SeasonFigures(Struct, frozen=True, kw_only=True):
    """Numbers, and how much of the season is held; `season_bests` includes the personal bests."""

    competitions: int
    athletes: int
    starts: int
    a_starts: int
    personal_bests: int
    season_bests: int
    events_entered: int
    olympic_events: int
    held: Held


def season_figures(summary: SeasonSummary) -> SeasonFigures:
    """The figures of a summary."""
    return SeasonFigures(
        competitions=len(summary.competitions),
        athletes=len(summary.athletes),
        starts=summary.starts,
        a_starts=summary.a_starts,
        personal_bests=len(summary.personal_bests),
        season_bests=summary.season_bests,
        events_entered=summary.events_entered,
        olympic_events=summary.olympic_events,
        held=summary.held,
    )
