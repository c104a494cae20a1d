"""All competitions by season, the newest first; what lies ahead stands before them."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.competition import Competition
from almanac.model.season import Season
from almanac.pages import resting
from almanac.pages.competition_lines import CompetitionLine, competition_line
from almanac.pages.edition import Edition
from almanac.pages.lines import season_link
from almanac.statistics.starts import started_athletes, starts_at
from almanac.statistics.upcoming import upcoming
from almanac.website import Link, Page


class CompetitionEntry(Struct, frozen=True, kw_only=True):
    """A competition, and how many of ours started how often."""

    line: CompetitionLine
    starts: int
    athletes: int


class SeasonCompetitions(Struct, frozen=True, kw_only=True):
    """The competitions of one season, the newest first."""

    season: Link
    competitions: tuple[CompetitionEntry, ...]


class CompetitionsPage(Struct, frozen=True, kw_only=True):
    """What lies ahead, soonest first, and every other competition."""

    ahead: tuple[CompetitionLine, ...]
    seasons: tuple[SeasonCompetitions, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_competitions, edition.team.competitions.values())
    yield edition.page("competitions", edition.addresses.section("competitions"), _view, rests_on)


def _view(edition: Edition) -> CompetitionsPage:
    ahead = upcoming(edition.team, edition.today)
    others = [entry for entry in edition.team.competitions.values() if entry not in ahead]
    seasons = sorted({competition.season for competition in others}, reverse=True)
    return CompetitionsPage(
        ahead=tuple(competition_line(edition, competition) for competition in ahead),
        seasons=tuple(_season(edition, season, others) for season in seasons),
    )


def _season(edition: Edition, season: Season, competitions: list[Competition]) -> SeasonCompetitions:
    own = [competition for competition in reversed(competitions) if competition.season == season]
    return SeasonCompetitions(
        season=season_link(edition, season),
        competitions=tuple(_entry(edition, competition) for competition in own),
    )


def _entry(edition: Edition, competition: Competition) -> CompetitionEntry:
    starts = [start for start in starts_at(competition) if start.started]
    return CompetitionEntry(
        line=competition_line(edition, competition),
        starts=len(starts),
        athletes=len(started_athletes(edition.team, starts)),
    )
