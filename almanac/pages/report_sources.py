"""The sources of a report, numbered in the order in which the report first rests on them."""

from collections.abc import Iterable, Iterator, Mapping

from almanac.model.citing import Cited, Source
from almanac.model.competition import Competition
from almanac.model.reference import Record
from almanac.model.roster import Roster
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.values import Citation


def numbered_sources(edition: Edition, season: Season, records: Iterable[Record]) -> Mapping[Citation, int]:
    """Each source once with its number."""
    cited = dict.fromkeys(edition.cite(source) for source in _in_order(edition, season, records))
    return {citation: number for number, citation in enumerate(cited, start=1)}


def sources_at(edition: Edition, competition: Competition) -> tuple[Citation, ...]:
    """What our starts at a competition rest on, each once."""
    own = edition.statistics.starts_at(competition.id)
    sources = [*competition.sources, *(source for start in own for source in start.sources)]
    return tuple(dict.fromkeys(map(edition.cite, sources)))


def _in_order(edition: Edition, season: Season, records: Iterable[Record]) -> Iterator[Source]:
    competitions = edition.statistics.seasons[season].competitions
    for fact in (*edition.team.rosters.get(season, Roster(season=season)).goals, *competitions):
        yield from fact.sources
    for start in edition.statistics.starts_in[season]:
        yield from start.sources
    standings = (standing for standing in edition.team.standings if standing.season == season)
    for fact in (*_of_the_roster(edition, season), *records, *_decisions(competitions), *standings):
        yield from fact.sources


def _of_the_roster(edition: Edition, season: Season) -> Iterator[Cited]:
    roster = edition.team.rosters.get(season, Roster(season=season))
    yield from (*roster.squads, *roster.staff, *roster.camps, *roster.bases)


def _decisions(competitions: Iterable[Competition]) -> Iterator[Cited]:
    for competition in competitions:
        yield from competition.corrections
