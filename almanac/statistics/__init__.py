"""Derived numbers: one statistic, one pure function, one file, the rule and its source in the docstring."""

from collections.abc import Mapping
from dataclasses import dataclass

from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.bests import Bests, Mark, bests_by_season, lowland_bests, marks, personal_bests
from almanac.statistics.coverage import EventCoverage, coverage_with
from almanac.statistics.head_to_head import rivals, team_mates
from almanac.statistics.medals import Medal
from almanac.statistics.medals import medals as every_medal
from almanac.statistics.meetings import HeadToHead
from almanac.statistics.record_history import RecordHistory, record_histories
from almanac.statistics.season_summary import SeasonSummary
from almanac.statistics.season_summary import season_summary as summary_of
from almanac.statistics.starts import Start, starts_by_athlete, starts_by_season
from almanac.statistics.starts import starts as every_start
from almanac.statistics.versatility import Versatility
from almanac.statistics.versatility import versatility as versatility_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What many pages share, derived once; the maps by season hold every season of the team."""

    starts: tuple[Start, ...]
    by_athlete: Mapping[str, tuple[Start, ...]]
    marks: Mapping[tuple[str, str, str], Mark]
    personal_bests: Bests
    lowland_bests: Bests
    medals: tuple[Medal, ...]
    seasons: Mapping[Season, SeasonSummary]
    season_bests: Mapping[Season, Bests]
    coverage: Mapping[Season, tuple[EventCoverage, ...]]
    versatility: Mapping[str, Versatility]
    team_mates: tuple[HeadToHead, ...]
    rivals: tuple[HeadToHead, ...]
    records: tuple[RecordHistory, ...]


def derive(team: Team) -> Statistics:
    """Everything that follows from the team's records and that more than one page shows."""
    held, won = every_start(team), every_medal(team)
    marked, best_ever = marks(team, held), personal_bests(team, held)
    by_season, bests = starts_by_season(held), bests_by_season(team, held)
    own = {season: by_season.get(season, ()) for season in team.seasons}
    return Statistics(
        starts=held,
        by_athlete=starts_by_athlete(held),
        marks=marked,
        personal_bests=best_ever,
        lowland_bests=lowland_bests(team, held),
        medals=won,
        seasons={season: summary_of(team, own[season], marked, won, season) for season in own},
        season_bests={season: bests.get(season, {}) for season in own},
        coverage={
            season: coverage_with(team, own[season], bests.get(season, {}), bests.get(season.before, {}))
            for season in own
        },
        versatility=versatility_of(team, best_ever),
        team_mates=team_mates(team),
        rivals=rivals(team),
        records=record_histories(team),
    )
