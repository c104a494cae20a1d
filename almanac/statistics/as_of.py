"""As of a day: the team with every fact after the end of that day taken away."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from almanac.model.athlete import Athlete, AthleteStatus, Honour, StatedBest
from almanac.model.citing import Cited
from almanac.model.competition import Competition, Race, RaceState, Squad, Stated
from almanac.model.reference import Standing
from almanac.model.roster import Camp, Roster, StaffMember
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.when import When

_Fact = TypeVar("_Fact", bound=Cited)
_Stretch = TypeVar("_Stretch", AthleteStatus, StaffMember, Camp)


def as_of(team: Team, day: date) -> Team:
    """What was known at the end of the day, in days at the rink; on a later day at least as much is known.

    The data guide's rule: a month, a year or a season counts from its last day, an undated race from its
    competition's last day, a best or a record without a date always. Competitions stay: those to come are planned,
    and so are races after the day, without rows. A roster's line without a date of its own counts from its earliest
    source, at the latest from the season's last day. A note written by a source of a later day goes.
    """
    return replace(
        team,
        athletes={name: _athlete(team, athlete, day) for name, athlete in team.athletes.items()},
        competitions={name: _competition(competition, day) for name, competition in team.competitions.items()},
        rosters=_rosters(team, day),
        records=_told((record for record in team.records if _begun(record.date, day)), day),
        standings=_told((own for own in team.standings if _standing_from(own) <= day), day),
        news=tuple(item for item in team.news if item.day <= day),
    )


def counts_from(honour: Honour, competitions: Mapping[str, Competition]) -> date:
    """The last day of the competition it was won at, where that has a date, or else of the year named last."""
    won_at = competitions.get(honour.competition or "")
    if won_at is not None and (won_at.start or won_at.end):
        return won_at.last_day
    years = re.findall(r"[12][0-9]{3}", honour.year)
    return date(int(years[-1]), 12, 31) if years else date.min


def _athlete(team: Team, athlete: Athlete, day: date) -> Athlete:
    held = team.competitions
    return replace(
        athlete,
        honours=_told((honour for honour in athlete.honours if counts_from(honour, held) <= day), day),
        bests=_told((best for best in athlete.bests if _best_from(best, held) <= day), day),
        status=_told(_stretches(athlete.status, day), day),
        timeline=tuple(line for line in athlete.timeline if line.when.last <= day),
    )


def _best_from(best: StatedBest, competitions: Mapping[str, Competition]) -> date:
    """A best without a date counts always, or from the competition that it was skated at."""
    if best.date is not None:
        return best.date.last
    skated_at = competitions.get(best.competition or "")
    return skated_at.last_day if skated_at else date.min


def _competition(competition: Competition, day: date) -> Competition:
    """What is said of it as a whole counts from its last day, its squad from its first."""
    is_over = competition.last_day <= day
    return replace(
        competition,
        state=competition.state if is_over else None,
        entries=competition.entries if is_over else None,
        note=competition.note if is_over else None,
        disputed=competition.disputed if is_over else None,
        squad=_squad(competition, day),
        stated=_stated(competition, day),
        races=tuple(race if competition.day_of(race) <= day else _planned(race) for race in competition.races),
        corrections=tuple(correction for correction in competition.corrections if correction.on <= day),
    )


def _squad(competition: Competition, day: date) -> Squad | None:
    return competition.squad if competition.first_day <= day else None


def _stated(competition: Competition, day: date) -> Stated | None:
    """The count of medals counts from the last day, the party from the day that it left, if a source says that."""
    stated = competition.stated
    if stated is None or competition.last_day <= day:
        return stated
    left = stated.left.last if stated.left else competition.first_day
    return replace(stated, medals=None) if left <= day else None


def _planned(race: Race) -> Race:
    """The race as it stood in the programme."""
    return Race(
        event=race.event,
        number=race.number,
        division=race.division,
        round=race.round,
        part_of=race.part_of,
        day=race.day,
        starts=race.starts,
        state=RaceState.PLANNED,
    )


def _rosters(team: Team, day: date) -> Mapping[Season, Roster]:
    """Each season's roster, where anything of it is known by then."""
    cut = {season: _roster(roster, day) for season, roster in team.rosters.items()}
    return {season: roster for season, roster in cut.items() if roster != Roster(season=season)}


def _roster(roster: Roster, day: date) -> Roster:
    def known(entries: Iterable[_Fact]) -> tuple[_Fact, ...]:
        return _told((entry for entry in entries if _said_on(entry, roster.season) <= day), day)

    return replace(
        roster,
        squads=known(roster.squads),
        staff=known(_stretches(roster.staff, day)),
        goals=known(roster.goals),
        camps=known(_stretches(roster.camps, day)),
        bases=known(roster.bases),
        quotes=tuple(quote for quote in roster.quotes if quote.date.last <= day),
        reported=known(fact for fact in roster.reported if _begun(fact.date, day)),
    )


def _said_on(entry: Cited, season: Season) -> date:
    """The day a roster's line counts from: its own, or its earliest source's, at the latest the season's last."""
    own: When | None = getattr(entry, "start", None) or getattr(entry, "date", None)
    if own is not None:
        return own.last
    return min([season.last_day, *(source.date.last for source in entry.sources if source.date)])


def _standing_from(standing: Standing) -> date:
    return standing.as_of.last if standing.as_of else _said_on(standing, standing.season)


def _stretches(entries: Iterable[_Stretch], day: date) -> tuple[_Stretch, ...]:
    """Those that had begun; an end after the day is not known yet. One of which only the end is known has that."""
    begun = (entry for entry in entries if _begun(entry.start or entry.end, day))
    return tuple(entry if _begun(entry.end, day) else replace(entry, end=None) for entry in begun)


def _begun(when: When | None, day: date) -> bool:
    return when is None or when.last <= day


def _told(facts: Iterable[_Fact], day: date) -> tuple[_Fact, ...]:
    """The facts, without the notes and disputes that rest on a source of a later day."""
    return tuple(fact if _was_out(fact, day) else replace(fact, note=None, disputed=None) for fact in facts)


def _was_out(fact: Cited, day: date) -> bool:
    return all(_begun(source.date, day) for source in fact.sources)
