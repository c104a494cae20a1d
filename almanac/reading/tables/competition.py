"""data/competitions/<season>/<id>.yaml: one competition, its races and what was corrected later."""

from typing import Any

from almanac.model.competition import (
    Change,
    Competition,
    Correction,
    Race,
    RaceState,
    Squad,
    Stated,
    StatedMedals,
    StatedParty,
)
from almanac.model.result import Status
from almanac.reading.composites import HELD_BACK, TEXTS, RecordOf, cited, refs, rows
from almanac.reading.record import Field, Table, record, values_only
from almanac.reading.references import Reference
from almanac.reading.scalars import CLOCK, DAY, DECIMAL, INTEGER, RACE_TIME, WHEN, YES_NO, one_of, words
from almanac.reading.tables.result import HOLDER, RESULT, ROUND, WHO
from almanac.reading.wordings import TEXT, WORDS

DIVISION = words("a division", ("A", "B"))


def _race(state: RaceState | None = None, **rest: Any) -> Race:
    return Race(state=state or (RaceState.OFFICIAL if rest.get("results") else RaceState.PLANNED), **rest)


RACE = cited(
    "a race",
    _race,
    Field("event", Reference("event", whole=True), "what is raced", required=True),
    Field("number", INTEGER, "the second 500 m of the weekend; left out when there is one"),
    Field("division", DIVISION, "A, B or left out"),
    Field("round", ROUND, "left out when there is one race"),
    Field("part_of", Reference("event"), "the combination it belongs to: counts for times, never for medals"),
    Field("date", DAY, "the day, at the rink", attribute="day"),
    Field("starts", CLOCK, "the start, at the rink"),
    Field("state", one_of("a state", RaceState), "official if left out and there are results"),
    Field("complete", YES_NO, "whether the rows are the whole field; no if left out"),
    Field("field", INTEGER, "how many started, where a source says so"),
    Field("ice", DECIMAL, "the temperature of the ice, degrees Celsius"),
    Field("air", DECIMAL, "the temperature of the air, degrees Celsius"),
    Field("results", rows(RESULT), "the rows, a row a line"),
    Field("skipped", TEXTS, "lines of a list that an import left out; take a line away when its row is there"),
    HELD_BACK,
)

SQUAD = cited(
    "a squad",
    Squad,
    Field("men", INTEGER, "how many men"),
    Field("women", INTEGER, "how many women"),
    Field("athletes", refs("athlete"), "who travelled or was entered"),
    Field("reserves", refs("athlete"), "who stood by"),
    HELD_BACK,
)

STATED_MEDALS = Table(
    "a count of medals",
    record(StatedMedals),
    (
        Field("gold", INTEGER, "gold medals"),
        Field("silver", INTEGER, "silver medals"),
        Field("bronze", INTEGER, "bronze medals"),
    ),
)

STATED_PARTY = Table(
    "a travelling party",
    record(StatedParty),
    (
        Field("men", INTEGER, "how many men"),
        Field("women", INTEGER, "how many women"),
        Field("people", TEXT, "how many in all, as the source says it"),
    ),
)

STATED = cited(
    "what a source counts",
    Stated,
    Field("medals", RecordOf(STATED_MEDALS), "the medals"),
    Field("party", RecordOf(STATED_PARTY), "the travelling party"),
    Field("left", WHEN, "when the team left"),
)

NOW = Table(
    "what a row is now",
    values_only,
    (
        Field("rank", INTEGER, "the new rank"),
        Field("time", RACE_TIME, "the new time"),
        Field("status", one_of("a status", Status), "the new status"),
        Field("reason", WORDS, "the reason"),
    ),
)


def _correction(now: dict[str, Any], **rest: Any) -> Correction:
    return Correction(**now, **rest)


CORRECTION = cited(
    "a correction",
    _correction,
    Field("on", DAY, "the day of the decision", required=True),
    Field("race", TEXT, "the race: event, number, division and round, as in men-500-2-a", required=True),
    *HOLDER,
    Field("now", RecordOf(NOW), "what the row is from now on", required=True),
    HELD_BACK,
    either=(WHO,),
)

COMPETITION = cited(
    "a competition",
    Competition,
    Field("name", WORDS, "the full name", required=True),
    Field("short", WORDS, "a short name for tables"),
    Field("series", Reference("series", whole=True), "what it is one of", required=True),
    Field("leg", INTEGER, "which one of the season's series"),
    Field("rink", Reference("rink", whole=True), "the rink"),
    Field("city", WORDS, "the city, where the rink is not known"),
    Field("country", Reference("nation"), "the country of that city"),
    Field("setting", words("a setting", ("altitude", "lowland")), "only where no rink says it"),
    Field("start", DAY, "the first day"),
    Field("end", DAY, "the last day"),
    Field("state", one_of("a state", Change), "postponed or cancelled; the rest follows from the dates"),
    Field("squad", RecordOf(SQUAD), "who travelled or was entered"),
    Field("stated", RecordOf(STATED), "what a source counts, shown beside our own count"),
    Field("entries", WORDS, "who was entered, in words"),
    Field("races", rows(RACE), "the races"),
    Field("corrections", rows(CORRECTION), "later decisions; history is never edited"),
    HELD_BACK,
)
