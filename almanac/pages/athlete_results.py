"""An athlete's results as files beside the page: every row held, as CSV and as JSON."""

from collections.abc import Iterator
from functools import partial

from almanac.pages import resting
from almanac.pages.addresses import athlete_results
from almanac.pages.edition import Edition
from almanac.pages.table_rows import names, start_row
from almanac.pages.tables import Download, FileView, Record, csv_text, json_text
from almanac.statistics.makings import Makings
from almanac.website import Page


def pages(edition: Edition) -> Iterator[Page]:
    """Two files an athlete with a row, once for all languages: they hold ids and every script of a name."""
    if edition.is_default:
        for athlete, starts in edition.statistics.by_athlete.items():
            rests_on = partial(resting.of_files, edition, starts)
            for ending in _ENDINGS:
                view = partial(_view, athlete=athlete, ending=ending)
                address = athlete_results(athlete, ending)
                draws_on = partial(_draws_on, athlete=athlete)
                yield edition.page(f"athlete_results.{ending}", address, view, rests_on, draws_on, indexed=False)


def downloads(edition: Edition, athlete: str) -> tuple[Download, ...]:
    """The files of an athlete; none without a row, or where the team does without."""
    if athlete not in edition.statistics.by_athlete or not edition.team.publication.shows("athlete-results"):
        return ()
    return tuple(
        Download(
            table="results",
            format=ending.upper(),
            address=athlete_results(athlete, ending),
            name=f"{athlete}-results.{ending}",
        )
        for ending in _ENDINGS
    )


def _view(edition: Edition, athlete: str, ending: str) -> FileView:
    records = tuple(start_row(edition, start) for start in edition.statistics.by_athlete[athlete])
    return FileView(text=_ENDINGS[ending](edition, athlete, records))


def _draws_on(_: Edition, makings: Makings, athlete: str) -> Iterator[str]:
    yield makings.of_athletes([athlete])


def _csv(_: Edition, __: str, records: tuple[Record, ...]) -> str:
    return csv_text(tuple(records[0]), records)


def _json(edition: Edition, athlete: str, records: tuple[Record, ...]) -> str:
    licence = edition.site.licence
    content = {
        "athlete": athlete,
        **names(edition, athlete),
        "page": _page(edition, athlete),
        "licence": licence.text if licence else None,
        "results": records,
    }
    return json_text(content)


def _page(edition: Edition, athlete: str) -> str | None:
    if not edition.team.publication.shows("athlete"):
        return None
    return edition.site.address.rstrip("/") + edition.addresses.athlete(athlete)


_ENDINGS = {"csv": _csv, "json": _json}
