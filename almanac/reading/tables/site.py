"""data/site.yaml: how the team presents itself."""

from almanac.model.team import PAGES, Publication
from almanac.reading.composites import ListOf, MapOf
from almanac.reading.ledger import Ledger
from almanac.reading.record import Field, Table, Values
from almanac.reading.references import Reference
from almanac.reading.scalars import LANGUAGE_CODE, MONTH_DAY, WEB_ADDRESS, ZONE, Choice
from almanac.reading.wordings import TEXT, WORDS


def _publication(values: Values, _: Ledger) -> Publication:
    values.pop("hosts", None)
    return Publication(**{**values, "languages": tuple(dict.fromkeys(values["languages"]))})


SITE = Table(
    "the site",
    _publication,
    (
        Field("title", WORDS, "the name of the site", required=True),
        Field("tagline", WORDS, "one line below the title", required=True),
        Field("address", WEB_ADDRESS, "where readers find it; a sub-folder is allowed", required=True),
        Field(
            "languages",
            ListOf(LANGUAGE_CODE, whole=True),
            "codes; the first is served at /",
            required=True,
        ),
        Field("time_zone", ZONE, "the home zone, for dates without one", required=True),
        Field("nation", Reference("nation"), "the team's NOC code", required=True),
        Field("season_starts", MONTH_DAY, "the first day of a season; 07-01 if left out"),
        Field("contact", WORDS, "where readers write to"),
        Field("licence", WORDS, "the terms under which the data may be used"),
        Field("hosts", MapOf(MapOf(TEXT)), "publishing targets by name; read when publishing"),
        Field(
            "pages",
            ListOf(Choice("a page kind", PAGES)),
            "the page kinds that are built, besides home; all if left out",
        ),
    ),
)
