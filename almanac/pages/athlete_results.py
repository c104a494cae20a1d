"""An athlete's results as files beside the page: every row held, as CSV and as JSON."""

from collections.abc import Iterator
from functools import partial

from almanac.pages import resting
from almanac.pages.addresses import athlete_results
from almanac.pages.edition import Edition
from almanac.pages.table_rows import names, start_row
from almanac.pages.tables import Download, FileView, Record, csv_text, json_text
from almanac.website import Page

_ENDINGS = ("csv", "json")


def pages(edition: Edition) -> Iterator[Page]:
    """Two files an athlete with a row, once for all languages: they hold ids and every script of a name."""
    if edition.is_default:
        for athlete, starts in edition.statistics.by_athlete.items():
            records = tuple(start_row(edition, start) for start in starts)
            for ending, text in zip(_ENDINGS, _texts(edition, athlete, records), strict=True):
                address = athlete_results(athlete, ending)
                rests_on = partial(resting.of_files, edition, starts)
                yield edition.page(f"athlete_results.{ending}", address, FileView(text=text), rests_on, indexed=False)


def downloads(edition: Edition, athlete: str) -> tuple[Download, ...]:
    """The files of an athlete; none without a row."""
    if athlete not in edition.statistics.by_athlete:
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


def _texts(edition: Edition, athlete: str, records: tuple[Record, ...]) -> tuple[str, str]:
    licence = edition.site.licence
    content = {
        "athlete": athlete,
        **names(edition, athlete),
        "page": edition.site.address.rstrip("/") + edition.addresses.athlete(athlete),
        "licence": licence.text if licence else None,
        "results": records,
    }
    return csv_text(tuple(records[0]), records), json_text(content)
