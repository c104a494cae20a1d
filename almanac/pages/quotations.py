"""Quotations: who said it, in which role, when, and where it was published."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.roster import Quote
from almanac.pages.edition import Edition
from almanac.pages.values import Evidence, Person
from almanac.website import Text


class Quotation(Struct, frozen=True, kw_only=True):
    """Somebody's words. `date` is as exact as its source."""

    text: Text
    speaker: Person
    role: Text
    date: str
    evidence: Evidence


def quotations(edition: Edition, quotes: Iterable[Quote]) -> tuple[Quotation, ...]:
    """Quotations in the order given."""
    return tuple(
        Quotation(
            text=edition.say(quote.text),
            speaker=_speaker(edition, quote.speaker),
            role=edition.say(quote.role),
            date=quote.date.printed,
            evidence=edition.evidence(quote),
        )
        for quote in quotes
    )


def _speaker(edition: Edition, speaker: str) -> Person:
    """One of our athletes or staff by id; anyone else by the name that stands there."""
    if speaker in edition.team.athletes:
        return edition.person(speaker)
    members = (member for roster in edition.team.rosters.values() for member in roster.staff)
    name = next((member.name for member in members if member.id == speaker), None)
    return Person(name=edition.say(name) if name else Text(speaker))
