"""A season in figures."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from almanac.model.competition import Competition
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.bests import Mark
from almanac.statistics.entered import events_entered
from almanac.statistics.held import Held, held
from almanac.statistics.medals import Medal
from almanac.statistics.starts import Start, started_athletes


class SeasonSummary(Struct, frozen=True, kw_only=True):
    """What the season's own starts, marks and medals add up to, and how much of it is held.

    `events_entered` counts the Olympic events with a row of ours, of `olympic_events`; `season_bests` includes
    the personal bests.
    """

    season: Season
    competitions: tuple[Competition, ...]
    athletes: tuple[str, ...]
    starts: int
    a_starts: int
    medals: tuple[Medal, ...]
    personal_bests: tuple[Start, ...]
    season_bests: int
    events_entered: int
    olympic_events: int
    held: Held


def season_summary(
    team: Team,
    starts: Iterable[Start],
    marks: Mapping[tuple[str, str, str], Mark],
    medals: Iterable[Medal],
    season: Season,
) -> SeasonSummary:
    """The figures of one season (1 July to 30 June unless the team says otherwise); the day of a race decides."""
    own = tuple(start for start in starts if start.started and start.season == season)
    marked = [(start, marks[start.key]) for start in own if start.key in marks]
    competitions = tuple(entry for entry in team.competitions.values() if entry.season == season)
    return SeasonSummary(
        season=season,
        competitions=competitions,
        athletes=started_athletes(team, own),
        starts=len(own),
        a_starts=sum(start.in_division_a for start in own),
        medals=tuple(medal for medal in medals if medal.season == season),
        personal_bests=tuple(start for start, mark in marked if mark.is_personal_best),
        season_bests=sum(mark.is_season_best for _, mark in marked),
        events_entered=len(events_entered(team, season)),
        olympic_events=sum(event.olympic for event in team.events.values()),
        held=held(competitions, own),
    )
