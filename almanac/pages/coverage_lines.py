"""The Olympic programme in one season: event by event, how many raced it and how well."""

from msgspec import Struct

from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.event_races import races_address
from almanac.pages.lines import BestLine, EventName, best_line, event_name
from almanac.pages.values import Person
from almanac.statistics.coverage import EventCoverage, several_events
from almanac.statistics.entered import events_entered


class CoverageLine(Struct, frozen=True, kw_only=True):
    """One event. `change` sets its best against `before`, that of the season before; `is_faster` when it fell.

    `rank_before` is the best rank of that season. `unnamed`: a team of ours raced, and the lists name none of its
    skaters. `best_ranked` is the address of the race in which the best rank was won, `races` that of every race of
    the event in the season, where there is one.
    """

    event: EventName
    people: tuple[Person, ...]
    unnamed: bool
    starts: int
    a_starts: int
    best_rank: str
    rank_before: str
    best_ranked: str
    races: str
    best: BestLine | None
    before: BestLine | None
    change: str
    is_faster: bool


class SeveralEvents(Struct, frozen=True, kw_only=True):
    """An athlete who raced more than one event of the programme."""

    person: Person
    events: tuple[EventName, ...]


def coverage_lines(edition: Edition, season: Season) -> tuple[CoverageLine, ...]:
    """Every Olympic event, also those that nobody of ours raced."""
    entered = events_entered(edition.team, season)
    before = {covered.event.id: covered for covered in edition.statistics.coverage.get(season.before, ())}
    return tuple(
        _line(
            edition,
            covered,
            before.get(covered.event.id),
            season,
            unnamed=covered.event.id in entered and not covered.starts,
        )
        for covered in edition.statistics.coverage[season]
    )


def several_lines(edition: Edition, season: Season) -> tuple[SeveralEvents, ...]:
    """Who raced several events, most events first."""
    events = edition.team.events
    return tuple(
        SeveralEvents(person=edition.person(athlete), events=tuple(event_name(edition, events[id_]) for id_ in own))
        for athlete, own in several_events(edition.statistics.coverage[season])
    )


def _line(
    edition: Edition, covered: EventCoverage, before: EventCoverage | None, season: Season, *, unnamed: bool
) -> CoverageLine:
    ranked = covered.best_ranked
    races = races_address(edition, covered.event.id, season)
    return CoverageLine(
        event=event_name(edition, covered.event),
        people=edition.people(covered.athletes),
        unnamed=unnamed,
        starts=covered.starts,
        a_starts=covered.a_starts,
        best_rank=str(covered.best_rank or ""),
        rank_before=str((before and before.best_rank) or ""),
        best_ranked=edition.addresses.race(*ranked.key[:2]) if ranked else "",
        races=races if covered.starts or unnamed else "",
        best=best_line(edition, covered.best) if covered.best else None,
        before=best_line(edition, covered.before) if covered.before else None,
        change=str(covered.change or ""),
        is_faster=covered.change is not None and covered.change.thousandths < 0,
    )
