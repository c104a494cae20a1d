"""Public: the team without anything that is held back at a moment.

The cut is made before anything is derived, so that no number, place or list can tell what is under embargo. A list that
loses a row is no longer whole: nothing is concluded from its gaps.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from almanac.model.athlete import Athlete
from almanac.model.citing import Cited
from almanac.model.competition import Competition, Race, Squad
from almanac.model.qualification import Qualification
from almanac.model.reference import Standing
from almanac.model.result import Result
from almanac.model.roster import Roster, RosterSquad
from almanac.model.team import Team
from almanac.statistics.held_back import Held, Hidden, held_back, hidden_at

_Fact = TypeVar("_Fact", bound=Cited)


def public(team: Team, moment: datetime, held: Iterable[Held] | None = None) -> Team:
    """The team as everybody may see it at the moment; the same team where nothing is held back.

    `held` is what is, where that is known already.
    """
    names = {one.name for one in (held_back(team, moment) if held is None else held)}
    if not names:
        return team
    open_ = replace(
        team,
        news=tuple(item for item in team.news if f"news:{item.slug}" not in names),
        articles=tuple(article for article in team.articles if f"article:{article.slug}" not in names),
    )
    is_text_alone = all(name.startswith(("news:", "article:")) for name in names)
    return open_ if is_text_alone else _without_facts(open_, hidden_at(team, moment), moment)


def _without_facts(team: Team, hidden: Hidden, moment: datetime) -> Team:
    return replace(
        team,
        athletes={
            name: _athlete(athlete, hidden)
            for name, athlete in team.athletes.items()
            if athlete.id not in hidden.athletes
        },
        competitions={
            name: _competition(competition, hidden, moment)
            for name, competition in team.competitions.items()
            if competition.id not in hidden.competitions
        },
        rosters={
            season: _roster(roster, hidden, moment)
            for season, roster in team.rosters.items()
            if not _is_held(roster.embargo, moment)
        },
        records=tuple(
            record
            for record in _open(team.records, moment)
            if not {record.athlete, *record.athletes} & hidden.athletes.keys()
        ),
        standings=tuple(
            _standing(own, hidden)
            for own in _open(team.standings, moment)
            if own.competition not in hidden.competitions
        ),
        qualifications=tuple(_qualification(system, hidden) for system in team.qualifications),
    )


def _qualification(system: Qualification, hidden: Hidden) -> Qualification:
    """The rules stay; a competition that is not known yet is not named."""
    competition = None if system.competition in hidden.competitions else system.competition
    legs = (replace(leg, competition=None) if leg.competition in hidden.competitions else leg for leg in system.legs)
    return replace(system, competition=competition, legs=tuple(legs))


def _is_held(embargo: datetime | None, moment: datetime) -> bool:
    return embargo is not None and embargo > moment


def _open(facts: Iterable[_Fact], moment: datetime) -> Iterable[_Fact]:
    return (fact for fact in facts if not _is_held(fact.embargo, moment))


def _athlete(athlete: Athlete, hidden: Hidden) -> Athlete:
    return replace(
        athlete,
        honours=tuple(own for own in athlete.honours if own.competition not in hidden.competitions),
        bests=tuple(own for own in athlete.bests if own.competition not in hidden.competitions),
    )


def _competition(competition: Competition, hidden: Hidden, moment: datetime) -> Competition:
    held = {race for name, race in hidden.races if name == competition.id}
    squad = competition.squad
    return replace(
        competition,
        squad=None if squad is None or _is_held(squad.embargo, moment) else _squad(squad, hidden),
        stated=None if held else competition.stated,
        races=tuple(_race(race, hidden) for race in competition.races if race.id not in held),
        corrections=tuple(
            own
            for own in _open(competition.corrections, moment)
            if own.race not in held and own.athlete not in hidden.athletes
        ),
    )


def _squad(squad: Squad, hidden: Hidden) -> Squad:
    """Who is in it without those under embargo; the numbers would tell that somebody is missing."""
    athletes, reserves = _without(squad.athletes, hidden), _without(squad.reserves, hidden)
    if (athletes, reserves) == (squad.athletes, squad.reserves):
        return squad
    return replace(squad, men=None, women=None, athletes=athletes, reserves=reserves)


def _without(athletes: tuple[str, ...], hidden: Hidden) -> tuple[str, ...]:
    return tuple(athlete for athlete in athletes if athlete not in hidden.athletes)


def _race(race: Race, hidden: Hidden) -> Race:
    rows = tuple(_row(row, hidden) for row in race.results if row.athlete not in hidden.athletes)
    return race if rows == race.results else replace(race, results=rows, complete=False, field=None)


def _row(row: Result, hidden: Hidden) -> Result:
    """A team's row keeps its time; who skated is told without those under embargo."""
    kept = _without(row.athletes, hidden)
    return row if kept == row.athletes else replace(row, athletes=kept)


def _roster(roster: Roster, hidden: Hidden, moment: datetime) -> Roster:
    squads = (own for own in _open(roster.squads, moment) if own.competition not in hidden.competitions)
    return replace(
        roster,
        squads=tuple(_roster_squad(own, hidden) for own in squads),
        goals=tuple(own for own in _open(roster.goals, moment) if own.competition not in hidden.competitions),
        reported=tuple(
            own
            for own in _open(roster.reported, moment)
            if own.competition not in hidden.competitions and not set(own.athletes) & hidden.athletes.keys()
        ),
    )


def _roster_squad(squad: RosterSquad, hidden: Hidden) -> RosterSquad:
    athletes = _without(squad.athletes, hidden)
    return squad if athletes == squad.athletes else replace(squad, athletes=athletes, men=None, women=None)


def _standing(standing: Standing, hidden: Hidden) -> Standing:
    rows = tuple(row for row in standing.rows if row.athlete not in hidden.athletes)
    return standing if rows == standing.rows else replace(standing, rows=rows)
