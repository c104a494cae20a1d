"""Corrections: what a list said, what it says now, why, and who says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from almanac.model.competition import Competition, Correction
from almanac.model.result import Result
from almanac.pages import resting
from almanac.pages.edition import Edition, Evidence, Person
from almanac.pages.race_table import rival
from almanac.website import Link, Page, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A row's rank, time and status, as far as each is said."""

    rank: str
    time: str
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionEntry:
    """One later decision. `was` is None where the row already says what is right."""

    on: str
    competition: Link
    race: Link
    person: Person | None
    nation: Text | None
    was: Outcome | None
    now: Outcome
    reason: Text | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """All of them, newest first."""

    entries: tuple[CorrectionEntry, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    stated = [
        (competition, correction)
        for competition in edition.team.competitions.values()
        for correction in competition.corrections
    ]
    newest_first = sorted(stated, key=lambda entry: entry[1].on, reverse=True)
    view = CorrectionsView(entries=tuple(correction_entry(edition, *entry) for entry in newest_first))
    rests_on = partial(resting.of_competitions, [competition for competition, _ in newest_first])
    yield edition.page("corrections", edition.addresses.section("corrections"), view, rests_on)


def correction_entry(edition: Edition, competition: Competition, correction: Correction) -> CorrectionEntry:
    """One correction of a competition."""
    race = next(race for race in competition.races if race.id == correction.race)
    row = next(row for row in race.results if _concerns(correction, row))
    return CorrectionEntry(
        on=correction.on.isoformat(),
        competition=edition.competition_link(competition.id),
        race=Link(edition.addresses.race(competition.id, race.id), edition.say(race.event.name)),
        person=_person(edition, correction),
        nation=edition.nation(correction.nation),
        was=_before(row, correction),
        now=_outcome(correction),
        reason=edition.say_if(correction.reason),
        evidence=edition.evidence(correction),
    )


def _concerns(correction: Correction, row: Result) -> bool:
    if correction.athlete:
        return correction.athlete in row.ours
    return (row.skater, row.nation) == (correction.skater, correction.nation)


def _person(edition: Edition, correction: Correction) -> Person | None:
    if correction.athlete:
        return edition.person(correction.athlete)
    return rival(edition, correction.skater) if correction.skater else None


def _before(row: Result, correction: Correction) -> Outcome | None:
    """What the row says, unless it already says what is right."""
    was, now = _outcome(row), _outcome(correction)
    return None if was == now else was


def _outcome(said: Result | Correction) -> Outcome:
    return Outcome(
        rank=str(said.rank or ""),
        time=str(said.time or ""),
        status=said.status.value if said.status else None,
    )
