"""A competition in figures."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from almanac.model.competition import Competition
from almanac.model.team import Team
from almanac.statistics.bests import Mark
from almanac.statistics.held import Held, held
from almanac.statistics.medals import Medal
from almanac.statistics.squads import SquadCount, squad_count
from almanac.statistics.starts import Start, started_athletes
from almanac.statistics.stated import StatedComparison, stated_medals


class CompetitionSummary(Struct, frozen=True, kw_only=True):
    """What happened for us there; `season_bests` includes the personal bests."""

    competition: Competition
    athletes: tuple[str, ...]
    starts: int
    a_starts: int
    medals: tuple[Medal, ...]
    personal_bests: int
    season_bests: int
    squad: SquadCount
    stated: StatedComparison | None
    held: Held


def competition_summary(
    team: Team,
    starts: Iterable[Start],
    marks: Mapping[tuple[str, str, str], Mark],
    medals: tuple[Medal, ...],
    competition: Competition,
) -> CompetitionSummary:
    """The figures of one competition, from its own starts and medals and the marks of the whole team."""
    own = tuple(start for start in starts if start.started)
    marked = [marks[start.key] for start in own if start.key in marks]
    return CompetitionSummary(
        competition=competition,
        athletes=started_athletes(team, own),
        starts=len(own),
        a_starts=sum(start.in_division_a for start in own),
        medals=medals,
        personal_bests=sum(mark.is_personal_best for mark in marked),
        season_bests=sum(mark.is_season_best for mark in marked),
        squad=squad_count(team, competition),
        stated=stated_medals(team, competition, medals),
        held=held((competition,), own),
    )
