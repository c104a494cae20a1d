"""data/rosters/<season>.yaml: who, led by whom, aiming at what."""

from almanac.model.roster import Base, Camp, Goal, Quote, Reported, Roster, RosterSquad, StaffMember
from almanac.reading.composites import HELD_BACK, cited, refs, rows
from almanac.reading.record import Field, Table, record
from almanac.reading.references import Reference
from almanac.reading.scalars import INTEGER, NAME_OF_ID, WHEN, words
from almanac.reading.wordings import TEXT, WORDS

MEASURES = (
    "gold-medals",
    "medals",
    "podiums",
    "rank",
    "olympic-events-entered",
    "skaters-in-several-events",
    "entries-more-than-last-season",
)

ROSTER_SQUAD = cited(
    "a squad",
    RosterSquad,
    Field("id", NAME_OF_ID, "a name for links"),
    Field("name", WORDS, "what the group is called", required=True),
    Field("competition", Reference("competition"), "what it was named for"),
    Field("athletes", refs("athlete"), "who"),
    Field("men", INTEGER, "how many men, where a source counts them"),
    Field("women", INTEGER, "how many women"),
    HELD_BACK,
)

STAFF_MEMBER = cited(
    "a member of staff",
    StaffMember,
    Field("id", NAME_OF_ID, "a name for links", required=True),
    Field("name", WORDS, "the name", required=True),
    Field("role", WORDS, "the task", required=True),
    Field("from", WHEN, "since when", attribute="start"),
    Field("to", WHEN, "until when", attribute="end"),
)

GOAL = cited(
    "a goal",
    Goal,
    Field("id", NAME_OF_ID, "a name for links", required=True),
    Field("text", WORDS, "the aim as stated", required=True),
    Field("event", Reference("event"), "for which event"),
    Field("competition", Reference("competition"), "for which competition"),
    Field("measure", words("a measure", MEASURES), "what answers it; without one it is quoted, not judged"),
    Field("target", INTEGER, "how many"),
    Field("by", WHEN, "until when"),
    HELD_BACK,
)

CAMP = cited(
    "a camp",
    Camp,
    Field("name", WORDS, "what it was", required=True),
    Field("from", WHEN, "since when", attribute="start"),
    Field("to", WHEN, "until when", attribute="end"),
    Field("place", WORDS, "where"),
    Field("people", TEXT, "how many, as the source says it (130+)"),
)

BASE = cited("a base", Base, Field("rink", Reference("rink"), "where the team trains", required=True))

QUOTE = cited(
    "a quote",
    Quote,
    Field("speaker", TEXT, "who said it", required=True),
    Field("role", WORDS, "what the speaker is", required=True),
    Field("text", WORDS, "the words", required=True),
    Field("date", WHEN, "when", required=True),
)

REPORTED = cited(
    "a reported fact",
    Reported,
    Field("id", NAME_OF_ID, "a name for links", required=True),
    Field("text", WORDS, "what a source reports", required=True),
    Field("date", WHEN, "when"),
    Field("athletes", refs("athlete"), "about whom"),
    Field("competition", Reference("competition"), "at which competition"),
    HELD_BACK,
)

ROSTER = Table(
    "a roster",
    record(Roster),
    (
        Field("squads", rows(ROSTER_SQUAD), "the groups of athletes"),
        Field("staff", rows(STAFF_MEMBER), "coaches and others"),
        Field("goals", rows(GOAL), "the season's aims as stated"),
        Field("camps", rows(CAMP), "training camps"),
        Field("bases", rows(BASE), "rinks where the team trains"),
        Field("quotes", rows(QUOTE), "words that somebody said"),
        Field("reported", rows(REPORTED), "what a source reports and no other key holds"),
        HELD_BACK,
    ),
)
