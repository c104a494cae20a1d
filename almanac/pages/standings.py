"""A World Cup standing: after each leg held whole, with CSV and JSON beside; else what sources state."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from almanac.model.citing import Cited, Source
from almanac.model.cup import Cup, cup_id
from almanac.model.season import Season
from almanac.pages import resting
from almanac.pages.cup_lines import (
    ContenderLine,
    CupName,
    LegHead,
    contender_line,
    cup_name,
    cup_names,
    cups_of,
    leg_head,
    race_of,
)
from almanac.pages.edition import Edition
from almanac.pages.lines import season_link
from almanac.pages.standing_lines import StandingTable, standing_table
from almanac.pages.standings_data import standing_csv, standing_json
from almanac.pages.values import Evidence
from almanac.statistics.cup_legs import CupLeg
from almanac.statistics.cup_points import CupResult, MissingTable, table_for
from almanac.statistics.makings import Makings
from almanac.statistics.scores import Score
from almanac.statistics.standings import (
    CupStanding,
    LegStanding,
    StandingPlace,
    stated_standings,
)
from almanac.website import Link, Page, Text


class PlaceLine(Struct, frozen=True, kw_only=True):
    """A line of a standing; `moved` is up, down or same, or new for who was not in the one before."""

    rank: str
    moved: str
    by: str
    who: ContenderLine
    points: str
    legs: tuple[str, ...]


class AfterLeg(Struct, frozen=True, kw_only=True):
    """The standing after a leg."""

    leg: LegHead
    lines: tuple[PlaceLine, ...]


class OwnLine(Struct, frozen=True, kw_only=True):
    """Points of one of ours as far as rows are held: at least so many."""

    who: ContenderLine
    points: str
    legs: tuple[str, ...]


class MisprintLine(Struct, frozen=True, kw_only=True):
    """A list that prints other points than the table has."""

    who: ContenderLine
    race: Link
    rank: str
    printed: str
    counted: str


class NoTable(Struct, frozen=True, kw_only=True):
    """Points that cannot be known: the event and division without a table."""

    event: Text
    division: str | None


class StandingsView(Struct, frozen=True, kw_only=True):
    """One cup. `now` is the standing after the newest leg held whole, None where there is none.

    `legs` head the columns of `now`, `own_legs` those of `ours`; `earlier` are the standings before, newest first.
    """

    season: Link
    season_cups: str
    cup: CupName
    others: tuple[CupName, ...]
    legs: tuple[LegHead, ...]
    now: AfterLeg | None
    earlier: tuple[AfterLeg, ...]
    left_out: tuple[LegHead, ...]
    missing: tuple[NoTable, ...]
    own_legs: tuple[LegHead, ...]
    ours: tuple[OwnLine, ...]
    stated: tuple[StandingTable, ...]
    misprints: tuple[MisprintLine, ...]
    sure: str
    evidence: Evidence
    csv: str
    json: str


def pages(edition: Edition) -> Iterator[Page]:
    """A page per cup, season and language; the data once, beside the default language's page."""
    for season, standings in cups_of(edition).items():
        for standing in standings:
            address = edition.addresses.standings(season, standing.cup.id)
            rests_on = partial(resting.of_cups, edition, cups_of(edition))
            view = partial(_view, season=season, cup=standing.cup, standing=standing)
            draws_on = partial(_draws_on, season=season)
            yield edition.page("standings", address, view, rests_on, draws_on)
            if standing.is_derived and edition.is_default:
                for ending, content in _DATA.items():
                    beside, data = f"{address}index.{ending}", partial(content, standing=standing)
                    yield edition.page(f"standings.{ending}", beside, data, rests_on, draws_on, indexed=False)


def _draws_on(_: Edition, makings: Makings, season: Season) -> Iterator[str]:
    yield makings.until(season.last_day)


_DATA = {"csv": standing_csv, "json": standing_json}


