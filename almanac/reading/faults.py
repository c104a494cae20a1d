"""Every kind of problem that reading can find, by its stable name. Each has a folder in tests/broken."""

from enum import StrEnum


class Fault(StrEnum):
    """The `kind` of a problem."""

    # files
    MISSING_FILE = "missing-file"
    UNKNOWN_FILE = "unknown-file"
    UNKNOWN_FOLDER = "unknown-folder"
    FILE_NAME = "file-name"
    UNREADABLE = "unreadable"
    OUTSIDE = "outside"  # a link that leads out of the project
    TOO_LARGE = "too-large"
    SLOW_YAML = "slow-yaml"
    # the text of a file
    ENCODING = "encoding"
    BYTE_ORDER_MARK = "byte-order-mark"
    CONTROL_CHARACTER = "control-character"
    EMPTY_FILE = "empty-file"
    SYNTAX = "syntax"
    TAB = "tab"
    TOO_DEEP = "too-deep"
    NOT_IN_USE = "not-in-use"  # anchors, aliases, tags, merge keys, several documents
    REPEATED_KEY = "repeated-key"
    FRONT_MATTER = "front-matter"
    # keys and values
    UNKNOWN_KEY = "unknown-key"
    CUT_TEXT = "cut-text"
    EMBARGO = "embargo"
    MISSING_KEY = "missing-key"
    NO_VALUE = "no-value"
    SHAPE = "shape"
    VALUE = "value"  # a text that its field cannot read
    CHOICE = "choice"
    UNKNOWN_ID = "unknown-id"
    REPEATED_ID = "repeated-id"
    # content
    NEWS_DAY = "news-day"
    TWIN_WITHOUT_FIRST = "twin-without-first"
    TWIN_MISSING = "twin-missing"
    TWIN_OLDER = "twin-older"
    TWIN_FACT = "twin-fact"
    TWIN_LANGUAGE = "twin-language"
    UNKNOWN_LINK = "unknown-link"
    RESULTS_BLOCK = "results-block"
    PHOTO_FILE = "photo-file"
    # checks across records
    IMPOSSIBLE_TIME = "impossible-time"
    UNLIKELY_TIME = "unlikely-time"
    RANK_AGAINST_TIME = "rank-against-time"
    WHO = "who"  # a row that names nobody, or too many
    TWICE = "twice"
    WRONG_CATEGORY = "wrong-category"
    TIME_AND_STATUS = "time-and-status"
    POINTS = "points"
    LAPS = "laps"
    OUTSIDE_COMPETITION = "outside-competition"
    OUTSIDE_SEASON = "outside-season"
    START_AFTER_END = "start-after-end"
    RACE_ORDER = "race-order"
    CORRECTION = "correction"
    FIELD_SIZE = "field-size"
    SKIPPED_ROW = "skipped-row"
    SLOW_RECORD = "slow-record"
    STATED_MEDALS = "stated-medals"
    QUOTA = "quota"
