"""data/reference/ and data/standings/: events, rinks, series, nations, names, sources, records, points, standings."""

from almanac.model.citing import Source
from almanac.model.competition import Level, Series
from almanac.model.event import Category, Event, EventKind, PlausibleTimes
from almanac.model.reference import PointsTable, Record, RecordKind, Rival, Standing, StandingRow
from almanac.model.rink import Rink
from almanac.reading.composites import CITED, HELD_BACK, SOURCES, TEXTS, ListOf, RecordOf, cited, refs, rows
from almanac.reading.ledger import Ledger
from almanac.reading.record import Field, Table, Values, record, values_only
from almanac.reading.references import Reference
from almanac.reading.scalars import (
    COMBINATION_POINTS,
    DECIMAL,
    INTEGER,
    RACE_TIME,
    WEB_ADDRESS,
    WHEN,
    YES_NO,
    ZONE,
    one_of,
    words,
)
from almanac.reading.tables.competition import DIVISION
from almanac.reading.tables.result import HOLDER, WHO, full_holder
from almanac.reading.wordings import TEXT, WORDS

SURE = words("a degree", ("high", "medium", "low"))

PLAUSIBLE = Table(
    "a range of times",
    record(PlausibleTimes),
    (
        Field("impossible_under", RACE_TIME, "a faster time is a slip of the pen"),
        Field("record", RACE_TIME, "a faster time is told"),
        Field("slow_over", RACE_TIME, "a slower time is told, unless the skater fell"),
        Field("impossible_over", RACE_TIME, "a slower time is a slip of the pen, unless the skater fell"),
    ),
)

EVENT = cited(
    "an event",
    Event,
    Field("name", WORDS, "the full name", required=True),
    Field("short", WORDS, "the name in tables", required=True),
    Field("category", one_of("a category", Category), "who races", required=True),
    Field("kind", one_of("a kind of event", EventKind), "what orders the result", required=True),
    Field("distance", INTEGER, "metres"),
    Field("laps", DECIMAL, "laps of 400 m"),
    Field("opener", INTEGER, "metres of the first passage"),
    Field("team_size", INTEGER, "how many skate together"),
    Field("olympic", YES_NO, "whether it is an Olympic event; no if left out"),
    Field("parts", refs("event"), "the distances of a combination, in order"),
    Field("plausible", RecordOf(PLAUSIBLE), "the range of likely times over the full laps"),
)

RINK = cited(
    "a rink",
    Rink,
    Field("name", WORDS, "the name", required=True),
    Field("city", WORDS, "the city", required=True),
    Field("country", Reference("nation"), "the country", required=True),
    Field("altitude", INTEGER, "metres above the sea"),
    Field("lowland", YES_NO, "whether the ice lies low; left out where no source says"),
    Field("zone", ZONE, "the time zone", required=True),
    Field("opened", TEXT, "the year it opened"),
    Field("aliases", TEXTS, "other names"),
    Field("sure", SURE, "how sure the facts are; high if left out"),
)

SERIES = Table(
    "a series",
    record(Series),
    (
        Field("name", WORDS, "the name", required=True),
        Field("short", WORDS, "a short name"),
        Field("level", one_of("a level", Level), "medals of different levels are never added up", required=True),
    ),
)


def _rival(values: Values, _: Ledger) -> Rival:
    values.pop("note", None)
    return Rival(**values)


RIVAL = Table(
    "a skater of another team",
    _rival,
    (
        Field("name", TEXT, "the one spelling", required=True),
        Field("nations", ListOf(Reference("nation"), or_one=True), "the nations raced for"),
        Field("aliases", TEXTS, "other spellings of the same person"),
        Field("note", WORDS, "what editors should know; not shown"),
    ),
    languages="scripts",
)


def _source(values: Values, _: Ledger) -> Source:
    return Source(**values)


SOURCE = Table(
    "a source",
    _source,
    (
        Field("publisher", WORDS, "who published it", required=True),
        Field("title", WORDS, "what it is, in a few words"),
        Field("date", WHEN, "when it was published"),
        Field("link", WEB_ADDRESS, "the publisher's own address, never a copy's"),
    ),
)


def _record(values: Values, ledger: Ledger) -> Record:
    return Record(**full_holder(values, ledger))


RECORD = Table(
    "a record",
    _record,
    (
        Field("kind", one_of("a kind of record", RecordKind), "what it is the best of", required=True),
        Field("event", Reference("event"), "the event", required=True),
        *HOLDER,
        Field("athletes", refs("athlete"), "our athletes in a team of ours"),
        Field("time", RACE_TIME, "the time as printed"),
        Field("points", COMBINATION_POINTS, "the points of a combination (136.680)"),
        Field("date", WHEN, "when it was skated"),
        Field("rink", Reference("rink"), "on which ice"),
        Field("reported", YES_NO, "yes, where only a report says so"),
        Field("sure", SURE, "how sure it is; high if left out"),
        HELD_BACK,
        *CITED,
    ),
    either=(WHO, ("time", "points")),
)


def _standing_row(values: Values, ledger: Ledger) -> StandingRow:
    return StandingRow(**full_holder(values, ledger))


STANDING_ROW = Table(
    "a row of a standing",
    _standing_row,
    (
        Field("rank", INTEGER, "the rank"),
        Field("quota", TEXT, "a printed quota rank: 6, R5"),
        *HOLDER,
        Field("points", INTEGER, "the points"),
        Field("time", RACE_TIME, "the time that counted"),
        Field("rink", Reference("rink"), "where it was skated"),
    ),
    either=(WHO,),
)

_CUP = Reference("series", also=("olympic-qualification",))

STANDING = cited(
    "a standing",
    Standing,
    Field("series", _CUP, "the cup, or the qualification", required=True),
    Field("competition", Reference("competition"), "what it qualifies for"),
    Field("event", Reference("event"), "the event", required=True),
    Field("as_of", WHEN, "the day of an interim standing"),
    Field("final", YES_NO, "whether it is the final one"),
    Field("rows", rows(STANDING_ROW), "the rows; some of them are enough", required=True),
    HELD_BACK,
)

POINTS_TABLE = Table(
    "a points table",
    values_only,
    (
        Field("series", Reference("series"), "the series", required=True),
        Field("events", refs("event"), "the events it holds for", required=True),
        Field("division", DIVISION, "A, B or left out"),
        Field("points", ListOf(INTEGER), "by rank, the winner's first", required=True),
        Field("beyond", INTEGER, "what every later rank gets"),
        Field("sure", SURE, "how sure it is; high if left out"),
        *CITED,
    ),
)


def _points_file(values: Values, _: Ledger) -> tuple[PointsTable, ...]:
    """The tables; what the file says of the rule holds for each that does not speak for itself."""
    shared = {"season": values["season"], "note": values.get("rule"), "sources": values.get("sources", ())}
    return tuple(PointsTable(**{**shared, **table}) for table in values["tables"])


POINTS_FILE = Table(
    "a season's points",
    _points_file,
    (
        Field("rule", WORDS, "the rule in words; the note of every table that has none"),
        Field("tables", rows(POINTS_TABLE), "the tables", required=True),
        Field("source", SOURCES, "the source of every table that has none", attribute="sources"),
    ),
)
