"""The outline: what every build asks of the data, though nothing of them has changed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from almanac.model.team import Team


class Outline(Struct, frozen=True, kw_only=True):
    """When embargoes end, which competitions have corrections, and on which days one begins or is over.

    An embargo has the name of its record; what stands inside a file without a name of its own goes by the file's.
    """

    embargoes: tuple[tuple[str, datetime], ...]
    corrected: tuple[str, ...]
    turns: tuple[date, ...]


def outline_of(team: Team) -> Outline:
    """The outline of all but the news and the standing pages."""
    competitions = team.competitions.values()
    return Outline(
        embargoes=tuple((name, end) for name, end in _embargoes(team) if end is not None),
        corrected=tuple(own.id for own in competitions if own.corrections),
        turns=tuple(day for own in competitions for day in (own.first_day, own.last_day + timedelta(days=1))),
    )


def _embargoes(team: Team) -> Iterator[tuple[str, datetime | None]]:
    yield from ((f"athlete:{athlete.id}", athlete.embargo) for athlete in team.athletes.values())
    for competition in team.competitions.values():
        yield f"competition:{competition.id}", competition.embargo
        if competition.squad:
            yield f"competition:{competition.id}", competition.squad.embargo
        yield from ((f"race:{competition.id}/{race.id}", race.embargo) for race in competition.races)
        for number, correction in enumerate(competition.corrections, start=1):
            yield f"correction:{competition.id}/{number}", correction.embargo
    for season, roster in team.rosters.items():
        lines = (*roster.squads, *roster.goals, *roster.reported)
        yield from ((f"roster:{season}", end) for end in (roster.embargo, *(line.embargo for line in lines)))
    yield from ((f"record:{number}", record.embargo) for number, record in enumerate(team.records, start=1))
    yield from ((f"standing:{own.season}", own.embargo) for own in team.standings)
