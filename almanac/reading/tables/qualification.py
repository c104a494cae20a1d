"""data/reference/qualification/: how places at the Games are won."""

from almanac.model.qualification import NationMaximum, Needs, Qualification, QualifyingLeg, QualifyingTime, QuotaEvent
from almanac.reading.composites import ListOf, RecordOf, cited, rows
from almanac.reading.record import Field, Table, record
from almanac.reading.references import Reference
from almanac.reading.scalars import DAY, INTEGER, RACE_TIME, one_of
from almanac.reading.tables.reference import SURE
from almanac.reading.wordings import WORDS

LIMIT = Table(
    "a limit time",
    record(QualifyingTime),
    (
        Field("event", Reference("event"), "over which event", required=True),
        Field("time", RACE_TIME, "the time", required=True),
    ),
)

LEG = Table(
    "a competition that counts",
    record(QualifyingLeg),
    (
        Field("place", WORDS, "where", required=True),
        Field("competition", Reference("competition"), "its id, where it is held here"),
        Field("start", DAY, "the first day"),
        Field("end", DAY, "the last day"),
    ),
)

MAXIMUM = Table(
    "a maximum of a nation",
    record(NationMaximum),
    (
        Field("athletes", INTEGER, "the most athletes of one category", required=True),
        Field("needs", one_of("a condition", Needs), "the condition that is worked out; nothing if left out"),
        Field("condition", WORDS, "the condition in words"),
    ),
)

QUOTA = cited(
    "the places of an event",
    QuotaEvent,
    Field("event", Reference("event"), "the event", required=True),
    Field("places", INTEGER, "how many places", required=True),
    Field("by_points", INTEGER, "how many of them by points", required=True),
    Field("by_times", INTEGER, "how many of them by time; with by_points they make the places", required=True),
    Field("max_per_nation", INTEGER, "the most of one nation", required=True),
    Field("reserves", INTEGER, "how long the reserve list is"),
    Field("limits", ListOf(RecordOf(LIMIT)), "limit times, one of which must have been met, where they are known"),
    Field("sure", SURE, "how sure it is; high if left out"),
)

QUALIFICATION = cited(
    "a qualification system",
    Qualification,
    Field("name", WORDS, "what it is the way to", required=True),
    Field("competition", Reference("competition"), "the Games, where they are held here"),
    Field("athletes", INTEGER, "how many athletes in all", required=True),
    Field("per_category", INTEGER, "how many men, and how many women", required=True),
    Field("maxima", rows(MAXIMUM), "the most athletes of one nation and category, the largest first"),
    Field("legs", rows(LEG), "the competitions whose results count, in order", required=True),
    Field("order", ListOf(WORDS), "the order of filling, step by step"),
    Field("reallocation", ListOf(WORDS), "who gets a place that is given back, step by step"),
    Field("events", rows(QUOTA), "the places of each event", required=True),
    Field("sure", SURE, "how sure the rules are; high if left out"),
)
