"""Ranks against times, in the races that times order."""

from collections.abc import Iterator
from itertools import pairwise

from almanac.model.competition import Competition, Level, Race
from almanac.model.event import EventKind
from almanac.model.race_time import RaceTime, order_in_race
from almanac.model.result import Result
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.checks.walks import every_race, is_whole
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins

_Timed = tuple[int, RaceTime, Result]  # rank, official time, row


def ranks_follow_times(team: Team, origins: Origins) -> Iterator[Problem]:
    """A better rank never has a slower time; in a complete list the ranks are what the times give."""
    for competition, race in every_race(team):
        if not _ordered_by_time(competition, race):
            continue
        timed = sorted(_timed(race), key=lambda row: (row[0], row[1].thousandths))
        faults = list(_contradictions(timed, origins))
        finished = sum(result.status is None for result in race.results)
        whole = is_whole(race, origins) and len(timed) == finished
        yield from faults or (_wrong_ranks(timed, origins) if whole else ())


def _ordered_by_time(competition: Competition, race: Race) -> bool:
    """Rounds, and the Olympic finals of teams, are ordered by who beat whom; so are points races."""
    if race.event.kind is EventKind.TEAM and competition.series.level is Level.OLYMPIC:
        return False
    return race.event.kind in (EventKind.TIME, EventKind.TEAM) and race.round is None


def _timed(race: Race) -> Iterator[_Timed]:
    for result in race.results:
        if result.rank is not None and result.counted_time is not None:
            yield result.rank, result.counted_time, result


def _contradictions(timed: list[_Timed], origins: Origins) -> Iterator[Problem]:
    for (rank, time, _), (next_rank, next_time, result) in pairwise(timed):
        if rank < next_rank and time.thousandths <= next_time.thousandths:
            continue  # so it is with most, however exactly they were printed
        slower = order_in_race(time, next_time)
        if rank == next_rank and slower != 0:
            message = f"rank {rank} is shared by {time} and {next_time}, which are not the same time"
        elif rank < next_rank and slower > 0:
            message = f"rank {next_rank} with {next_time} is behind rank {rank} with {time}, and yet faster"
        else:
            continue
        yield Problem(origins.of(result, "rank"), Fault.RANK_AGAINST_TIME, message, str(next_rank))


def _wrong_ranks(timed: list[_Timed], origins: Origins) -> Iterator[Problem]:
    due, before = 0, None
    for place, (rank, time, result) in enumerate(timed, 1):
        is_slower = before is None or before.hundredths < time.hundredths or order_in_race(before, time) != 0
        if is_slower:
            due = place
        if rank != due:
            message = f"rank {rank}, but by the times of the whole list {time} is rank {due}"
            yield Problem(origins.of(result, "rank"), Fault.RANK_AGAINST_TIME, message, str(rank), nearest=str(due))
        before = time
