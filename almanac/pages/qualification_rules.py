"""How places at the Games are won, and what the classification gives our team."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.event import Category
from almanac.model.qualification import NationMaximum, Needs, Qualification, QualifyingLeg, QuotaEvent
from almanac.pages import resting
from almanac.pages.cup_lines import LegHead, leg_head
from almanac.pages.edition import Edition
from almanac.pages.qualification import Rule, classified, draws_on_legs, event_link, games_link, has_events, rule_of
from almanac.pages.values import Evidence
from almanac.statistics.qualification import Classification
from almanac.statistics.quotas import NationQuota, TeamQuota, team_quota
from almanac.website import Link, Page, Text


class RuleLine(Struct, frozen=True, kw_only=True):
    """An event and its places; the link leads to the classification where there is one."""

    event: Link
    rule: Rule


class LegLine(Struct, frozen=True, kw_only=True):
    """A competition that counts, linked where it is held."""

    place: Link
    days: tuple[str, str] | None


class MaximumLine(Struct, frozen=True, kw_only=True):
    """The most athletes of a nation, and the condition."""

    athletes: int
    condition: Text | None


class EventQuotaLine(Struct, frozen=True, kw_only=True):
    """What our team has in one event."""

    event: Link
    places: int
    most: int
    by_points: int
    by_times: int
    reserves: tuple[str, ...]


class TeamQuotaLines(Struct, frozen=True, kw_only=True):
    """What our team may enter in one category."""

    category: str
    places: int
    maximum: MaximumLine | None
    events: tuple[EventQuotaLine, ...]


class QualificationRulesView(Struct, frozen=True, kw_only=True):
    """One system. `quotas` are empty where no race that counts is held; `counted` are the legs they rest on."""

    name: Text
    games: Link | None
    others: tuple[Link, ...]
    athletes: int
    per_category: int
    maxima: tuple[MaximumLine, ...]
    legs: tuple[LegLine, ...]
    events: tuple[RuleLine, ...]
    order: tuple[Text, ...]
    reallocation: tuple[Text, ...]
    counted: tuple[LegHead, ...]
    quotas: tuple[TeamQuotaLines, ...]
    has_limits: bool
    sure: str
    evidence: Evidence


def pages(edition: Edition) -> Iterator[Page]:
    """A page per system and language."""
    for system in edition.team.qualifications:
        rests_on = partial(resting.of_classification, edition, system)
        address = edition.addresses.qualification(system.id)
        draws_on = partial(draws_on_legs, system=system)
        yield edition.page("qualification_rules", address, partial(_view, system=system), rests_on, draws_on)


def _view(edition: Edition, system: Qualification) -> QualificationRulesView:
    made = _classifications(edition, system)
    counted = {leg.competition.id: leg for one in made for leg in one.counted}
    return QualificationRulesView(
        name=edition.say(system.name),
        games=edition.competition_link(system.competition) if system.competition else None,
        others=tuple(games_link(edition, other) for other in edition.team.qualifications if other is not system),
        athletes=system.athletes,
        per_category=system.per_category,
        maxima=tuple(_maximum(edition, maximum) for maximum in system.maxima),
        legs=_legs(edition, system),
        events=tuple(_rule_line(edition, system, rule) for rule in system.events),
        order=tuple(map(edition.say, system.order)),
        reallocation=tuple(map(edition.say, system.reallocation)),
        counted=tuple(leg_head(edition, leg) for leg in counted.values()),
        quotas=_quotas(edition, system, made),
        has_limits=any(rule.limits for rule in system.events),
        sure=system.sure,
        evidence=edition.evidence(system),
    )


def _classifications(edition: Edition, system: Qualification) -> tuple[Classification, ...]:
    if not has_events(system):
        return ()
    return tuple(classified(edition, system, rule) for rule in system.events)


def _legs(edition: Edition, system: Qualification) -> tuple[LegLine, ...]:
    return tuple(_leg(edition, leg) for leg in system.legs)


def _leg(edition: Edition, leg: QualifyingLeg) -> LegLine:
    address = edition.addresses.competition(leg.competition) if leg.competition else ""
    days = (leg.start.isoformat(), leg.end.isoformat() if leg.end else "") if leg.start else None
    return LegLine(place=Link(address, edition.say(leg.place)), days=days)


def _rule_line(edition: Edition, system: Qualification, rule: QuotaEvent) -> RuleLine:
    link = event_link(edition, system, rule) if has_events(system) else edition.event_link(rule.event)
    return RuleLine(event=link, rule=rule_of(edition, rule))


def _maximum(edition: Edition, maximum: NationMaximum) -> MaximumLine:
    return MaximumLine(athletes=maximum.athletes, condition=edition.say_if(maximum.condition))


def _quotas(edition: Edition, system: Qualification, made: tuple[Classification, ...]) -> tuple[TeamQuotaLines, ...]:
    nation = edition.team.publication.nation
    quotas = (team_quota(edition.team, system, made, nation, category) for category in Category)
    return tuple(_team_quota(edition, system, quota) for quota in quotas if quota.events)


def _team_quota(edition: Edition, system: Qualification, quota: TeamQuota) -> TeamQuotaLines:
    rules = {rule.event: rule for rule in system.events}
    return TeamQuotaLines(
        category=quota.category.value,
        places=quota.places,
        maximum=_reached(edition, quota),
        events=tuple(_event_quota(edition, system, rules[event], own) for event, own in quota.events),
    )


def _reached(edition: Edition, quota: TeamQuota) -> MaximumLine | None:
    """The maximum that holds; what holds for everybody needs no reason."""
    if quota.maximum is None:
        return None
    reason = quota.maximum.condition if quota.maximum.needs is not Needs.NOTHING else None
    return MaximumLine(athletes=quota.maximum.athletes, condition=edition.say_if(reason))


def _event_quota(edition: Edition, system: Qualification, rule: QuotaEvent, own: NationQuota) -> EventQuotaLine:
    return EventQuotaLine(
        event=event_link(edition, system, rule),
        places=own.places,
        most=rule.max_per_nation,
        by_points=len(own.by_points),
        by_times=len(own.by_times),
        reserves=tuple(row.quota for row in own.reserves),
    )
