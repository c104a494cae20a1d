"""A race as a table: its rows with ranks, times, gaps and marks. Shown on many pages, made here."""

from msgspec import Struct

from almanac.model.competition import Competition, Race, RaceState
from almanac.model.event import EventKind
from almanac.model.race_time import RaceTime, gap
from almanac.model.result import Flag, Result
from almanac.pages.edition import Edition
from almanac.pages.lap_table import LapTable, lap_tables
from almanac.pages.revised import Revised, revised
from almanac.pages.values import NO_EVIDENCE, Evidence, Person
from almanac.website import Link, Text

MEDALS = {1: "gold", 2: "silver", 3: "bronze"}


class Row(Struct, frozen=True, kw_only=True):
    """One line of a result list. `behind` is the gap to the winner, `marks` are PB, SB, OR, TR and the like.

    `revised` says what the row was where a correction changed it.
    """

    rank: str
    medal: str | None
    people: tuple[Person, ...]
    nation: str
    nation_name: Text | None
    is_ours: bool
    time: str
    behind: str
    points: str
    status: str | None
    skated: str
    reason: str
    lane: str | None
    pair: str
    laps_skated: int | None
    marks: tuple[str, ...]
    flags: tuple[str, ...]
    revised: Revised | None
    evidence: Evidence


class RaceTable(Struct, frozen=True, kw_only=True):
    """A race with all the rows held, and the rows worth showing first: the podium and ours.

    `shows_*` say which columns hold anything at all.
    """

    anchor: str
    competition: Link
    event: Link
    event_short: Text
    category: str
    number: int | None
    division: str | None
    round: str | None
    part_of: Link | None
    day: str
    starts: str | None
    ice: str | None
    air: str | None
    state: str
    complete: bool
    field: int | None
    held: int
    rows: tuple[Row, ...]
    first_rows: tuple[Row, ...]
    shows_time: bool
    shows_behind: bool
    shows_points: bool
    shows_lane: bool
    laps: tuple[LapTable, ...]
    evidence: Evidence


def race_table(edition: Edition, competition: Competition, race: Race, top: int | None = None) -> RaceTable:
    """The view of one race; `top` keeps only the first rows and ours."""
    rows = tuple(race_row(edition, competition, race, result) for result in race.results)
    first = tuple(row for row in rows if row.is_ours or row.rank in {str(rank) for rank in range(1, (top or 3) + 1)})
    return RaceTable(
        anchor=race.id,
        competition=edition.competition_link(competition.id),
        event=edition.event_link(race.event.id),
        event_short=edition.say(race.event.short),
        category=race.event.category.value,
        number=race.number,
        division=race.division,
        round=race.round,
        part_of=edition.event_link(race.part_of) if race.part_of else None,
        day=race.day.isoformat() if race.day else "",
        starts=race.starts,
        ice=race.ice,
        air=race.air,
        state=race.state.value,
        complete=race.complete,
        field=race.field,
        held=len(rows),
        rows=rows,
        first_rows=first,
        shows_time=any(row.time or row.skated or row.status for row in rows),
        shows_behind=any(row.behind for row in rows),
        shows_points=any(row.points for row in rows),
        shows_lane=any(row.lane for row in rows),
        laps=lap_tables(edition, competition, race, [row.people for row in rows]),
        evidence=edition.evidence(race, competition.sources_of(race)),
    )


def race_row(edition: Edition, competition: Competition, race: Race, result: Result) -> Row:
    """The view of one row."""
    shown = edition.shown
    medal = race.decides_medals and race.state is not RaceState.PLANNED and not result.status
    return Row(
        rank=str(result.rank or ""),
        medal=MEDALS.get(result.rank or 0) if medal else None,
        people=_people(edition, result) if ".people" in shown else (),
        nation=result.nation or "",
        nation_name=edition.nation(result.nation) if ".nation_name" in shown else None,
        is_ours=result.nation == edition.team.publication.nation,
        time=str(result.counted_time or ""),
        behind=behind(race, result) if ".behind" in shown else "",
        points=points_of(result),
        status=result.status.value if result.status else None,
        skated=str(result.skated or ""),
        reason=result.reason or "",
        lane=result.lane.value if result.lane else None,
        pair=str(result.pair or ""),
        laps_skated=result.laps_skated,
        marks=marks_of(edition, competition, race, result) if ".marks" in shown else (),
        flags=flags_of(result),
        revised=revised(edition, competition, race, result) if competition.revisions else None,
        evidence=edition.evidence(result) if ".evidence" in shown else NO_EVIDENCE,
    )


def _people(edition: Edition, result: Result) -> tuple[Person, ...]:
    if result.skater:
        return (rival(edition, result.skater),)
    return edition.people(result.ours)


def rival(edition: Edition, name: str) -> Person:
    """A skater of another nation, with the name in this language's script where it is held."""
    scripts = edition.rival_scripts.get(name, {})
    latin = None if edition.language == edition.latin_language else edition.latin_language
    own = scripts.get(edition.language)
    return Person(name=Text(own), script=Text(name, latin)) if own else Person(name=Text(name, latin))


def points_of(result: Result) -> str:
    """The points of a combination or of a race, as they are printed."""
    return str(result.combined or ("" if result.points is None else result.points))


def flags_of(result: Result) -> tuple[str, ...]:
    """What a row is marked with; that somebody was promoted is not said."""
    return tuple(flag.value for flag in result.flags if flag is not Flag.PROMOTED) if result.flags else ()


def behind(race: Race, result: Result) -> str:
    """How far behind the winner's time, where times order the race."""
    winner = next((row.counted_time for row in race.results if row.rank == 1), None)
    time: RaceTime | None = result.counted_time
    if winner is None or time is None or result.rank == 1 or race.event.kind is EventKind.MASS_START:
        return ""
    difference = gap(time, winner)
    return str(difference) if difference.thousandths > 0 else ""


def marks_of(edition: Edition, competition: Competition, race: Race, result: Result) -> tuple[str, ...]:
    """The marks beside a time: PB or SB as they are worked out, the others as they are printed."""
    printed = tuple(mark for mark in result.marks if mark not in ("PB", "SB"))
    mark = edition.statistics.marks.get((competition.id, race.id, result.athlete)) if result.athlete else None
    if mark is None:
        return printed
    if mark.is_personal_best:
        return ("PB", *printed)
    if mark.is_season_best:
        return ("SB", *printed)
    return ("=PB", *printed) if mark.equals_personal_best else printed
