"""Goals against results: what was aimed at, what was reached, and the races that prove it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from almanac.model.competition import Competition, Level, Race, RaceState
from almanac.model.result import Result, Status
from almanac.model.roster import Goal
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.held import held
from almanac.statistics.starts import our_rows, season_on, starts_at

_NOT_BEGUN = (Status.DID_NOT_START, Status.WITHDRAWN)


class Verdict(StrEnum):
    """How a goal stands on a day."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    UNKNOWN = "unknown"
    QUOTED = "quoted"


class Proof(Struct, frozen=True, kw_only=True):
    """A row of ours that counts towards a goal."""

    competition: Competition
    race: Race
    row: Result
    athletes: tuple[str, ...]


_Reached = tuple[int, tuple[Proof, ...]]


class Answer(Struct, frozen=True, kw_only=True):
    """A goal and how it stands. `reached` and `target` are numbers of the measure, `before` the season before's.

    A target that nobody named is None.

    `is_partial`: something that could count is not held, so that what is held may be less than what was.
    """

    goal: Goal
    verdict: Verdict
    reached: int | None = None
    target: int | None = None
    before: int | None = None
    proofs: tuple[Proof, ...] = ()
    is_partial: bool = False


def answer(team: Team, season: Season, goal: Goal, day: date) -> Answer:
    """The goal of a season's roster on a day.

    It counts our rows at the competition it names or else in its season, over the event it names or else over all,
    until `by`, or else until that competition or season ends. Reached is met, on any day; not reached is open up to
    the last day and missed after it. Without a measure a goal is quoted; so is a `rank` without a target.

    `gold-medals`, `medals` and `podiums` count within one level, the one with most: levels are never added
    (data guide). `rank` is the best rank outside national meetings. `olympic-events-entered` aims at all of them
    unless it says how many, everything else at one. `entries-more-than-last-season` counts who started in World
    Cups; of a season held in part it cannot be known (data guide).
    """
    if goal.measure is None or (goal.measure == "rank" and goal.target is None):
        return Answer(goal=goal, verdict=Verdict.QUOTED)
    until = _until(team, season, goal)
    rows = tuple(proof for proof in _in_scope(team, season, goal) if _day(proof) <= until)
    is_partial = held(_competitions(team, season, goal), ()).is_partial
    if goal.measure == "entries-more-than-last-season":
        return _against_the_season_before(team, season, goal, is_over=day > until)
    if goal.measure == "rank":
        return _ranked(goal, rows, is_over=day > until, is_partial=is_partial)
    reached, proofs = _MEASURES[goal.measure](rows)
    target = _target(team, goal)
    return Answer(
        goal=goal,
        verdict=_verdict(is_met=reached >= (target or 1), is_over=day > until),
        reached=reached,
        target=target,
        proofs=proofs,
        is_partial=is_partial,
    )


def _target(team: Team, goal: Goal) -> int | None:
    """The number aimed at: as stated, or all of the Olympic events; None where nobody named one."""
    if goal.target is not None or goal.measure != "olympic-events-entered":
        return goal.target
    return sum(event.olympic for event in team.events.values())


def _verdict(*, is_met: bool, is_over: bool) -> Verdict:
    if is_met:
        return Verdict.MET
    return Verdict.MISSED if is_over else Verdict.OPEN


def _until(team: Team, season: Season, goal: Goal) -> date:
    if goal.by is not None:
        return goal.by.last
    return team.competitions[goal.competition].last_day if goal.competition else season.last_day


def _competitions(team: Team, season: Season, goal: Goal) -> tuple[Competition, ...]:
    """Where the goal can be reached."""
    if goal.competition:
        return (team.competitions[goal.competition],)
    return tuple(own for own in team.competitions.values() if own.season == season)


