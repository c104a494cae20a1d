"""Days: of races in their competition, of competitions in their season, of starts before ends."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from almanac.model.competition import Competition, Race
from almanac.model.roster import Camp, StaffMember
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.when import When
from almanac.problem import Problem
from almanac.reading.checks.walks import every_race
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins

_ROUNDS = ("heat", "quarter-final", "semi-final", "final")


def days_of_competition(team: Team, origins: Origins) -> Iterator[Problem]:
    """A competition lies in the season of its folder, and its races lie in it."""
    starts = team.publication.season_starts
    for competition in team.competitions.values():
        for key, day in (("start", competition.start), ("end", competition.end)):
            if day is not None and key == _first_key(competition) and day not in competition.season:
                right = str(Season.of(day, starts))
                message = f"{day} is not in the season {competition.season}, whose folder this is"
                place = origins.of(competition, key)
                yield Problem(place, Fault.OUTSIDE_SEASON, message, str(day), nearest=f"the folder {right}")
    for competition, race in every_race(team):
        if race.day is not None and not _during(competition, race.day):
            message = f"{race.day} is not a day of {competition.id}"
            allowed = f"{competition.first_day} to {competition.last_day}"
            yield Problem(origins.of(race, "date"), Fault.OUTSIDE_COMPETITION, message, str(race.day), allowed)


def _first_key(competition: Competition) -> str:
    return "start" if competition.start is not None else "end"


def _during(competition: Competition, day: date) -> bool:
    first = competition.start or competition.season.first_day
    last = competition.end or competition.season.last_day
    return first <= day <= last


def days_in_order(team: Team, origins: Origins) -> Iterator[Problem]:
    """What starts ends later, and one race of an event comes after another as its number or round says."""
    for held, start, end in _spans(team):
        if start is not None and end is not None and start > end:
            message = f"this ends ({end}) before it starts ({start})"
            key = "end" if isinstance(held, Competition) else "to"
            yield Problem(origins.of(held, key), Fault.START_AFTER_END, message, str(end))
    for competition in team.competitions.values():
        yield from _races_in_order(competition, origins)


def _spans(team: Team) -> Iterator[tuple[Any, date | None, date | None]]:
    for competition in team.competitions.values():
        yield competition, competition.start, competition.end
    for athlete in team.athletes.values():
        for status in athlete.status:
            yield status, _first(status.start), _last(status.end)
    for roster in team.rosters.values():
        stretches: tuple[StaffMember | Camp, ...] = (*roster.staff, *roster.camps)
        for stretch in stretches:
            yield stretch, _first(stretch.start), _last(stretch.end)


def _first(when: When | None) -> date | None:
    return when.first if when else None


def _last(when: When | None) -> date | None:
    return when.last if when else None


def _races_in_order(competition: Competition, origins: Origins) -> Iterator[Problem]:
    latest: dict[tuple[str, str | None, str], tuple[int, Race]] = {}
    for race in sorted(competition.races, key=_step):
        if race.day is None:
            continue
        series = (race.event.id, race.division, "number" if race.round is None else "round")
        step, before = latest.get(series, (_step(race), race))
        if step < _step(race) and before.day is not None and before.day > race.day:
            message = f"{race.id} is on {race.day}, but {before.id}, which comes before it, on {before.day}"
            yield Problem(origins.of(race, "date"), Fault.RACE_ORDER, message, str(race.day))
        latest[series] = (_step(race), race)


def _step(race: Race) -> int:
    """Where a race stands among those of its event and division."""
    if race.round is None:
        return race.number or 1
    return next((step for step, name in enumerate(_ROUNDS) if race.round.startswith(name)), 0)
