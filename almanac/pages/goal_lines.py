"""Aims as readers see them: as they were stated, how they stand, and the races that prove it."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.roster import Goal
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name
from almanac.pages.values import Evidence, Person
from almanac.statistics.goals import Answer, Proof, answer
from almanac.website import Link, Text


class ProofLine(Struct, frozen=True, kw_only=True):
    """A row that counts towards the aim; `rank` is empty where the list has none."""

    people: tuple[Person, ...]
    event: EventName
    race: Link
    day: str
    rank: str


class GoalLine(Struct, frozen=True, kw_only=True):
    """An aim. `verdict` is met, missed, open, unknown, or quoted where nothing measures it.

    `reached` and `target` are numbers of the `measure`, `before` that of the season before.
    """

    text: Text
    event: Link | None
    competition: Link | None
    by: str | None
    measure: str | None
    verdict: str
    reached: int | None
    target: int | None
    before: int | None
    proofs: tuple[ProofLine, ...]
    is_partial: bool
    evidence: Evidence


def goal_lines(edition: Edition, season: Season, goals: Iterable[Goal]) -> tuple[GoalLine, ...]:
    """The aims of a season, in the order given."""
    return tuple(_line(edition, answer(edition.team, season, goal, edition.today)) for goal in goals)


def _line(edition: Edition, answered: Answer) -> GoalLine:
    goal = answered.goal
    return GoalLine(
        text=edition.say(goal.text),
        event=edition.event_link(goal.event) if goal.event else None,
        competition=edition.competition_link(goal.competition) if goal.competition else None,
        by=goal.by.printed if goal.by else None,
        measure=goal.measure,
        verdict=answered.verdict.value,
        reached=answered.reached,
        target=answered.target,
        before=answered.before,
        proofs=tuple(_proof(edition, proof) for proof in answered.proofs),
        is_partial=answered.is_partial,
        evidence=edition.evidence(goal),
    )


def _proof(edition: Edition, proof: Proof) -> ProofLine:
    competition, race = proof.competition, proof.race
    name = edition.competition_link(competition.id).text
    return ProofLine(
        people=edition.people(proof.athletes),
        event=event_name(edition, race.event),
        race=Link(edition.addresses.race(competition.id, race.id), name),
        day=competition.day_of(race).isoformat(),
        rank=str(proof.row.rank or ""),
    )
