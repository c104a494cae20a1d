"""Corrections: what a list said, what it says now, who moved with it, why, and who says so."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.competition import Competition, Correction, Revision
from almanac.model.result import Result
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.race_table import rival
from almanac.pages.revised import Outcome, outcome, same_row
from almanac.pages.values import Evidence, Person
from almanac.statistics.recounted import concerns
from almanac.website import Link, Page, Text


class MovedLine(Struct, frozen=True, kw_only=True):
    """Somebody whose rank moved with a correction of somebody else."""

    people: tuple[Person, ...]
    nation: Text | None
    was: str
    now: str


class CorrectionEntry(Struct, frozen=True, kw_only=True):
    """One later decision. `was` is None where the row already says what is right.

    `is_partial`: who moved is told as far as rows of the race are held.
    """

    on: str
    competition: Link
    race: Link
    person: Person | None
    nation: Text | None
    was: Outcome | None
    now: Outcome
    moved: tuple[MovedLine, ...]
    is_partial: bool
    reason: Text | None
    evidence: Evidence


class CorrectionsView(Struct, frozen=True, kw_only=True):
    """All of them, newest first."""

    entries: tuple[CorrectionEntry, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    yield edition.page("corrections", edition.addresses.section("corrections"), _view, partial(_rests_on, edition))


def _rests_on(edition: Edition) -> Iterator[str]:
    return resting.of_competitions([competition for competition, _ in _newest_first(edition)])


def _view(edition: Edition) -> CorrectionsView:
    return CorrectionsView(entries=tuple(correction_entry(edition, *entry) for entry in _newest_first(edition)))


def _newest_first(edition: Edition) -> list[tuple[Competition, Revision]]:
    made = [
        (competition, revision)
        for competition in edition.team.competitions.values()
        for revision in competition.revisions
    ]
    return sorted(made, key=lambda entry: entry[1].correction.on, reverse=True)


def correction_entry(edition: Edition, competition: Competition, revision: Revision) -> CorrectionEntry:
    """One correction of a competition."""
    correction, race = revision.correction, revision.after
    was, now = (
        outcome(next(row for row in rows.results if concerns(correction, row)))
        for rows in (revision.before, revision.after)
    )
    return CorrectionEntry(
        on=correction.on.isoformat(),
        competition=edition.competition_link(competition.id),
        race=Link(edition.addresses.race(competition.id, race.id), edition.say(race.event.name)),
        person=_person(edition, correction),
        nation=edition.nation(correction.nation),
        was=None if was == now else was,
        now=now,
        moved=tuple(_moved(edition, revision)),
        is_partial=not race.complete,
        reason=edition.say_if(correction.reason),
        evidence=edition.evidence(correction),
    )


def _person(edition: Edition, correction: Correction) -> Person | None:
    if correction.athlete:
        return edition.person(correction.athlete)
    return rival(edition, correction.skater) if correction.skater else None


def _moved(edition: Edition, revision: Revision) -> Iterator[MovedLine]:
    for row in revision.after.results:
        was = next(before for before in revision.before.results if same_row(before, row))
        if was.rank != row.rank and not concerns(revision.correction, row):
            yield MovedLine(
                people=_people(edition, row),
                nation=edition.nation(row.nation),
                was=str(was.rank),
                now=str(row.rank),
            )


def _people(edition: Edition, row: Result) -> tuple[Person, ...]:
    return (rival(edition, row.skater),) if row.skater else edition.people(row.ours)