def _view(edition: Edition, season: Season, cup: Cup, standing: CupStanding) -> StandingsView:
    held = [after.leg for after in standing.after]
    all_legs = [*held, *standing.left_out]
    after = tuple(_after(edition, one, held[: number + 1]) for number, one in enumerate(standing.after))
    home = edition.default_addresses.standings(season, cup.id) if after else ""
    stated = (own for own in stated_standings(edition.team, season, edition.today) if _is_of(edition, own.event, cup))
    return StandingsView(
        season=season_link(edition, season),
        season_cups=edition.addresses.standings_of(season),
        cup=cup_name(edition, season, cup),
        others=tuple(name for name in cup_names(edition, season) if name.id != cup.id),
        legs=tuple(leg_head(edition, leg) for leg in held),
        now=after[-1] if after else None,
        earlier=tuple(reversed(after[:-1])),
        left_out=tuple(leg_head(edition, leg) for leg in standing.left_out),
        missing=tuple(_no_table(edition, missing) for missing in standing.missing),
        own_legs=tuple(leg_head(edition, leg) for leg in all_legs),
        ours=tuple(_own(edition, score, all_legs) for score in standing.ours) if standing.left_out else (),
        stated=tuple(standing_table(edition, own) for own in stated),
        misprints=tuple(_misprint(edition, result) for result in standing.misprints),
        sure=standing.sure,
        evidence=edition.evidence(Cited(), _sources(edition, all_legs)),
        csv=f"{home}index.csv" if home else "",
        json=f"{home}index.json" if home else "",
    )


def _is_of(edition: Edition, event: str, cup: Cup) -> bool:
    return cup_id(edition.team.events[event]) == cup.id


def _after(edition: Edition, standing: LegStanding, legs: Sequence[CupLeg]) -> AfterLeg:
    is_first = len(legs) == 1
    lines = tuple(_line(edition, place, legs, is_first=is_first) for place in standing.places)
    return AfterLeg(leg=leg_head(edition, standing.leg), lines=lines)


def _line(edition: Edition, place: StandingPlace, legs: Sequence[CupLeg], *, is_first: bool) -> PlaceLine:
    moved, by = ("", "") if is_first else _moved(place)
    return PlaceLine(
        rank=str(place.rank or ""),
        moved=moved,
        by=by,
        who=contender_line(edition, place.score.contender),
        points=str(place.score.points),
        legs=_by_leg(place.score, legs),
    )


def _moved(place: StandingPlace) -> tuple[str, str]:
    if place.rank is None:
        return "", ""
    if place.before is None:
        return "new", ""
    by = place.before - place.rank
    return ("up" if by > 0 else "down" if by < 0 else "same"), str(abs(by) or "")


def _by_leg(score: Score, legs: Sequence[CupLeg]) -> tuple[str, ...]:
    points = (score.points_at(leg) for leg in legs)
    return tuple("" if own is None else str(own) for own in points)


def _own(edition: Edition, score: Score, legs: Sequence[CupLeg]) -> OwnLine:
    who = contender_line(edition, score.contender)
    return OwnLine(who=who, points=str(score.points), legs=_by_leg(score, legs))


def _misprint(edition: Edition, result: CupResult) -> MisprintLine:
    return MisprintLine(
        who=contender_line(edition, result.contender),
        race=race_of(edition, result.competition, result.race),
        rank=str(result.result.rank or ""),
        printed=str(result.result.cup_printed),
        counted=str(result.points),
    )


def _no_table(edition: Edition, missing: MissingTable) -> NoTable:
    return NoTable(event=edition.say(edition.team.events[missing.event].name), division=missing.division)


def _sources(edition: Edition, legs: Sequence[CupLeg]) -> tuple[Source, ...]:
    """What the points rest on: the lists, and the tables."""
    races = [(leg.competition, race) for leg in legs for race in leg.races]
    lists = (source for competition, race in races for source in competition.sources_of(race))
    tables = filter(None, (table_for(edition.team, *race) for race in races))
    return tuple(dict.fromkeys([*lists, *(source for table in tables for source in table.sources)]))
