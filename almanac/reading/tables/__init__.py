"""The format: one table for each kind of source file. Documentation and schemas are made from what stands here."""

from msgspec import Struct

from almanac.reading.composites import ListOf, MapOf, RecordOf
from almanac.reading.record import FieldType
from almanac.reading.tables.athlete import ATHLETE
from almanac.reading.tables.competition import COMPETITION
from almanac.reading.tables.content import ARTICLE, NEWS
from almanac.reading.tables.qualification import QUALIFICATION
from almanac.reading.tables.reference import EVENT, POINTS_FILE, RECORD, RINK, RIVAL, SERIES, SOURCE, STANDING
from almanac.reading.tables.roster import ROSTER
from almanac.reading.tables.site import SITE
from almanac.reading.wordings import WORDS


class FileKind(Struct, frozen=True):
    """A kind of source file: where its files lie, what stands in them and what they are for.

    In `pattern`, `<id>`, `<season>`, `<date>` and `<slug>` stand for the parts of a name.
    """

    name: str
    pattern: str
    content: FieldType
    meaning: str


FILE_KINDS = (
    FileKind("site", "data/site.yaml", RecordOf(SITE), "how the team presents itself"),
    FileKind("source", "data/reference/sources.yaml", MapOf(RecordOf(SOURCE)), "where facts come from, by id"),
    FileKind("nation", "data/reference/nations.yaml", MapOf(WORDS), "names of nations, by NOC code"),
    FileKind("tag", "data/reference/tags.yaml", MapOf(WORDS), "what lists of news are called, by id"),
    FileKind("series", "data/reference/series.yaml", MapOf(RecordOf(SERIES)), "cups and championships, by id"),
    FileKind("rink", "data/reference/rinks.yaml", MapOf(RecordOf(RINK)), "rinks, by id"),
    FileKind("event", "data/reference/events.yaml", MapOf(RecordOf(EVENT)), "what is raced, by id"),
    FileKind("rival", "data/reference/names.yaml", MapOf(RecordOf(RIVAL)), "skaters of other teams, by id"),
    FileKind("athlete", "data/athletes/<id>.yaml", RecordOf(ATHLETE), "an athlete of the team"),
    FileKind("competition", "data/competitions/<season>/<id>.yaml", RecordOf(COMPETITION), "a competition"),
    FileKind("roster", "data/rosters/<season>.yaml", RecordOf(ROSTER), "a season's team"),
    FileKind("record", "data/reference/records.yaml", ListOf(RecordOf(RECORD)), "records, older ones too"),
    FileKind("standing", "data/standings/<season>.yaml", ListOf(RecordOf(STANDING)), "standings as published"),
    FileKind("points", "data/reference/points/<season>.yaml", RecordOf(POINTS_FILE), "points by rank"),
    FileKind("qualification", "data/reference/qualification/<id>.yaml", RecordOf(QUALIFICATION), "places at Games"),
    FileKind("news", "content/news/<date>-<slug>.md", RecordOf(NEWS), "a dated item"),
    FileKind("article", "content/pages/<slug>.md", RecordOf(ARTICLE), "a standing page"),
)
