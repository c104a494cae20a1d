"""The tables of a season as CSV files beside its page, one file a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from almanac.model.competition import Level
from almanac.model.season import Season
from almanac.pages import resting
from almanac.pages.addresses import season_table
from almanac.pages.edition import Edition
from almanac.pages.records_stated import records_of_ours
from almanac.pages.season_makings import season_makings
from almanac.pages.stated_rows import aim_rows, competition_row, cup_entry_rows, record_row, standing_rows
from almanac.pages.table_rows import coverage_row, medal_row, personal_best_row, squad_row, start_row
from almanac.pages.tables import Download, FileView, Record, csv_text
from almanac.website import Page


def pages(edition: Edition) -> Iterator[Page]:
    """A file for each table that has a row, once for all languages: they hold ids and every script of a name."""
    if edition.is_default:
        for season in edition.team.seasons:
            for table in _filled(edition, season):
                view = partial(_view, season=season, table=table)
                rests_on = partial(_rests_on, edition, season)
                draws_on = partial(season_makings, season=season)
                address = season_table(season, table)
                yield edition.page("season_tables.csv", address, view, rests_on, draws_on, indexed=False)


def _view(edition: Edition, season: Season, table: str) -> FileView:
    records = tuple(_ROWS[table](edition, season))
    return FileView(text=csv_text(tuple(records[0]), records))


def _rests_on(edition: Edition, season: Season) -> Iterator[str]:
    yield from resting.of_everything(edition)
    yield from resting.of_standings(edition, season)
    yield from resting.of_files(edition, edition.statistics.starts_in[season])


def downloads(edition: Edition, season: Season) -> tuple[Download, ...]:
    """The files of a season, in the order of its page."""
    return tuple(
        Download(table=table, format="CSV", address=season_table(season, table), name=f"{season}-{table}.csv")
        for table in _filled(edition, season)
    )


def _filled(edition: Edition, season: Season) -> tuple[str, ...]:
    """The tables that have a row, in any language; a table without one would be a file of nothing."""

    def found() -> tuple[str, ...]:
        return tuple(table for table, rows in _ROWS.items() if any(rows(edition, season)))

    def remembered() -> tuple[str, ...]:
        return edition.makings.made(f"tables of {season}", found) if edition.makings else found()

    return edition.once(("season_tables", season), remembered)


def _medals(edition: Edition, season: Season) -> Iterator[Record]:
    return (medal_row(edition, medal) for medal in edition.statistics.seasons[season].medals)


def _personal_bests(edition: Edition, season: Season) -> Iterator[Record]:
    return (personal_best_row(edition, start) for start in edition.statistics.seasons[season].personal_bests)


def _coverage(edition: Edition, season: Season) -> Iterator[Record]:
    before = {covered.event.id: covered for covered in edition.statistics.coverage.get(season.before, ())}
    for covered in edition.statistics.coverage[season]:
        yield coverage_row(edition, covered, before.get(covered.event.id))


def _starts(edition: Edition, season: Season) -> Iterator[Record]:
    return (start_row(edition, start) for start in edition.statistics.starts_in[season])


def _squads(edition: Edition, season: Season) -> Iterator[Record]:
    competitions = edition.statistics.seasons[season].competitions
    return (squad_row(edition, own) for own in competitions if own.series.level is not Level.NATIONAL)


def _competitions(edition: Edition, season: Season) -> Iterator[Record]:
    return (competition_row(edition, own) for own in edition.statistics.seasons[season].competitions)


def _records(edition: Edition, season: Season) -> Iterator[Record]:
    return (record_row(edition, record) for record in records_of_ours(edition, season))


def _standings(edition: Edition, season: Season) -> Iterator[Record]:
    own = (standing for standing in edition.team.standings if standing.season == season)
    return (row for standing in own for row in standing_rows(edition, standing))


_ROWS: Mapping[str, Callable[[Edition, Season], Iterable[Record]]] = {
    "competitions": _competitions,
    "aims": aim_rows,
    "medals": _medals,
    "personal-bests": _personal_bests,
    "coverage": _coverage,
    "squads": _squads,
    "cup-entries": cup_entry_rows,
    "records": _records,
    "standings": _standings,
    "starts": _starts,
}
