"""The calendar: what comes, and every competition held here by season and month. Days are the rink's."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from almanac.model.competition import Competition
from almanac.model.season import Season
from almanac.pages import resting
from almanac.pages.competition_lines import CompetitionLine, competition_line
from almanac.pages.edition import Edition
from almanac.pages.lines import season_link
from almanac.statistics.upcoming import upcoming
from almanac.website import Link, Page


class CalendarMonth(Struct, frozen=True, kw_only=True):
    """`month` is ISO (`2025-11`), empty for competitions without any date."""

    month: str
    lines: tuple[CompetitionLine, ...]


class CalendarSeason(Struct, frozen=True, kw_only=True):
    """A season's months, in order."""

    season: Link
    months: tuple[CalendarMonth, ...]


class CalendarView(Struct, frozen=True, kw_only=True):
    """`waiting_for` is the season of today, whose competitions are not known yet when `ahead` is empty."""

    ahead: tuple[CompetitionLine, ...]
    waiting_for: str
    seasons: tuple[CalendarSeason, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_competitions, edition.team.competitions.values())
    yield edition.page("calendar", edition.addresses.section("calendar"), _view, rests_on)


def _view(edition: Edition) -> CalendarView:
    team = edition.team
    return CalendarView(
        ahead=tuple(competition_line(edition, competition) for competition in upcoming(team, edition.today)),
        waiting_for=str(Season.of(edition.today, team.publication.season_starts)),
        seasons=tuple(_season(edition, season) for season in reversed(team.seasons)),
    )


def _season(edition: Edition, season: Season) -> CalendarSeason:
    own = [competition for competition in edition.team.competitions.values() if competition.season == season]
    return CalendarSeason(season=season_link(edition, season), months=_months(edition, own))


def _months(edition: Edition, competitions: Sequence[Competition]) -> tuple[CalendarMonth, ...]:
    """Months in order; what has no date stands last."""
    in_order = sorted(competitions, key=lambda own: (not _month(own), own.first_day))
    return tuple(
        CalendarMonth(month=month, lines=tuple(competition_line(edition, competition) for competition in own))
        for month, own in groupby(in_order, key=_month)
    )


def _month(competition: Competition) -> str:
    return f"{competition.first_day:%Y-%m}" if competition.start or competition.end else ""
