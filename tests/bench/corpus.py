"""An invented team of any size, the same bytes each time: its athletes, its results, its news."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TINY = Path(__file__).parents[1] / "tiny_team"
_REFERENCE = ("events", "nations", "rinks", "series", "sources")
_EVENTS = {"men-500": 34_500, "men-1000": 68_000, "women-1500": 116_000, "women-3000": 240_000}  # thousandths
_LONG = """women-3000:
  name: {en: "Women's 3000 m", zh: 女子3000米}
  short: {en: 3000 m, zh: 3000米}
  category: women
  kind: time
  distance: 3000
  laps: 7.5
  opener: 200
  olympic: true
"""  # one more than the tiny team has
_ROWS = 25
_RACES = 2 * len(_EVENTS)  # each event twice
_SYLLABLES = "ba do el fi gra hul ina jor kel lum mar nor osk pel rim sol tor ulv vin ylm".split()
_WORDS = (
    "the race began late and the ice was hard so the skaters of both teams waited beside the oval until the light came "
    "back then they went out in pairs and kept a steady lap while the crowd counted every turn with them and hoped"
).split()
_WORDS_OF_NEWS = 300


@dataclass(frozen=True, slots=True)
class Size:
    """How many athletes, results and news, and how many competitions a season has."""

    athletes: int
    results: int
    news: int
    a_season: int


SIZES = {"S": Size(50, 2_000, 100, 5), "M": Size(500, 20_000, 1_000, 10), "L": Size(5_000, 200_000, 10_000, 40)}
FIRST_SEASON = 2030


def write_team(root: Path, size: Size) -> None:
    """The sources of a project in an empty folder, in two languages."""
    drawn = random.Random(2030)  # noqa: S311 -- a corpus is to be the same each time
    reference = root / "data" / "reference"
    reference.mkdir(parents=True)
    for name in _REFERENCE:
        shutil.copy(TINY / "data" / "reference" / f"{name}.yaml", reference)
    with (reference / "events.yaml").open("a", encoding="utf-8") as events:
        events.write(_LONG)
    shutil.copy(TINY / "data" / "site.yaml", root / "data")
    people = list(_people(size, drawn))
    for number, (identity, family, given) in enumerate(people):
        gender = "men" if number % 2 else "women"
        _write(
            root / "data" / "athletes" / f"{identity}.yaml",
            f"name: {{family: {family}, given: {given}}}\ngender: {gender}\nborn: {1995 + number % 12}\n"
            f"bio: {{en: Skates since {2010 + number % 9}., zh: 自{2010 + number % 9}年起滑冰。}}\n",
        )
    competitions = list(_competitions(size, [identity for identity, _, _ in people], drawn))
    for season, identity, _, text in competitions:
        _write(root / "data" / "competitions" / season / f"{identity}.yaml", text)
    for number in range(size.news):
        _news(root / "content" / "news", number, people, competitions, drawn)


def _people(size: Size, drawn: random.Random) -> Iterator[tuple[str, str, str]]:
    for number in range(size.athletes):
        family = "".join(drawn.choices(_SYLLABLES, k=3)).capitalize()
        given = "".join(drawn.choices(_SYLLABLES, k=2)).capitalize()
        yield f"{given.lower()}-{family.lower()}-{number}", family, given


def _competitions(size: Size, people: list[str], drawn: random.Random) -> Iterator[tuple[str, str, date, str]]:
    """Of each: its season, its id, its first day, its file."""
    by_gender = {"men": people[1::2], "women": people[::2]}
    for number in range(size.results // (_RACES * _ROWS)):
        year, place = FIRST_SEASON + number // size.a_season, number % size.a_season
        start = date(year, 10, 1) + timedelta(days=place * 180 // size.a_season)
        rink = "norhavn" if number % 2 else "highdal"
        races = [_race(event, again, start, by_gender, drawn) for event in _EVENTS for again in (1, 2)]
        head = (
            f"name: {{en: Home Cup {number + 1}, zh: 国内杯赛{number + 1}}}\nseries: home-cup\nrink: {rink}\n"
            f"start: {start}\nend: {start + timedelta(days=1)}\nsource: frost-lists\nraces:\n"
        )
        yield f"{year}-{(year + 1) % 100:02}", f"cup-{number + 1}", start, head + "".join(races)


def _race(event: str, again: int, start: date, by_gender: dict[str, list[str]], drawn: random.Random) -> str:
    starters = drawn.sample(by_gender[event.partition("-")[0]], _ROWS)
    time, rows = _EVENTS[event] + drawn.randrange(0, 1500, 10), []
    for rank, athlete in enumerate(starters, start=1):
        rows.append(f"      - {{rank: {rank}, athlete: {athlete}, time: {_printed(time)}}}\n")
        time += drawn.randrange(10, 150, 10)
    day = start + timedelta(days=again - 1)
    head = f"  - event: {event}\n    number: {again}\n    division: A\n    date: {day}\n    complete: true\n"
    return f"{head}    results:\n{''.join(rows)}"


def _printed(time: int) -> str:
    minutes, rest = divmod(time // 10, 6000)
    seconds = f"{rest // 100:02}.{rest % 100:02}"
    return f"{minutes}:{seconds}" if minutes else seconds


def _news(
    folder: Path,
    number: int,
    people: list[tuple[str, str, str]],
    competitions: list[tuple[str, str, date, str]],
    drawn: random.Random,
) -> None:
    _, competition, day, _ = competitions[number % len(competitions)]
    who = [identity for identity, _, _ in drawn.sample(people, 3)]
    name = f"{day + timedelta(days=2)}-story-{number + 1}"
    words = drawn.choices(_WORDS, k=_WORDS_OF_NEWS)
    parts = [" ".join(words[begin : begin + 60]).capitalize() + "." for begin in range(0, _WORDS_OF_NEWS, 60)]
    body = (
        f"{parts[0]} [[{who[0]}]] was there.\n\n## On the ice\n\n{parts[1]}\n\n- first **pair**\n- *second* pair\n\n"
        f"{parts[2]}\n\n| lap | words |\n| --- | --- |\n| 1 | fast |\n| 2 | slow |\n\n## After it\n\n{parts[3]}\n\n"
        f"{parts[4]} See [[{competition}]].\n"
    )
    head = f"title: Story {number + 1} of the ice\ndate: {day + timedelta(days=2)}\nsummary: {parts[1][:80]}\n"
    facts = f"athletes: [{', '.join(who)}]\ncompetition: {competition}\ntags: [tag-{number % 20}]\n"
    _write(folder / f"{name}.md", f"---\n{head}{facts}---\n{body}")
    _write(
        folder / f"{name}.zh.md",
        f"---\ntitle: 冰上故事{number + 1}\nsummary: 一句话。\n---\n冰上的一天。[[{who[0]}]]也在。\n",
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
