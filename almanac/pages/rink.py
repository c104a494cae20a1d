"""A rink: what kind of ice, what was held there, and how fast we were on it."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.reference import RecordKind
from almanac.model.rink import Rink
from almanac.pages import resting
from almanac.pages.competition_lines import CompetitionLine, competition_line
from almanac.pages.edition import Edition
from almanac.pages.lines import BestLine, best_line, season_link
from almanac.pages.records_stated import RecordLine, record_lines
from almanac.pages.values import Evidence
from almanac.statistics.bests import Best
from almanac.statistics.held import Held, held
from almanac.statistics.makings import Makings
from almanac.statistics.record_history import RecordHistory
from almanac.website import Link, Page, Text


class Base(Struct, frozen=True, kw_only=True):
    """A season in which the team trained here."""

    season: Link
    evidence: Evidence


class RinkPage(Struct, frozen=True, kw_only=True):
    """What the template sees. `bests` are the fastest of ours on this ice, one an event; `records` are stated ones."""

    list_address: str
    name: Text
    city: Text
    country: Text | None
    altitude: int | None
    lowland: bool | None
    opened: str | None
    aliases: tuple[str, ...]
    bases: tuple[Base, ...]
    competitions: tuple[CompetitionLine, ...]
    bests: tuple[BestLine, ...]
    records: tuple[RecordLine, ...]
    evidence: Evidence
    held: Held


def pages(edition: Edition) -> Iterator[Page]:
    """One page a rink, also where nothing of ours is held."""
    for rink in edition.team.rinks.values():
        view, rests_on = partial(_view, rink=rink), partial(_rests_on, edition, rink)
        yield edition.page("rink", edition.addresses.rink(rink.id), view, rests_on, partial(_draws_on, rink=rink))


def _view(edition: Edition, rink: Rink) -> RinkPage:
    at = [competition for competition in edition.team.competitions.values() if competition.rink == rink]
    return RinkPage(
        list_address=edition.addresses.section("rinks"),
        name=edition.say(rink.name),
        city=edition.say(rink.city),
        country=edition.nation(rink.country),
        altitude=rink.altitude,
        lowland=rink.lowland,
        opened=rink.opened,
        aliases=rink.aliases,
        bases=_bases(edition, rink),
        competitions=tuple(competition_line(edition, competition) for competition in reversed(at)),
        bests=tuple(best_line(edition, best) for best in _fastest(edition, rink)),
        records=record_lines(edition, _track_records(edition, rink)),
        evidence=edition.evidence(rink),
        held=held(at, edition.statistics.starts),
    )


def _draws_on(edition: Edition, makings: Makings, rink: Rink) -> Iterator[str]:
    yield makings.of_competitions(own.id for own in edition.team.competitions.values() if own.rink == rink)


def _rests_on(edition: Edition, rink: Rink) -> Iterator[str]:
    team = edition.team
    yield from (f"rink:{rink.id}", f"nation:{rink.country}")
    yield from resting.of_competitions(entry for entry in team.competitions.values() if entry.rink == rink)
    yield from (
        f"athlete:{entry.id}" for entry in team.athletes.values() if any(b.rink == rink.id for b in entry.bests)
    )
    yield from resting.of_records(edition, (record for record in team.records if record.rink == rink.id))
    yield from resting.of_rosters(
        edition,
        (season for season, roster in team.rosters.items() if any(base.rink == rink.id for base in roster.bases)),
    )


def _bases(edition: Edition, rink: Rink) -> tuple[Base, ...]:
    rosters = sorted(edition.team.rosters.items(), reverse=True, key=lambda entry: entry[0])
    return tuple(
        Base(season=season_link(edition, season), evidence=edition.evidence(base))
        for season, roster in rosters
        for base in roster.bases
        if base.rink == rink.id
    )


def _fastest(edition: Edition, rink: Rink) -> list[Best]:
    """The fastest time of ours over each event on this ice, held or stated; the earliest of equal ones."""
    fastest: dict[str, Best] = {}
    for best in edition.statistics.times:
        held_best = fastest.get(best.event.id)
        if best.rink == rink.id and (held_best is None or best.time.hundredths < held_best.time.hundredths):
            fastest[best.event.id] = best
    return [fastest[event] for event in edition.team.events if event in fastest]


def _track_records(edition: Edition, rink: Rink) -> Iterator[RecordHistory]:
    own = (history for history in edition.statistics.records if history.kind is RecordKind.TRACK)
    return (history for history in own if history.rink == rink.id)