def _in_scope(team: Team, season: Season, goal: Goal) -> tuple[Proof, ...]:
    """Our rows that came to the line, in the order of the calendar."""
    races = (
        (competition, race)
        for competition in (team.competitions.values() if not goal.competition else _competitions(team, season, goal))
        for race in competition.races
        if race.state is not RaceState.PLANNED and goal.event in (None, race.event.id)
        if goal.competition or season_on(competition.day_of(race), competition) == season
    )
    found = (
        Proof(competition=competition, race=race, row=row, athletes=row.ours)
        for competition, race in races
        for row in our_rows(race, team.publication.nation)
        if row.status not in _NOT_BEGUN
    )
    return tuple(sorted(found, key=_day))


def _day(proof: Proof) -> date:
    return proof.competition.day_of(proof.race)


def _ranked(goal: Goal, rows: Iterable[Proof], *, is_over: bool, is_partial: bool) -> Answer:
    abroad = [proof for proof in rows if _decides(proof) and proof.competition.series.level is not Level.NATIONAL]
    best = min((proof.row.rank for proof in abroad if proof.row.rank), default=None)
    is_met = best is not None and goal.target is not None and best <= goal.target
    return Answer(
        goal=goal,
        verdict=_verdict(is_met=is_met, is_over=is_over),
        reached=best,
        target=goal.target,
        proofs=tuple(proof for proof in abroad if proof.row.rank == best and best),
        is_partial=is_partial,
    )


def _decides(proof: Proof) -> bool:
    return proof.race.decides_medals and proof.row.status is None


def _podiums(rows: Sequence[Proof], ranks: tuple[int, ...] = (1, 2, 3)) -> _Reached:
    """The places of the level that has most of them, the weightier of equal ones."""
    won = [proof for proof in rows if _decides(proof) and proof.row.rank in ranks]
    by_level = [tuple(proof for proof in won if proof.competition.series.level is level) for level in Level]
    most = max(by_level, key=len)
    return len(most), most


def _golds(rows: Sequence[Proof]) -> _Reached:
    return _podiums(rows, ranks=(1,))


def _events(rows: Sequence[Proof]) -> _Reached:
    """The first row in each Olympic event."""
    first = {proof.race.event.id: proof for proof in reversed(rows) if proof.race.event.olympic}
    return len(first), tuple(sorted(first.values(), key=_day))


def _several(rows: Sequence[Proof]) -> _Reached:
    """Skaters with two Olympic events or more, and the first row of each in each, skater by skater."""
    first: dict[str, dict[str, Proof]] = {}
    for proof in rows:
        for athlete in proof.row.ours if proof.race.event.olympic else ():
            first.setdefault(athlete, {}).setdefault(proof.race.event.id, replace(proof, athletes=(athlete,)))
    several = [own for _, own in sorted(first.items()) if len(own) > 1]
    return len(several), tuple(proof for own in several for proof in own.values())


_MEASURES: Mapping[str, Callable[[Sequence[Proof]], _Reached]] = {
    "gold-medals": _golds,
    "medals": _podiums,
    "podiums": _podiums,
    "olympic-events-entered": _events,
    "skaters-in-several-events": _several,
}


def _against_the_season_before(team: Team, season: Season, goal: Goal, *, is_over: bool) -> Answer:
    """Who started in World Cups, this season and the last."""
    now, before = _world_cups(team, season), _world_cups(team, season.before)
    reached, last = _starters(now), _starters(before)
    is_partial = held(now, ()).is_partial or held(before, ()).is_partial
    known = _verdict(is_met=reached > last, is_over=is_over)
    verdict = Verdict.UNKNOWN if is_partial else known
    return Answer(goal=goal, verdict=verdict, reached=reached, before=last, is_partial=is_partial)


def _world_cups(team: Team, season: Season) -> tuple[Competition, ...]:
    own = (competition for competition in team.competitions.values() if competition.season == season)
    return tuple(competition for competition in own if competition.series.level is Level.WORLD_CUP)


def _starters(competitions: Iterable[Competition]) -> int:
    return len({start.athlete for own in competitions for start in starts_at(own) if start.started})
