"""content/: the front matter of news and of standing pages."""

from almanac.model.news import Withdrawal
from almanac.reading.composites import CITED, HELD_BACK, SOURCES, RecordOf, cited, refs, rows
from almanac.reading.record import Field, Table, values_only
from almanac.reading.references import Reference
from almanac.reading.scalars import DAY, MOMENT, YES_NO
from almanac.reading.tables.athlete import PHOTO
from almanac.reading.tables.roster import QUOTE
from almanac.reading.wordings import TEXT, WORDS

_SOURCES = Field("sources", SOURCES, "where it comes from: ids of sources.yaml, addresses or words")
_NOTES = tuple(field for field in CITED if field.key != "source")

WITHDRAWAL = cited(
    "a withdrawal",
    Withdrawal,
    Field("on", DAY, "the day", required=True),
    Field("reason", WORDS, "why", required=True),
)

NEWS = Table(
    "the front matter of news",
    values_only,
    (
        Field("title", TEXT, "the title", required=True),
        Field("date", MOMENT, "the day, or the moment with its zone", required=True),
        Field("summary", TEXT, "one sentence for lists and feeds"),
        Field("athletes", refs("athlete"), "who it is about"),
        Field("competition", Reference("competition"), "which competition it is about"),
        Field("tags", refs("tag"), "the lists that it stands in besides, by the ids of tags.yaml"),
        Field("photo", RecordOf(PHOTO), "a picture"),
        Field("draft", YES_NO, "yes, while it is not to be published"),
        HELD_BACK,
        Field("withdrawn", RecordOf(WITHDRAWAL), "the item was taken back: a notice stays at its address"),
        Field("quotes", rows(QUOTE), "words that somebody said"),
        _SOURCES,
        *_NOTES,
    ),
)

ARTICLE = Table(
    "the front matter of a page",
    values_only,
    (
        Field("title", TEXT, "the title", required=True),
        Field("summary", TEXT, "one sentence"),
        HELD_BACK,
        _SOURCES,
        *_NOTES,
    ),
)

TWIN = Table(
    "the front matter of a translation",
    values_only,
    (
        Field("title", TEXT, "the title", required=True),
        Field("summary", TEXT, "one sentence"),
        Field("translates", TEXT, "the mark of the text it translates; when that changes, a build says so"),
    ),
)
