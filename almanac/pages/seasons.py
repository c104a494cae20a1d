"""Season against season: every season held, side by side; a part is marked and never read as less."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from almanac.model.competition import Level
from almanac.model.season import Season
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.lines import season_link
from almanac.pages.season_figures import SeasonFigures, season_figures
from almanac.statistics.medals import MedalCount, by_level
from almanac.website import Link, Page


class SeasonColumn(Struct, frozen=True, kw_only=True):
    """One season; `medals` has a count for each level of the table, None without a medal there."""

    link: Link
    is_under_way: bool
    summary: SeasonFigures
    medals: tuple[MedalCount | None, ...]


class SeasonsView(Struct, frozen=True, kw_only=True):
    """The seasons, newest first."""

    levels: tuple[str, ...]
    seasons: tuple[SeasonColumn, ...]
    has_partial: bool


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    rests_on = partial(resting.of_everything, edition)
    yield edition.page("seasons", edition.addresses.section("seasons"), _view, rests_on)


def _view(edition: Edition) -> SeasonsView:
    levels = tuple(by_level(edition.statistics.medals))
    columns = tuple(_column(edition, season, levels) for season in reversed(edition.team.seasons))
    return SeasonsView(
        levels=tuple(level.value for level in levels),
        seasons=columns,
        has_partial=any(column.summary.held.is_partial for column in columns),
    )


def _column(edition: Edition, season: Season, levels: Sequence[Level]) -> SeasonColumn:
    summary = edition.statistics.seasons[season]
    counts = by_level(summary.medals)
    return SeasonColumn(
        link=season_link(edition, season),
        is_under_way=edition.today in season,
        summary=season_figures(summary),
        medals=tuple(counts.get(level) for level in levels),
    )
