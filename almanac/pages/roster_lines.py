"""A season's roster as readers see it: who, led by whom, aiming at what, each with its source."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.roster import Base, Camp, Reported, Roster, RosterSquad, StaffMember
from almanac.pages.edition import Edition
from almanac.pages.goal_lines import GoalLine, goal_lines
from almanac.pages.quotations import Quotation, quotations
from almanac.pages.values import Evidence, Person
from almanac.website import Link, Text


class SquadLine(Struct, frozen=True, kw_only=True):
    """A named group; numbers without names are legal."""

    name: Text
    competition: Link | None
    people: tuple[Person, ...]
    men: int | None
    women: int | None
    evidence: Evidence


class StaffLine(Struct, frozen=True, kw_only=True):
    """A coach or other member of staff."""

    name: Text
    role: Text
    start: str | None
    end: str | None
    evidence: Evidence


class CampLine(Struct, frozen=True, kw_only=True):
    """A training camp; `people` is as the source says (`130+`)."""

    name: Text
    start: str | None
    end: str | None
    place: Text | None
    people: str | None
    evidence: Evidence


class BaseLine(Struct, frozen=True, kw_only=True):
    """A rink where the team trains."""

    rink: Link
    evidence: Evidence


class ReportedLine(Struct, frozen=True, kw_only=True):
    """What a source reports about the season."""

    text: Text
    date: str | None
    people: tuple[Person, ...]
    competition: Link | None
    evidence: Evidence


class RosterLines(Struct, frozen=True, kw_only=True):
    """Everything of one roster."""

    squads: tuple[SquadLine, ...]
    staff: tuple[StaffLine, ...]
    goals: tuple[GoalLine, ...]
    camps: tuple[CampLine, ...]
    bases: tuple[BaseLine, ...]
    quotes: tuple[Quotation, ...]
    reported: tuple[ReportedLine, ...]


def roster_lines(edition: Edition, roster: Roster) -> RosterLines:
    """The roster in the order of its file."""
    return RosterLines(
        squads=tuple(_squad(edition, squad) for squad in roster.squads),
        staff=staff_lines(edition, roster.staff),
        goals=goal_lines(edition, roster.season, roster.goals),
        camps=tuple(_camp(edition, camp) for camp in roster.camps),
        bases=tuple(_base(edition, base) for base in roster.bases),
        quotes=quotations(edition, roster.quotes),
        reported=tuple(_reported(edition, fact) for fact in roster.reported),
    )


def staff_lines(edition: Edition, staff: Iterable[StaffMember]) -> tuple[StaffLine, ...]:
    """Members of staff in the order given."""
    return tuple(
        StaffLine(
            name=edition.say(member.name),
            role=edition.say(member.role),
            start=member.start.printed if member.start else None,
            end=member.end.printed if member.end else None,
            evidence=edition.evidence(member),
        )
        for member in staff
    )


def _squad(edition: Edition, squad: RosterSquad) -> SquadLine:
    return SquadLine(
        name=edition.say(squad.name),
        competition=_competition(edition, squad.competition),
        people=edition.people(squad.athletes),
        men=squad.men,
        women=squad.women,
        evidence=edition.evidence(squad),
    )


def _camp(edition: Edition, camp: Camp) -> CampLine:
    return CampLine(
        name=edition.say(camp.name),
        start=camp.start.printed if camp.start else None,
        end=camp.end.printed if camp.end else None,
        place=edition.say_if(camp.place),
        people=camp.people,
        evidence=edition.evidence(camp),
    )


def _base(edition: Edition, base: Base) -> BaseLine:
    return BaseLine(rink=edition.rink_link(base.rink), evidence=edition.evidence(base))


def _reported(edition: Edition, fact: Reported) -> ReportedLine:
    return ReportedLine(
        text=edition.say(fact.text),
        date=fact.date.printed if fact.date else None,
        people=edition.people(fact.athletes),
        competition=_competition(edition, fact.competition),
        evidence=edition.evidence(fact),
    )


def _competition(edition: Edition, competition: str | None) -> Link | None:
    return edition.competition_link(competition) if competition else None
