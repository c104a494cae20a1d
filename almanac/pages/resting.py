"""What a page rests on: the names of the records that its numbers and words come from, as `race:<competition>/<race>`.

A page kind names what it counts, with the words of this module; what a page shows by name it also links, so the
rest is read off its view. Nothing of this is worked out before somebody asks. Which season is the newest and which
competition the next follows from the whole calendar and is not traced.
"""

from collections.abc import Iterable, Iterator
from itertools import count

from almanac.model.competition import Competition
from almanac.model.news import NewsItem, story_in
from almanac.model.qualification import Qualification
from almanac.model.reference import Record
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.statistics.starts import Start


def of_starts(starts: Iterable[Start]) -> Iterator[str]:
    """The races of these starts, and what the races stand in."""
    for start in starts:
        yield from of_race(start.competition, start.race.id)
        yield f"event:{start.race.event.id}"
        yield from of_meeting(start.competition)


def of_race(competition: Competition, race: str) -> Iterator[str]:
    """A race, and what was decided of it later."""
    yield f"race:{competition.id}/{race}"
    for number, correction in enumerate(competition.corrections, start=1):
        if correction.race == race:
            yield f"correction:{competition.id}/{number}"


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
            yield from of_race(competition, race.id)
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


def of_cups(edition: Edition, seasons: Iterable[Season]) -> Iterator[str]:
    """What the standings of these seasons are worked out from: every race, the points, whoever stands in them."""
    for season in seasons:
        yield from of_competitions(own for own in edition.team.competitions.values() if own.season == season)
        yield from of_standings(edition, season)
        if any(table.season == season for table in edition.team.points):
            yield f"points:{season}"
    yield from of_names(edition)


def of_classification(edition: Edition, system: Qualification) -> Iterator[str]:
    """The rules of a Games, and the seasons whose races may count for it."""
    yield f"qualification:{system.id}"
    yield from of_cups(edition, edition.team.seasons)
    yield from (f"rink:{rink}" for rink in edition.team.rinks)


def of_names(edition: Edition) -> Iterator[str]:
    """Every name that a list of all nations may hold."""
    yield from (f"athlete:{athlete}" for athlete in edition.team.athletes)
    yield from (f"rival:{rival}" for rival in edition.team.rivals)
    yield from (f"nation:{nation}" for nation in edition.team.nations)
    yield from (f"event:{event}" for event in edition.team.events)


def of_files(edition: Edition, starts: Iterable[Start]) -> Iterator[str]:
    """What a file beside a page rests on: its cells are plain text, so nothing can be read off its view."""
    listed = tuple(starts)
    yield from of_bests(edition, listed)
    yield from of_starts(listed)
    yield from of_names(edition)
    yield from (f"rink:{rink}" for rink in edition.team.rinks)
    cited = (source for start in listed for source in (*start.sources, *start.competition.sources))
    yield from (f"source:{source.id}" for source in cited if source.id)


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
