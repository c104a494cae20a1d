"""Who travelled to a competition, by the sources, against who started there."""

from msgspec import Struct

from almanac.model.competition import Competition, Squad, StatedParty
from almanac.model.roster import RosterSquad
from almanac.pages.edition import Edition
from almanac.pages.values import Evidence, Person
from almanac.statistics.squads import SquadCount
from almanac.website import Text


class SquadView(Struct, frozen=True, kw_only=True):
    """Who travelled or was entered, against who started; `named` is empty where a source gives numbers alone."""

    men: int | None
    women: int | None
    named: tuple[Person, ...]
    reserves: tuple[Person, ...]
    not_started: tuple[Person, ...]
    extra: tuple[Person, ...]
    evidence: Evidence


class PartyView(Struct, frozen=True, kw_only=True):
    """The travelling party as a source counts it; `evidence` is None where the squad's says the same."""

    men: int | None
    women: int | None
    people: str | None
    left: str | None
    evidence: Evidence | None


class GroupView(Struct, frozen=True, kw_only=True):
    """A named group of the season's roster that belongs to this competition."""

    name: Text
    athletes: tuple[Person, ...]
    men: int | None
    women: int | None
    evidence: Evidence


def squad_view(edition: Edition, competition: Competition, squad: SquadCount) -> SquadView | None:
    """The squad, where a source gives one."""
    stated = competition.squad
    if stated is None:
        return None
    return SquadView(
        men=squad.men,
        women=squad.women,
        named=edition.people(squad.named),
        reserves=edition.people(squad.reserves),
        not_started=edition.people(squad.not_started),
        extra=edition.people(squad.extra),
        evidence=edition.evidence(stated),
    )


def groups_for(edition: Edition, competition: Competition) -> tuple[GroupView, ...]:
    """The roster's groups for this competition, but for those that only repeat its own squad."""
    roster = edition.team.rosters.get(competition.season)
    own = [group for group in roster.squads if group.competition == competition.id] if roster else []
    return tuple(_group(edition, group) for group in own if not _repeats(group, competition.squad))


def _repeats(group: RosterSquad, squad: Squad | None) -> bool:
    return squad is not None and group.athletes == squad.athletes and (group.note is None or squad.note is not None)


def _group(edition: Edition, squad: RosterSquad) -> GroupView:
    return GroupView(
        name=edition.say(squad.name),
        athletes=edition.people(squad.athletes),
        men=squad.men,
        women=squad.women,
        evidence=edition.evidence(squad),
    )


def party_view(edition: Edition, competition: Competition) -> PartyView | None:
    """The party, where a source counts it or says when it left."""
    stated, squad = competition.stated, competition.squad
    if stated is None or (stated.party is None and stated.left is None):
        return None
    party = stated.party or StatedParty()
    is_said = squad is not None and squad.sources == stated.sources and stated.note is None
    return PartyView(
        men=party.men,
        women=party.women,
        people=party.people,
        left=stated.left.printed if stated.left else None,
        evidence=None if is_said else edition.evidence(stated),
    )
