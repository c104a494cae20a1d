"""Lines that many pages share: a best, a start, a medal, each as readers see it."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.citing import Cited
from almanac.model.competition import Level
from almanac.model.event import Event
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.race_table import MEDALS, Row, race_row
from almanac.pages.values import Evidence, Person
from almanac.statistics.bests import Best, Mark
from almanac.statistics.lists import Listed
from almanac.statistics.medals import Medal, MedalCount, by_level, count
from almanac.statistics.starts import Start
from almanac.website import Link, Text

# What a line of a start says of its mark.
_OF_MARK = frozenset({".gap", ".is_faster", ".old_best", ".previous"})


class EventName(Struct, frozen=True, kw_only=True):
    """An event as a link with its full name, and how it is said where the category is plain."""

    link: Link
    short: Text
    category: str


class BestLine(Struct, frozen=True, kw_only=True):
    """A best: where it was skated, or which source states it. `competition` leads to the race itself."""

    person: Person
    event: EventName
    time: str
    day: str | None
    competition: Link | None
    rink: Link | None
    stated: bool
    evidence: Evidence


class ListedLine(Struct, frozen=True, kw_only=True):
    """A best and its rank in a list."""

    rank: int
    best: BestLine


class StartLine(Struct, frozen=True, kw_only=True):
    """One start: which race it was, its row, and how the time stood to the personal best before it.

    `old_best` leads to where that best was skated, as far as that is held.
    """

    person: Person
    day: str
    competition: Link
    event: EventName
    number: int | None
    division: str | None
    round: str | None
    part_of: EventName | None
    partners: tuple[Person, ...]
    row: Row
    previous: str
    old_best: str
    gap: str
    is_faster: bool


class MedalLine(Struct, frozen=True, kw_only=True):
    """A medal: the race it was won in, by whom, in what time."""

    medal: str
    people: tuple[Person, ...]
    day: str
    competition: Link
    event: EventName
    number: int | None
    time: str


class LevelMedals(Struct, frozen=True, kw_only=True):
    """The medals of one level; those of different levels are never added."""

    level: str
    count: MedalCount
    lines: tuple[MedalLine, ...]


def event_name(edition: Edition, event: Event) -> EventName:
    """An event with its link."""
    return edition.once(("event name", edition.language, event.id), lambda: _event_name(edition, event))


def _event_name(edition: Edition, event: Event) -> EventName:
    return EventName(link=edition.event_link(event.id), short=edition.say(event.short), category=event.category.value)


def best_line(edition: Edition, best: Best) -> BestLine:
    """A best as readers see it."""
    return BestLine(
        person=edition.person(best.athlete),
        event=event_name(edition, best.event),
        time=str(best.time),
        day=best.when.printed if best.when else None,
        competition=_origin(edition, best),
        rink=edition.rink_link(best.rink) if best.rink else None,
        stated=best.stated,
        evidence=edition.evidence(Cited(sources=best.sources)),
    )


def _origin(edition: Edition, best: Best) -> Link | None:
    if best.start is not None:
        return race_link(edition, best.start.competition.id, best.start.race.id)
    return edition.competition_link(best.competition) if best.competition else None


def _old_best(edition: Edition, mark: Mark | None) -> str:
    origin = _origin(edition, mark.before) if mark and mark.before else None
    return origin.address if origin else ""


def _partners(edition: Edition, start: Start) -> tuple[Person, ...]:
    return edition.people(athlete for athlete in start.result.athletes if athlete != start.athlete)


def race_link(edition: Edition, competition: str, race: str) -> Link:
    """A race, named by its competition."""
    return edition.once(
        ("race", edition.language, competition, race),
        lambda: Link(edition.addresses.race(competition, race), edition.competition_link(competition).text),
    )


def listed_lines(edition: Edition, listed: Iterable[Listed]) -> tuple[ListedLine, ...]:
    """A list of bests with its ranks."""
    return tuple(ListedLine(rank=entry.rank, best=best_line(edition, entry.best)) for entry in listed)


def start_line(edition: Edition, start: Start) -> StartLine:
    """A start as readers see it."""
    mark = edition.statistics.marks.get(start.key) if edition.shows_any(_OF_MARK) else None
    race = start.race
    day, link, event, part_of = edition.once(
        ("raced", edition.language, start.competition.id, race.id), lambda: _raced(edition, start)
    )
    return StartLine(
        person=edition.if_shown(".person", lambda: edition.person(start.athlete)),
        day=day,
        competition=link,
        event=event,
        number=race.number,
        division=race.division,
        round=race.round,
        part_of=part_of,
        partners=_partners(edition, start) if ".partners" in edition.shown else (),
        row=race_row(edition, start.competition, race, start.result),
        previous=mark.previous.official if mark and mark.previous else "",
        old_best=_old_best(edition, mark) if ".old_best" in edition.shown else "",
        gap=str(mark.gap) if mark and mark.gap else "",
        is_faster=mark is not None and mark.is_personal_best,
    )


def _raced(edition: Edition, start: Start) -> tuple[str, Link, EventName, EventName | None]:
    """What all starts in a race have in common: the day, the race's link, its event, what that is part of."""
    race = start.race
    part_of = event_name(edition, edition.team.events[race.part_of]) if race.part_of else None
    link = race_link(edition, start.competition.id, race.id)
    return start.when.printed, link, event_name(edition, race.event), part_of


def level_medals(edition: Edition, medals: Iterable[Medal]) -> tuple[LevelMedals, ...]:
    """Medals by level, the newest of each first."""
    held = tuple(medals)
    return tuple(_of_level(edition, level, held) for level in by_level(held))


def _of_level(edition: Edition, level: Level, medals: tuple[Medal, ...]) -> LevelMedals:
    own = [medal for medal in reversed(medals) if medal.level is level]
    lines = tuple(medal_line(edition, medal) for medal in own)
    return LevelMedals(level=level.value, count=count(own), lines=lines)


def medal_line(edition: Edition, medal: Medal) -> MedalLine:
    """A medal as readers see it."""
    competition, race = medal.competition, medal.race
    return MedalLine(
        medal=MEDALS[medal.rank],
        people=edition.people(medal.athletes),
        day=medal.day.isoformat(),
        competition=race_link(edition, competition.id, race.id),
        event=event_name(edition, race.event),
        number=race.number,
        time=str(medal.result.counted_time or medal.result.combined or ""),
    )


def season_link(edition: Edition, season: Season) -> Link:
    """A season by its name; a season from before the first one held has no page."""
    return edition.once(("season link", edition.language, season), lambda: _season_link(edition, season))


def _season_link(edition: Edition, season: Season) -> Link:
    has_page = season in edition.team.seasons
    return Link(edition.addresses.season(season) if has_page else "", Text(str(season)))


def latest_season(edition: Edition) -> Season | None:
    """The newest season in which somebody of ours has started."""
    return edition.statistics.latest
