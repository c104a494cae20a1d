"""Corrected: the results as they stand after every correction that is known."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce

from msgspec.structs import replace

from almanac.model.athlete import StatedBest
from almanac.model.competition import Competition, Correction, Level, Race, Revision
from almanac.model.event import EventKind
from almanac.model.reference import Record
from almanac.model.result import Result
from almanac.model.team import Team
from almanac.statistics.recounted import concerns, recounted
from almanac.statistics.reranked import reranked

_Time = tuple[str, str, int, date]  # athlete, event id, hundredths, day


def corrected(team: Team) -> Team:
    """The team with each correction applied, oldest first; a competition keeps what its races were as revisions.

    The row becomes what the correction says. A row with a status has no rank and no time; the time it had stays as
    `skated`. The others move (`reranked`). A changed time is ranked again by the times where times order the race
    (one race, no rounds, no Olympic team final), unless the correction gives the rank. A combination follows from its
    corrected distance (`recounted`).

    What was printed beside a time or rank that is gone (marks, points) goes with it, and so does a stated best or
    record that is that very time of that skater on that day.
    """
    competitions = {name: _revised(own) for name, own in team.competitions.items()}
    gone = {time for competition in competitions.values() for time in _gone(competition)}
    if not gone:
        return replace(team, competitions=competitions)
    return replace(
        team,
        competitions=competitions,
        athletes={
            name: replace(own, bests=tuple(best for best in own.bests if not _is_gone(best, name, gone)))
            for name, own in team.athletes.items()
        },
        records=tuple(record for record in team.records if not _is_gone(record, record.athlete, gone)),
    )


def _revised(competition: Competition) -> Competition:
    """A competition that has its revisions already is corrected already."""
    if not competition.corrections or competition.revisions:
        return competition
    return reduce(_apply, sorted(competition.corrections, key=lambda correction: correction.on), competition)


def _apply(competition: Competition, correction: Correction) -> Competition:
    for race in competition.races:
        row = next((row for row in race.results if concerns(correction, row)), None)
        if race.id == correction.race and row is not None:
            rank = correction.rank or (None if correction.time or correction.status else row.rank)
            by_time = _is_ordered_by_time(competition, race)
            after = replace(race, results=reranked(race, row, _now(row, correction), rank, is_ordered=by_time))
            whole = _with(competition, correction, race, after)
            pairs = list(recounted(whole, correction, race, after)) if race.part_of else ()
            return reduce(lambda own, pair: _with(own, correction, *pair), pairs, whole)
    return competition


def _with(competition: Competition, correction: Correction, before: Race, after: Race) -> Competition:
    """The competition with a race as it is now."""
    races = tuple(after if race is before else race for race in competition.races)
    revision = Revision(correction=correction, before=before, after=after)
    return replace(competition, races=races, revisions=(*competition.revisions, revision))


def _gone(competition: Competition) -> Iterator[_Time]:
    """The times of ours that a correction took away."""
    for revision in competition.revisions:
        race = revision.before
        for row in race.results:
            if concerns(revision.correction, row) and row.athlete and row.counted_time:
                after = next(other for other in revision.after.results if other.athlete == row.athlete)
                if after.counted_time != row.counted_time:
                    yield row.athlete, race.event.id, row.counted_time.hundredths, competition.day_of(race)


def _is_gone(stated: StatedBest | Record, athlete: str | None, gone: Iterable[_Time]) -> bool:
    return any(
        stated.time is not None
        and stated.date is not None
        and (athlete, stated.event, stated.time.hundredths) == (who, event, hundredths)
        and stated.date.first <= day <= stated.date.last
        for who, event, hundredths, day in gone
    )


def _is_ordered_by_time(competition: Competition, race: Race) -> bool:
    olympic_teams = race.event.kind is EventKind.TEAM and competition.series.level is Level.OLYMPIC
    return race.event.kind in (EventKind.TIME, EventKind.TEAM) and race.round is None and not olympic_teams


def _now(row: Result, correction: Correction) -> Result:
    """The row as the correction says it; its rank comes after."""
    if correction.status:
        skated = row.time or row.skated
        return replace(row, time=None, status=correction.status, skated=skated, marks=(), cup_printed=None)
    if correction.time is None and correction.rank is None:
        return row
    time = correction.time or row.time or row.skated
    marks = row.marks if time == row.counted_time else ()
    return replace(row, time=time, status=None, skated=None, reason=None, marks=marks, cup_printed=None)
