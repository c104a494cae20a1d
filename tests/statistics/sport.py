"""A little sport to count in: an invented team of the nation AVL, built in a few words.

team(competition("cup-1", race("men-500", row("ada-frost", "34.52", rank=1))))
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from almanac.model.athlete import Athlete, Name, StatedBest
from almanac.model.citing import Source
from almanac.model.competition import Competition, Level, Race, Series
from almanac.model.event import Category, Event, EventKind
from almanac.model.points import CombinationPoints
from almanac.model.race_time import RaceTime
from almanac.model.reference import Record, RecordKind
from almanac.model.result import Result, Status
from almanac.model.rink import Rink
from almanac.model.roster import Roster
from almanac.model.season import Season
from almanac.model.team import Publication, Team
from almanac.model.when import When
from almanac.model.wording import Wording
from almanac.statistics.bests import Best, times_in_order
from almanac.statistics.starts import starts

WORDS = Wording.plain("Avalon")
LIST, BOOK = Source(Wording.plain("result list")), Source(Wording.plain("record book"))
ADA, BEN, CAI = "ada-frost", "ben-tarn", "cai-holm"
EVA, FAY = "eva-lund", "fay-moor"
THIS, NEXT = Season.parse("2023-24"), Season.parse("2024-25")


def event(slug: str, kind: EventKind = EventKind.TIME, *, olympic: bool = True) -> Event:
    """An event; its category stands in its id, and its distance where it has one."""
    first, _, last = slug.partition("-")
    distance = int(last) if last.isdigit() else None
    return Event(
        id=slug, name=WORDS, short=WORDS, category=Category(first), kind=kind, olympic=olympic, distance=distance
    )


EVENTS = {
    own.id: own
    for own in (
        event("men-500"),
        event("men-1000"),
        event("men-1500"),
        event("men-mass-start", EventKind.MASS_START),
        event("men-team-pursuit", EventKind.TEAM),
        event("men-sprint-combination", EventKind.COMBINATION, olympic=False),
        event("women-500"),
        event("women-1000"),
    )
}
RINKS = {
    own.id: own
    for own in (
        Rink(id="low-ice", name=WORDS, city=WORDS, country="AVL", zone="UTC", lowland=True),
        Rink(id="high-ice", name=WORDS, city=WORDS, country="AVL", zone="UTC", lowland=False),
        Rink(id="odd-ice", name=WORDS, city=WORDS, country="AVL", zone="UTC"),
    )
}


def athlete(slug: str, *bests: StatedBest, gender: Category = Category.MEN) -> Athlete:
    """A skater of ours; the given name and the family name stand in the id."""
    given, family = slug.split("-")
    return Athlete(id=slug, name=Name(family=family, given=given), gender=gender, bests=bests)


def best(event: str, time: str, when: str | None = None, **places: Any) -> StatedBest:
    """A best that a source states; `places` may be a competition and a rink."""
    date = When.parse(when) if when else None
    return StatedBest(event=event, time=RaceTime.parse(time), date=date, sources=(BOOK,), **places)


def record(athlete: str | None, event: str, time: str, when: str | None = None, rink: str | None = None) -> Record:
    """A national record."""
    date = When.parse(when) if when else None
    return Record(
        kind=RecordKind.NATIONAL, event=event, time=RaceTime.parse(time), athlete=athlete, date=date, rink=rink
    )


def row(athlete: str, time: str | None = None, rank: int | None = None, status: Status | None = None) -> Result:
    """A row of a skater of ours."""
    return Result(athlete=athlete, time=RaceTime.parse(time) if time else None, rank=rank, status=status)


def rival(name: str, time: str, rank: int | None = None) -> Result:
    """A row of another nation's skater."""
    return Result(skater=name, nation="NOR", time=RaceTime.parse(time), rank=rank)


def team_row(*athletes: str, rank: int | None = None, time: str | None = None, nation: str = "AVL") -> Result:
    """A row of a team, with or without names."""
    return Result(nation=nation, athletes=athletes, rank=rank, time=RaceTime.parse(time) if time else None)


def points_row(athlete: str, points: str, rank: int | None = None) -> Result:
    """A row of a combination."""
    return Result(athlete=athlete, combined=CombinationPoints.parse(points), rank=rank)


def race(event: str, *rows: Result, day: str | None = None, **more: Any) -> Race:
    """A race with its rows; `more` are fields of a race."""
    return Race(event=EVENTS[event], results=rows, day=date.fromisoformat(day) if day else None, **more)


def competition(
    slug: str,
    *races: Race,
    start: str | None = None,
    level: Level = Level.WORLD_CUP,
    rink: str | None = None,
    **more: Any,
) -> Competition:
    """A competition of 2023-24 with its races; `more` are fields of a competition."""
    fields: dict[str, Any] = {"season": THIS, "name": WORDS, "sources": (LIST,)}
    return Competition(
        id=slug,
        series=Series(id=level.value, name=WORDS, level=level),
        rink=RINKS[rink] if rink else None,
        start=date.fromisoformat(start) if start else None,
        races=races,
        **fields | more,
    )


def team(
    *competitions: Competition,
    athletes: Iterable[Athlete] = (),
    records: tuple[Record, ...] = (),
    rosters: Iterable[Season] = (),
) -> Team:
    """The team: three men and two women, or those of them given as they are."""
    members = {slug: athlete(slug) for slug in (ADA, BEN, CAI)}
    members |= {slug: athlete(slug, gender=Category.WOMEN) for slug in (EVA, FAY)}
    return Team(
        publication=Publication(
            title=WORDS,
            tagline=WORDS,
            address="https://avalon.example",
            languages=("en",),
            time_zone="UTC",
            nation="AVL",
        ),
        tags={},
        nations={},
        series={},
        rinks=RINKS,
        events=EVENTS,
        athletes=members | {own.id: own for own in athletes},
        competitions={own.id: own for own in competitions},
        rosters={season: Roster(season=season) for season in rosters},
        rivals={},
        records=records,
    )


def all_times(held: Team) -> tuple[Best, ...]:
    """Every time of a team that may be a best, in order."""
    return times_in_order(held, starts(held))
