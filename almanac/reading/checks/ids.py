"""Ids that stand inside files: each once."""

from collections.abc import Iterable, Iterator
from typing import Any

from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins


def ids_once(team: Team, origins: Origins) -> Iterator[Problem]:
    """Two races of a competition, or two goals of a season, never share an id."""
    for competition in team.competitions.values():
        yield from _repeated(competition.races, "race", "event", origins)
    for roster in team.rosters.values():
        for held in (roster.staff, roster.goals, roster.reported, roster.squads):
            yield from _repeated(held, "row", "id", origins)


def _repeated(held: Iterable[Any], kind: str, key: str, origins: Origins) -> Iterator[Problem]:
    first: dict[str, Any] = {}
    for one in held:
        before = one if one.id is None else first.setdefault(one.id, one)
        if before is not one:
            line = origins.of(before).line
            message = f"the {kind} {one.id!r} stands in line {line} already"
            if kind == "race":
                message += "; tell them apart by number, division or round"
            yield Problem(origins.of(one, key), Fault.REPEATED_ID, message, one.id)
