"""Published standings as readers see them: as stated, also in part."""

from msgspec import Struct

from almanac.model.reference import Standing, StandingRow
from almanac.pages.edition import Edition
from almanac.pages.race_table import rival
from almanac.pages.values import Evidence, Person
from almanac.website import Link, Text


class StandingRowLine(Struct, frozen=True, kw_only=True):
    """One row; a team's has a nation and no person."""

    rank: str
    quota: str
    person: Person | None
    nation: str
    nation_name: Text | None
    is_ours: bool
    points: str
    time: str
    rink: Link | None


class StandingTable(Struct, frozen=True, kw_only=True):
    """A standing. `series` is None for a list of no series of ours; `shows_*` say which columns hold anything."""

    series: str
    series_name: Text | None
    event: Link
    competition: Link | None
    as_of: str | None
    final: bool
    rows: tuple[StandingRowLine, ...]
    shows_quota: bool
    shows_points: bool
    shows_time: bool
    evidence: Evidence


def standing_table(edition: Edition, standing: Standing) -> StandingTable:
    """The standing with the rows that its source gives."""
    series = edition.team.series.get(standing.series)
    rows = tuple(_row(edition, row) for row in standing.rows)
    return StandingTable(
        series=standing.series,
        series_name=edition.say(series.name) if series else None,
        event=edition.event_link(standing.event),
        competition=edition.competition_link(standing.competition) if standing.competition else None,
        as_of=standing.as_of.printed if standing.as_of else None,
        final=standing.final,
        rows=rows,
        shows_quota=any(row.quota for row in rows),
        shows_points=any(row.points for row in rows),
        shows_time=any(row.time for row in rows),
        evidence=edition.evidence(standing),
    )


def _row(edition: Edition, row: StandingRow) -> StandingRowLine:
    home = edition.team.publication.nation
    nation = home if row.athlete else row.nation
    return StandingRowLine(
        rank=str(row.rank or ""),
        quota=row.quota or "",
        person=_person(edition, row),
        nation=nation or "",
        nation_name=edition.nation(nation),
        is_ours=nation == home,
        points="" if row.points is None else str(row.points),
        time=str(row.time or ""),
        rink=edition.rink_link(row.rink) if row.rink else None,
    )


def _person(edition: Edition, row: StandingRow) -> Person | None:
    if row.athlete:
        return edition.person(row.athlete)
    return rival(edition, row.skater) if row.skater else None
