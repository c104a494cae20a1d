"""data/athletes/<id>.yaml: one athlete of the team."""

from typing import Any

from almanac.model.athlete import (
    Athlete,
    AthleteState,
    AthleteStatus,
    Honour,
    Milestone,
    Name,
    NameOrder,
    Photo,
    StatedBest,
)
from almanac.model.event import Category
from almanac.reading.composites import HELD_BACK, TEXTS, RecordOf, cited, refs, rows
from almanac.reading.record import Field, Table, record
from almanac.reading.references import Picture, Reference
from almanac.reading.scalars import RACE_TIME, WHEN, Choice, one_of
from almanac.reading.wordings import TEXT, WORDS

NAME = Table(
    "a name",
    record(Name),
    (
        Field("family", TEXT, "the family name in Latin letters", required=True),
        Field("given", TEXT, "the given name in Latin letters", required=True),
        Field("order", one_of("an order of names", NameOrder), "which part is said first; given-first if left out"),
        Field("sort", TEXT, "what lists are sorted by, where the family name does not serve"),
    ),
    languages="scripts",
)


def _honour(event: str | None = None, events: tuple[str, ...] = (), **rest: Any) -> Honour:
    return Honour(events=(event, *events) if event else events, **rest)


HONOUR = cited(
    "an honour",
    _honour,
    Field("year", TEXT, "the year, or the years as the source has them", required=True),
    Field("title", WORDS, "what was won", required=True),
    Field("event", Reference("event"), "the event"),
    Field("events", refs("event"), "the events, where there are several"),
    Field("competition", Reference("competition"), "where it was won"),
)

STATED_BEST = cited(
    "a best",
    StatedBest,
    Field("event", Reference("event"), "the event", required=True),
    Field("time", RACE_TIME, "the time as printed", required=True),
    Field("date", WHEN, "when it was skated"),
    Field("competition", Reference("competition"), "where it was skated"),
    Field("rink", Reference("rink"), "on which ice"),
)

STATUS = cited(
    "a status",
    AthleteStatus,
    Field("from", WHEN, "since when", attribute="start"),
    Field("to", WHEN, "until when", attribute="end"),
    Field("is", one_of("a status", AthleteState), "what the athlete is", required=True, attribute="state"),
)

MILESTONE = cited(
    "a line of the timeline",
    Milestone,
    Field("when", WHEN, "the date", required=True),
    Field("text", WORDS, "what happened", required=True),
)

PHOTO = Table(
    "a photo",
    record(Photo),
    (
        Field("file", Picture(), "the picture's file, as in photos/gao-li.jpg", required=True),
        Field("alt", WORDS, "what it shows, for readers who cannot see it", required=True),
        Field("credit", WORDS, "who took it", required=True),
    ),
)

ATHLETE = cited(
    "an athlete",
    Athlete,
    Field("name", RecordOf(NAME), "the name, and the name in other scripts", required=True),
    Field(
        "gender",
        Choice("a category", (Category.MEN, Category.WOMEN), Category),
        "the category raced; never used for a pronoun",
        required=True,
    ),
    Field("born", WHEN, "the date or year of birth"),
    Field("birthplace", WORDS, "where"),
    Field("home_team", WORDS, "the province or club"),
    Field("events", refs("event"), "the events that are raced"),
    Field("honours", rows(HONOUR), "titles and places of honour, as a source states them"),
    Field("bests", rows(STATED_BEST), "official bests that the results held here do not show"),
    Field("status", rows(STATUS), "active, injured, resting …, with dates"),
    Field("timeline", rows(MILESTONE), "dated lines of a life in the sport"),
    Field("aliases", TEXTS, "spellings printed by result services"),
    Field("photo", RecordOf(PHOTO), "a portrait"),
    Field("bio", WORDS, "a few sentences"),
    HELD_BACK,
)
