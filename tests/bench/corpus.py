"""An invented team of any size, the same each time: its people, its meetings, its news, as plain values."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

EVENTS = {"men-500": 34_500, "men-1000": 68_000, "women-1500": 116_000, "women-3000": 240_000}  # thousandths
FIRST_SEASON = 2030
_ROWS = 25
_RACES = 2 * len(EVENTS)  # each event twice
_SYLLABLES = "ba do el fi gra hul ina jor kel lum mar nor osk pel rim sol tor ulv vin ylm".split()
_WORDS = (
    "the race began late and the ice was hard so the skaters of both teams waited beside the oval until the light came "
    "back then they went out in pairs and kept a steady lap while the crowd counted every turn with them and hoped"
).split()
_WORDS_OF_NEWS, _WORDS_OF_A_PART = 300, 60


@dataclass(frozen=True, slots=True)
class Size:
    """How many athletes, results and news, and how many competitions a season has."""

    athletes: int
    results: int
    news: int
    a_season: int


SIZES = {"S": Size(50, 2_000, 100, 5), "M": Size(500, 20_000, 1_000, 10), "L": Size(5_000, 200_000, 10_000, 40)}


@dataclass(frozen=True, slots=True)
class Skater:
    """One of the team."""

    id: str
    family: str
    given: str
    gender: str
    born: int
    since: int


@dataclass(frozen=True, slots=True)
class Race:
    """`rows` are (rank, athlete, time as printed)."""

    event: str
    number: int
    day: date
    rows: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A competition of one season (`2030-31`)."""

    id: str
    number: int
    season: str
    start: date
    rink: str
    races: tuple[Race, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A news item; `parts` are its paragraphs."""

    number: int
    day: date
    skaters: tuple[Skater, ...]
    meeting: Meeting
    tag: str
    parts: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return f"story-{self.number}"

    @property
    def title(self) -> str:
        """Its title."""
        return f"Story {self.number} of the ice"

    @property
    def summary(self) -> str:
        """What lists say of it."""
        return self.parts[1][:80].rstrip()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that a site of the team is made of."""

    skaters: tuple[Skater, ...]
    meetings: tuple[Meeting, ...]
    news: tuple[Item, ...]


def invent(size: Size) -> Corpus:
    """A team of this size."""
    drawn = random.Random(2030)  # noqa: S311 -- a corpus is to be the same each time
    skaters = tuple(_skaters(size, drawn))
    meetings = tuple(_meetings(size, skaters, drawn))
    news = tuple(_item(number, skaters, meetings, drawn) for number in range(1, size.news + 1))
    return Corpus(skaters, meetings, news)


def _skaters(size: Size, drawn: random.Random) -> Iterator[Skater]:
    for number in range(size.athletes):
        family = "".join(drawn.choices(_SYLLABLES, k=3)).capitalize()
        given = "".join(drawn.choices(_SYLLABLES, k=2)).capitalize()
        gender = "men" if number % 2 else "women"
        identity = f"{given.lower()}-{family.lower()}-{number}"
        yield Skater(identity, family, given, gender, 1995 + number % 12, 2010 + number % 9)


def _meetings(size: Size, skaters: Sequence[Skater], drawn: random.Random) -> Iterator[Meeting]:
    for number in range(size.results // (_RACES * _ROWS)):
        year, place = FIRST_SEASON + number // size.a_season, number % size.a_season
        start = date(year, 10, 1) + timedelta(days=place * 180 // size.a_season)
        races = tuple(_race(event, again, start, skaters, drawn) for event in EVENTS for again in (1, 2))
        season = f"{year}-{(year + 1) % 100:02}"
        rink = "norhavn" if number % 2 else "highdal"
        yield Meeting(f"cup-{number + 1}", number + 1, season, start, rink, races)


def _race(event: str, again: int, start: date, skaters: Sequence[Skater], drawn: random.Random) -> Race:
    category = event.partition("-")[0]
    starters = drawn.sample([skater.id for skater in skaters if skater.gender == category], _ROWS)
    time, rows = EVENTS[event] + drawn.randrange(0, 1500, 10), []
    for rank, athlete in enumerate(starters, start=1):
        rows.append((rank, athlete, printed(time)))
        time += drawn.randrange(10, 150, 10)
    return Race(event, again, start + timedelta(days=again - 1), tuple(rows))


def printed(time: int) -> str:
    """Thousandths as result lists print them."""
    minutes, rest = divmod(time // 10, 6000)
    seconds = f"{rest // 100:02}.{rest % 100:02}"
    return f"{minutes}:{seconds}" if minutes else seconds


def _item(number: int, skaters: Sequence[Skater], meetings: Sequence[Meeting], drawn: random.Random) -> Item:
    meeting = meetings[(number - 1) % len(meetings)]
    named = tuple(drawn.sample(skaters, 3))
    words = drawn.choices(_WORDS, k=_WORDS_OF_NEWS)
    parts = tuple(
        " ".join(words[begin : begin + _WORDS_OF_A_PART]).capitalize() + "."
        for begin in range(0, _WORDS_OF_NEWS, _WORDS_OF_A_PART)
    )
    day = meeting.start + timedelta(days=2)
    return Item(number, day, named, meeting, f"tag-{number % 20}", parts)
