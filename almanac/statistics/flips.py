"""Flips: which marks, medals, records, cup points, Olympic places and answers to goals the corrections change."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from almanac.model.team import Team
from almanac.statistics import Statistics
from almanac.statistics.goals import Verdict, answer
from almanac.statistics.qualification import classification
from almanac.statistics.standings import standings
from almanac.statistics.team_records import team_records, team_time_records

_MEDALS = {1: "gold", 2: "silver", 3: "bronze"}


class Flip(Struct, frozen=True, kw_only=True, order=True):
    """What somebody or something is now, or no longer is, because of the corrections."""

    where: str
    who: str
    is_now: bool
    what: str

    def __str__(self) -> str:
        return f"{self.who} {'is now' if self.is_now else 'no longer'} {self.what} ({self.where})"


def flips(before: tuple[Team, Statistics], after: tuple[Team, Statistics], day: date) -> tuple[Flip, ...]:
    """What is decided without the corrections and not with them, and the other way round; by place and name."""
    without, held = set(_decided(*before, day)), set(_decided(*after, day))
    lost = [Flip(where=where, who=who, what=what, is_now=False) for where, who, what in without - held]
    gained = [Flip(where=where, who=who, what=what, is_now=True) for where, who, what in held - without]
    return tuple(sorted([*lost, *gained]))


def _decided(team: Team, statistics: Statistics, day: date) -> Iterator[tuple[str, str, str]]:
    """(where, who, what) for everything that a correction can turn round."""
    yield from _marks(statistics)
    for medal in statistics.medals:
        who = ", ".join(medal.athletes) or team.publication.nation
        yield f"{medal.competition.id}, {medal.race.id}", who, _MEDALS[medal.rank]
    for event, bests in team_records(statistics.personal_bests).items():
        yield from ((event, f"{best.athlete} {best.time}", "the team record") for best in bests)
    for event, teams in team_time_records(team).items():
        yield from ((event, f"{', '.join(best.athletes)} {best.time}".strip(), "the team record") for best in teams)
    for history in statistics.records:
        holder = history.current.athlete or history.current.skater or ", ".join(history.current.athletes)
        where = ", ".join(filter(None, (history.event.id, history.rink, history.nation)))
        yield where, f"{holder} {history.current.printed}".strip(), f"the {history.kind.value} record"
    yield from _cups(team, day)
    yield from _places(team, day)
    yield from _goals(team, day)


def _cups(team: Team, day: date) -> Iterator[tuple[str, str, str]]:
    """Our lines of the newest standing of each cup."""
    for season, cups in standings(team, day).items():
        for cup in cups:
            for place in cup.after[-1].places if cup.after else ():
                who = place.score.contender
                if who.nation == team.publication.nation:
                    rank = f"number {place.rank}" if place.rank else "unranked"
                    yield f"cup {cup.cup.id}, {season}", who.key, f"{rank} with {place.score.points} points"


def _places(team: Team, day: date) -> Iterator[tuple[str, str, str]]:
    """Our lines of each Olympic classification."""
    for system in team.qualifications:
        for rule in system.events if any(leg.competition for leg in system.legs) else ():
            for row in classification(team, system, rule, day).rows:
                if row.contender.nation == team.publication.nation:
                    what = f"number {row.quota or '–'} by {row.section.value}"
                    yield f"{system.id}, {rule.event}", row.contender.key, what


def _marks(statistics: Statistics) -> Iterator[tuple[str, str, str]]:
    for start in statistics.starts:
        mark = statistics.marks.get(start.key)
        where, who = f"{start.competition.id}, {start.race.id}", f"{start.athlete} {start.time}"
        if mark and mark.is_personal_best:
            yield where, who, "a personal best"
        elif mark and mark.is_season_best:
            yield where, who, "a season best"
    for season, bests in statistics.season_bests.items():
        for best in bests.values():
            yield f"{best.event.id}, {season}", f"{best.athlete} {best.time}", "the best of the season"
    for best in statistics.personal_bests.values():
        yield best.event.id, f"{best.athlete} {best.time}", "the personal best that stands"


def _goals(team: Team, day: date) -> Iterator[tuple[str, str, str]]:
    for season, roster in team.rosters.items():
        for goal in roster.goals:
            verdict = answer(team, season, goal, day).verdict
            if verdict is not Verdict.QUOTED:
                yield f"season {season}", f"goal {goal.id}", verdict.value
