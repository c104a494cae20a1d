"""The Olympic classification of one event, from the result lists held, with JSON beside."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.citing import Cited
from almanac.model.qualification import Qualification, QuotaEvent
from almanac.pages import resting
from almanac.pages.cup_lines import LegHead, leg_head
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name
from almanac.pages.qualification_data import classification_json
from almanac.pages.quota_lines import NationLine, NeededLine, QuotaSection, nation_line, needed_line, quota_section
from almanac.pages.standing_lines import StandingTable, standing_table
from almanac.pages.tables import FileView
from almanac.pages.values import Evidence
from almanac.statistics.makings import Makings
from almanac.statistics.qualification import Classification, Section, classification
from almanac.statistics.quotas import last_points, last_time, nation_quotas, still_needed
from almanac.website import Link, Page, Text


class Rule(Struct, frozen=True, kw_only=True):
    """The places of an event as readers see them; `limits` pair an event with its time."""

    places: int
    by_points: int
    by_times: int
    max_per_nation: int
    reserves: int
    limits: tuple[tuple[Text, str], ...]
    sure: str
    evidence: Evidence


class QualificationView(Struct, frozen=True, kw_only=True):
    """One event of the way to one Games; `was_raced` tells whether the event itself has been raced."""

    games: Link
    event: EventName
    others: tuple[Link, ...]
    rule: Rule
    counted: tuple[LegHead, ...]
    left_out: tuple[LegHead, ...]
    is_refused: bool
    was_raced: bool
    last_points: int | None
    last_time: str
    sections: tuple[QuotaSection, ...]
    nations: tuple[NationLine, ...]
    needed: tuple[NeededLine, ...]
    stated: tuple[StandingTable, ...]
    evidence: Evidence
    json: str


def pages(edition: Edition) -> Iterator[Page]:
    """A page per event and language of every Games whose qualifying races are held; the data once."""
    for system in edition.team.qualifications:
        for rule in system.events if has_events(system) else ():
            address = edition.addresses.qualification_event(system.id, rule.event)
            rests_on = partial(resting.of_classification, edition, system)
            draws_on = partial(draws_on_legs, system=system)
            yield edition.page("qualification", address, partial(_view, system=system, rule=rule), rests_on, draws_on)
            if edition.is_default:
                data = partial(_data, system=system, rule=rule)
                beside = f"{address}index.json"
                yield edition.page("qualification.json", beside, data, rests_on, draws_on, indexed=False)


def draws_on_legs(_: Edition, makings: Makings, system: Qualification) -> Iterator[str]:
    """The races of every competition that counts."""
    yield makings.of_competitions(leg.competition for leg in system.legs if leg.competition)


def has_events(system: Qualification) -> bool:
    """Whether any competition that counts is held, so that there is something to classify."""
    return any(leg.competition for leg in system.legs)


def rule_of(edition: Edition, rule: QuotaEvent) -> Rule:
    """The places of an event."""
    limits = ((edition.say(edition.team.events[limit.event].name), str(limit.time)) for limit in rule.limits)
    return Rule(
        places=rule.places,
        by_points=rule.by_points,
        by_times=rule.by_times,
        max_per_nation=rule.max_per_nation,
        reserves=rule.reserves,
        limits=tuple(limits),
        sure=rule.sure,
        evidence=edition.evidence(rule),
    )


def classified(edition: Edition, system: Qualification, rule: QuotaEvent) -> Classification:
    """The classification of an event by the day, worked out once."""
    return edition.once(
        ("qualification", system.id, rule.event), lambda: classification(edition.team, system, rule, edition.today)
    )


def _data(edition: Edition, system: Qualification, rule: QuotaEvent) -> FileView:
    return classification_json(edition, system, classified(edition, system, rule))


def _view(edition: Edition, system: Qualification, rule: QuotaEvent) -> QualificationView:
    team, made = edition.team, classified(edition, system, rule)
    home = edition.default_addresses.qualification_event(system.id, rule.event)
    time = last_time(made)
    lists = (leg.competition.sources_of(race) for leg in made.counted for race in leg.races)
    return QualificationView(
        games=games_link(edition, system),
        event=event_name(edition, team.events[rule.event]),
        others=tuple(event_link(edition, system, other) for other in system.events if other is not rule),
        rule=rule_of(edition, rule),
        counted=tuple(leg_head(edition, leg) for leg in made.counted),
        left_out=tuple(leg_head(edition, leg) for leg in made.left_out),
        is_refused=bool(made.missing),
        was_raced=made.was_raced,
        last_points=last_points(made),
        last_time=time.official if time else "",
        sections=_sections(edition, made),
        nations=tuple(nation_line(edition, quota) for quota in nation_quotas(made)),
        needed=tuple(needed_line(edition, needed) for needed in still_needed(made, team.publication.nation)),
        stated=_stated(edition, system, rule),
        evidence=edition.evidence(Cited(), tuple(dict.fromkeys(source for sources in lists for source in sources))),
        json=f"{home}index.json",
    )


def _sections(edition: Edition, made: Classification) -> tuple[QuotaSection, ...]:
    sections = (quota_section(edition, made, name) for name in Section)
    return tuple(section for section in sections if section.lines)


def games_link(edition: Edition, system: Qualification) -> Link:
    """The rules of a Games."""
    return Link(edition.addresses.qualification(system.id), edition.say(system.name))


def event_link(edition: Edition, system: Qualification, rule: QuotaEvent) -> Link:
    """The classification of an event."""
    address = edition.addresses.qualification_event(system.id, rule.event)
    return Link(address, edition.say(edition.team.events[rule.event].name))


def _stated(edition: Edition, system: Qualification, rule: QuotaEvent) -> tuple[StandingTable, ...]:
    return tuple(
        standing_table(edition, standing)
        for standing in edition.team.standings
        if (standing.competition, standing.event) == (system.competition, rule.event)
        and (standing.as_of is None or standing.as_of.last <= edition.today)
    )
