"""Corrected: the results as they stand after every correction that is known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from almanac.model.athlete import StatedBest
from almanac.model.competition import Competition, Correction, Level, Race, Revision
from almanac.model.event import EventKind
from almanac.model.opened import Competitions
from almanac.model.race_time import order_in_race
from almanac.model.reference import Record
from almanac.model.result import Result
from almanac.model.team import Team

_Time = tuple[str, str, int, date]  # athlete, event id, hundredths, day


def corrected(team: Team) -> Team:
    """The team with each correction applied, oldest first; a competition keeps what its races were as revisions.

    The row becomes what the correction says. A row with a status has no rank and no time; the time it had stays as
    `skated`. Whoever was ranked behind a row that goes moves up by one, and whoever is behind the place it goes to
    moves down by one: that holds in a list held in part too. A changed time is ranked again by the times where times
    order the race (one race, no rounds, no Olympic team final), unless the correction gives the rank. In a part of a
    list the new rank is the old one as far as the rows held allow it, so that no win is made of a gap.

    What was printed beside a time or rank that is gone (marks, points) goes with it, and so does a stated best or
    record that is that very time of that skater on that day.
    """
    competitions, changed = _all_revised(team.competitions)
    gone = {time for competition in changed for time in _gone(competition)}
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


def concerns(correction: Correction, row: Result) -> bool:
    """Whether a correction is of this row."""
    if correction.athlete:
        return correction.athlete in row.ours
    return (correction.skater, correction.nation) == (row.skater, row.nation)


def _all_revised(
    held: Mapping[str, Competition],
) -> tuple[Mapping[str, Competition], Iterable[Competition]]:
    """Every competition, and those that have corrections: only they are looked at."""
    if isinstance(held, Competitions):
        opened = held.changed(_revised)
        return opened, [opened[name] for name in opened.with_corrections]
    revised = {name: _revised(own) for name, own in held.items()}
    return revised, revised.values()


def _revised(competition: Competition) -> Competition:
    """A competition that has its revisions already is corrected already."""
    if not competition.corrections or competition.revisions:
        return competition
    return reduce(_apply, sorted(competition.corrections, key=lambda correction: correction.on), competition)


def _apply(competition: Competition, correction: Correction) -> Competition:
    races = list(competition.races)
    for place, race in enumerate(races):
        row = next((row for row in race.results if concerns(correction, row)), None)
        if race.id == correction.race and row is not None:
            by_time = _is_ordered_by_time(competition, race)
            races[place] = replace(race, results=_in_order(_rows(race, row, correction, by_time=by_time)))
            revision = Revision(correction=correction, before=race, after=races[place])
            return replace(competition, races=tuple(races), revisions=(*competition.revisions, revision))
    return competition


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


def _rows(race: Race, row: Result, correction: Correction, *, by_time: bool) -> list[Result]:
    """Every row, those behind the place that is left moved up, those behind the place that is taken moved down."""
    left = None if row.rank is None else row.rank + 1
    closed = [row if other is row else _shifted(other, left, -1) for other in race.results]
    others = [other for other in closed if other is not row]
    now = _now(row, correction)
    rank = _rank(race, row, others, now, correction) if by_time else correction.rank or _kept(row, now)
    now = replace(now, rank=rank)
    taken = None if now.status else rank
    opened = [other if by_time and _ties(other, now) else _shifted(other, taken, +1) for other in closed]
    return [now if was is row else _settled(was, after) for was, after in zip(race.results, opened, strict=True)]


def _settled(was: Result, after: Result) -> Result:
    """A row that has moved up and down again has not moved; points printed for another rank are gone."""
    return was if was.rank == after.rank else replace(after, cup_printed=None)


def _kept(row: Result, now: Result) -> int | None:
    return None if now.status else row.rank


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


def _rank(race: Race, row: Result, others: Sequence[Result], now: Result, said: Correction) -> int | None:
    """The rank that the correction gives, or else the one that the times give."""
    if said.rank is not None or now.status or said.time is None:
        return said.rank or _kept(row, now)
    lowest = 1 + max((_last_of(others, other) for other in others if _is_ahead(other, now)), default=0)
    tied = next((other.rank for other in others if _ties(other, now)), None)
    if tied or race.complete:
        return tied or lowest
    behind = [other.rank for other in others if other.rank and _is_ahead(now, other)]
    return max(lowest, min([row.rank, *behind])) if row.rank else None


def _last_of(others: Iterable[Result], row: Result) -> int:
    """The last place that the rows of this rank take together."""
    rank = row.rank or 0
    return rank + max(0, sum(other.rank == rank for other in others) - 1)


def _is_ahead(one: Result, other: Result) -> bool:
    first, second = one.counted_time, other.counted_time
    return first is not None and second is not None and order_in_race(first, second) < 0


def _ties(one: Result, other: Result) -> bool:
    first, second = one.counted_time, other.counted_time
    return first is not None and second is not None and order_in_race(first, second) == 0


def _shifted(row: Result, first: int | None, step: int) -> Result:
    """A row of this rank or a later one, by a step up or down."""
    return replace(row, rank=row.rank + step) if first and row.rank and row.rank >= first else row


def _in_order(rows: Iterable[Result]) -> tuple[Result, ...]:
    """By rank, those without one in their old order behind them."""
    return tuple(sorted(rows, key=lambda row: (row.status is not None, row.rank is None, row.rank or 0)))
