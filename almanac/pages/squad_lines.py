"""Squads against starters: who was named for each World Cup leg and championship, and who then started."""

from msgspec import Struct

from almanac.model.competition import Competition, Level
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.values import Person
from almanac.statistics.squads import squad_count
from almanac.website import Link


class SquadAndStarters(Struct, frozen=True, kw_only=True):
    """One competition. `named` counts the names, `men` and `women` are as stated; None where no source says.

    `not_started` are named and have no start held, `extra` started without being named.
    """

    competition: Link
    named: int | None
    men: int | None
    women: int | None
    started: int
    not_started: tuple[Person, ...]
    extra: tuple[Person, ...]


def squad_lines(edition: Edition, season: Season) -> tuple[SquadAndStarters, ...]:
    """The season's competitions between nations that were not called off, in their order."""
    return tuple(
        _line(edition, competition)
        for competition in edition.statistics.seasons[season].competitions
        if competition.series.level is not Level.NATIONAL and competition.state is None
    )


def _line(edition: Edition, competition: Competition) -> SquadAndStarters:
    count = squad_count(edition.team, competition)
    return SquadAndStarters(
        competition=edition.competition_link(competition.id),
        named=len(count.named) or None,
        men=count.men,
        women=count.women,
        started=len(count.started),
        not_started=edition.people(count.not_started),
        extra=edition.people(count.extra),
    )
