"""What a page rests on: the names of the records that its numbers and words come from, as `race:<competition>/<race>`.

A page kind names what it counts, with the words of this module; what a page shows by name it also links, so the
rest is read off its view. Nothing of this is worked out before somebody asks. Which season is the newest and which
competition the next follows from the whole calendar and is not traced.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import partial
from itertools import count

from almanac.model.competition import Competition
from almanac.model.news import NewsItem, story_in
from almanac.model.reference import Record
from almanac.model.season import Season
from almanac.pages.edition import Citation, Edition, Person
from almanac.pages.prose import Part
from almanac.pages.race_table import RaceTable
from almanac.statistics.season_summary import SeasonSummary
from almanac.statistics.starts import Start
from almanac.website import Page

_ADDRESS = re.compile(r"\]\(([^)\s]+)\)")
_LINKED = {"athletes": "athlete", "competitions": "competition", "events": "event", "rinks": "rink"}


def resting(edition: Edition, page: Page) -> Page:
    """The page, with what every page rests on and what it shows by name."""
    return replace(page, rests_on=partial(_of_page, edition, page))


def of_starts(starts: Iterable[Start]) -> Iterator[str]:
    """The races of these starts, and what the races stand in."""
    for start in starts:
        yield f"race:{start.competition.id}/{start.race.id}"
        yield f"event:{start.race.event.id}"
        yield from of_meeting(start.competition)


def of_meeting(competition: Competition) -> Iterator[str]:
    """A competition without its races: its own lines, its series, its ice."""
    yield f"competition:{competition.id}"
    yield f"series:{competition.series.id}"
    if competition.rink:
        yield f"rink:{competition.rink.id}"
    country = competition.rink.country if competition.rink else competition.country
    if country:
        yield f"nation:{country}"


def of_competitions(competitions: Iterable[Competition]) -> Iterator[str]:
    """Competitions with every race of theirs."""
    for competition in competitions:
        yield from of_meeting(competition)
        for race in competition.races:
            yield f"race:{competition.id}/{race.id}"
            yield f"event:{race.event.id}"


def of_bests(edition: Edition, starts: Iterable[Start]) -> Iterator[str]:
    """Whatever decides how the times of these starts stand: every time of the same athletes over the same events."""
    keys = {(start.athlete, start.race.event.id) for start in starts}
    yield from of_starts(start for start in edition.statistics.starts if (start.athlete, start.race.event.id) in keys)
    yield from (f"athlete:{athlete}" for athlete, _ in sorted(keys))
    own = (record for record in edition.team.records if (record.athlete, record.event) in keys)
    yield from of_records(edition, own)


def of_records(edition: Edition, records: Iterable[Record]) -> Iterator[str]:
    """Records as sources state them, by their number in the file."""
    numbers = {id(record): number for record, number in zip(edition.team.records, count(1), strict=False)}
    yield from (f"record:{numbers[id(record)]}" for record in records)


def of_standings(edition: Edition, season: Season) -> Iterator[str]:
    """The published standings of a season, by their number in its file."""
    own = [standing for standing in edition.team.standings if standing.season == season]
    yield from (f"standing:{season}/{number}" for number, _ in enumerate(own, 1))
    yield from (f"series:{standing.series}" for standing in own)


def of_rosters(edition: Edition, seasons: Iterable[Season] | None = None) -> Iterator[str]:
    """The rosters of these seasons, or all."""
    rosters = edition.team.rosters
    yield from (f"roster:{season}" for season in (rosters if seasons is None else seasons) if season in rosters)


def of_reports(edition: Edition, athlete: str = "", competition: str = "") -> Iterator[str]:
    """The rosters that report something of an athlete or a competition."""
    for season, roster in edition.team.rosters.items():
        if any(athlete in entry.athletes or entry.competition == competition for entry in roster.reported):
            yield f"roster:{season}"


def of_everything(edition: Edition) -> Iterator[str]:
    """All that is counted on the widest pages: every race, athlete, roster and record."""
    yield from of_competitions(edition.team.competitions.values())
    yield from (f"athlete:{athlete}" for athlete in edition.team.athletes)
    yield from (f"event:{event}" for event in edition.team.events)
    yield from of_rosters(edition)
    yield from of_records(edition, edition.team.records)


def of_story(edition: Edition, item: NewsItem) -> Iterator[str]:
    """A news item and its text in this language."""
    yield f"news:{item.slug}"
    yield f"news:{item.slug}/{story_in(item.stories, edition.language).language}"


def _of_page(edition: Edition, page: Page) -> tuple[str, ...]:
    footer = (
        name
        for article in edition.team.articles
        for name in (
            f"article:{article.slug}",
            f"article:{article.slug}/{story_in(article.stories, edition.language).language}",
        )
    )
    return tuple(sorted({"site", *footer, *page.rests_on(), *_shown(edition, page.view)}))


def _shown(edition: Edition, view: object) -> Iterator[str]:
    """The records whose names stand in a view: linked ones by their address, others by what tells them."""
    news = {edition.addresses.news_item(item.slug): item for item in edition.team.news}
    rivals = {rival.name: rival.id for rival in edition.team.rivals.values()}
    for value in _parts(view):
        address = getattr(value, "address", None) or ""
        yield from _linked(address)
        if address in news:
            yield from of_story(edition, news[address])
        if isinstance(value, Person) and not address:
            yield from (f"rival:{rivals[name]}" for name in (str(value.name), str(value.script)) if name in rivals)
        if getattr(value, "nation", None) in edition.team.nations:
            yield f"nation:{value.nation}"  # type: ignore[attr-defined]
        yield from _of_part(edition, value)


def _of_part(edition: Edition, value: object) -> Iterator[str]:
    match value:
        case Citation(id=source) if source:
            yield f"source:{source}"
        case RaceTable():
            yield from _of_table(edition, value)
        case Part():
            yield from (name for address in _ADDRESS.findall(value.markdown) for name in _linked(address))


def _of_table(edition: Edition, table: RaceTable) -> Iterator[str]:
    """A race shown as a table, and what decides the marks in it."""
    race = f"{table.competition.address}#{table.anchor}"
    starts = edition.statistics.starts
    yield from _linked(race)
    yield from of_bests(edition, [start for start in starts if edition.addresses.race(*start.key[:2]) == race])


def _linked(address: str) -> Iterator[str]:
    """`/zh/competitions/x/#men-500` leads to a competition and to a race of it."""
    path, _, anchor = address.partition("#")
    *_, section, identity = ["", *path.strip("/").split("/")]
    if section in _LINKED:
        yield f"{_LINKED[section]}:{identity}"
        if section == "competitions" and anchor:
            yield f"race:{identity}/{anchor}"


def _parts(view: object) -> Iterator[object]:
    """A view and everything in it, once."""
    waiting, seen = [view], set[int]()
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        yield value
        if isinstance(value, tuple | list):
            waiting += value
        elif is_dataclass(value) and not isinstance(value, SeasonSummary):  # its numbers are the page kind's to name
            waiting += [getattr(value, field.name) for field in fields(value)]
