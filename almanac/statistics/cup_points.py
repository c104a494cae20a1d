"""World Cup points: what each row of a race is worth."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from almanac.model.competition import Competition, Race
from almanac.model.event import EventKind
from almanac.model.reference import PointsTable
from almanac.model.result import Result, Status
from almanac.model.team import Team

_SCORES_NOTHING = (Status.DISQUALIFIED, Status.DID_NOT_START, Status.WITHDRAWN)


class Contender(Struct, frozen=True, kw_only=True):
    """Who scores: an athlete of ours (id), a skater of another nation by the one name, or a nation's team."""

    key: str
    athlete: str | None
    skater: str | None
    nation: str


class CupResult(Struct, frozen=True, kw_only=True):
    """One row that counts for a cup, and its points."""

    contender: Contender
    competition: Competition
    race: Race
    result: Result
    points: int

    @property
    def is_misprinted(self) -> bool:
        """Whether the list prints other points than the table gives."""
        return self.result.cup_printed not in (None, self.points)


class MissingTable(Struct, frozen=True, kw_only=True):
    """A race whose points nobody can know here: its season has no table for the event and division, or a short one."""

    season: str
    event: str
    division: str | None


def table_for(team: Team, competition: Competition, race: Race) -> PointsTable | None:
    """The table of the race's season, series, event and division; None is never replaced by another season's."""
    asked = (competition.season, competition.series.id, race.division)
    return next(
        (
            table
            for table in team.points
            if (table.season, table.series, table.division) == asked and race.event.id in table.events
        ),
        None,
    )


def points_of(result: Result, table: PointsTable) -> int | None:
    """Points follow the rank and the table, whatever a list prints; None where the table does not reach.

    DQ, DNS and WDR score nothing even with a printed position; a row without a rank scores nothing
    (handbook, domain section 5a, from the official classification of 2025-26).
    """
    if result.status in _SCORES_NOTHING or result.rank is None:
        return 0
    return table.points[result.rank - 1] if result.rank <= len(table.points) else table.beyond


def missing_table(team: Team, competition: Competition, race: Race) -> MissingTable | None:
    """Why the points of a race cannot be known; None when they can."""
    table = table_for(team, competition, race)
    if table is not None and all(points_of(result, table) is not None for result in race.results):
        return None
    return MissingTable(season=str(competition.season), event=race.event.id, division=race.division)


RivalIds = Mapping[tuple[str, str], str]


def rival_ids(team: Team) -> RivalIds:
    """The id of every skater of another team, by name and by each of the person's nations."""
    return {(rival.name, nation): rival.id for rival in team.rivals.values() for nation in rival.nations}


def cup_results(team: Team, rivals: RivalIds, competition: Competition, race: Race) -> Iterator[CupResult]:
    """The rows of a race that count, with their points; a race without a table has none.

    Mass start: who stands in the A race of the meeting came through its B race and scores only in A
    (handbook, 5a: promotion is recognised by presence).
    """
    table = table_for(team, competition, race)
    through = _through_to_a(rivals, competition, race)
    for result in race.results:
        who, points = contender_of(rivals, result), points_of(result, table) if table else None
        if points is not None and who.key not in through:
            yield CupResult(contender=who, competition=competition, race=race, result=result, points=points)


def contender_of(rivals: RivalIds, result: Result) -> Contender:
    """Who a row belongs to. Rivals are one person by their name in names.yaml, else by name and nation."""
    nation = result.nation or ""
    if result.athlete is not None:
        return Contender(key=result.athlete, athlete=result.athlete, skater=None, nation=nation)
    if result.skater is None:
        return Contender(key=nation, athlete=None, skater=None, nation=nation)
    key = rivals.get((result.skater, nation), f"{result.skater} ({nation})")
    return Contender(key=f"rival:{key}", athlete=None, skater=result.skater, nation=nation)


def _through_to_a(rivals: RivalIds, competition: Competition, race: Race) -> frozenset[str]:
    if race.event.kind is not EventKind.MASS_START or race.division != "B":
        return frozenset()
    a_races = (other for other in competition.races if other.event == race.event and other.division == "A")
    return frozenset(contender_of(rivals, result).key for a_race in a_races for result in a_race.results)
