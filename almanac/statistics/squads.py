"""Squads: who was named for a competition, and who then started."""

from msgspec import Struct

from almanac.model.competition import Competition, Squad
from almanac.model.event import Category
from almanac.model.team import Team
from almanac.statistics.starts import started_athletes, starts_at


class SquadCount(Struct, frozen=True, kw_only=True):
    """Who was named, who started, and where the two differ; ids, in the order of the source or of the team.

    `men` and `women` are the stated numbers, or else counted from the names; None when neither is known.
    `extra` started without being named, and is empty where nobody is named.
    """

    named: tuple[str, ...] = ()
    reserves: tuple[str, ...] = ()
    men: int | None = None
    women: int | None = None
    started: tuple[str, ...] = ()
    not_started: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def squad_count(team: Team, competition: Competition) -> SquadCount:
    """The squad as stated beside the starts held; a name without a start may only be a gap in what is held."""
    squad = competition.squad or Squad()
    started = started_athletes(team, starts_at(competition))
    known = {*squad.athletes, *squad.reserves}
    return SquadCount(
        named=squad.athletes,
        reserves=squad.reserves,
        men=_number(team, squad.men, squad.athletes, Category.MEN),
        women=_number(team, squad.women, squad.athletes, Category.WOMEN),
        started=started,
        not_started=tuple(athlete for athlete in squad.athletes if athlete not in started),
        extra=tuple(athlete for athlete in started if athlete not in known) if squad.athletes else (),
    )


def _number(team: Team, stated: int | None, named: tuple[str, ...], category: Category) -> int | None:
    if stated is not None or not named:
        return stated
    return sum(team.athletes[athlete].gender is category for athlete in named)
