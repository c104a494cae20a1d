"""Rows of the tables of a season that rest on what sources state: its competitions, records, standings and aims."""

from collections.abc import Iterator, Mapping

from almanac.model.competition import Competition
from almanac.model.reference import Record as StatedRecord
from almanac.model.reference import Standing
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.goal_lines import goal_lines
from almanac.pages.table_rows import sources
from almanac.pages.tables import Cell, Record
from almanac.statistics.cup_entries import EventEntries, cup_entries
from almanac.statistics.medals import count


def competition_row(edition: Edition, competition: Competition) -> Record:
    """One competition: when, where, and what is held of it."""
    medals = count([medal for medal in edition.statistics.medals if medal.competition.id == competition.id])
    place = edition.say_if(competition.place)
    return {
        "competition": competition.id,
        "name": edition.say(competition.name).text,
        "series": competition.series.id,
        "start": competition.start.isoformat() if competition.start else None,
        "end": competition.end.isoformat() if competition.end else None,
        "city": place.text if place else None,
        "rink": competition.rink.id if competition.rink else None,
        "races_held": len(competition.races),
        "gold": medals.gold,
        "silver": medals.silver,
        "bronze": medals.bronze,
        "sources": sources(edition, competition.sources),
    }


def cup_entry_rows(edition: Edition, season: Season) -> Iterator[Record]:
    """World Cup entries by event, beside the season before."""
    starts = edition.statistics.starts
    now, before = (cup_entries(edition.team, starts, own) for own in (season, season.before))
    old = {entry.event.id: entry for entry in before.events}
    for entry in now.events:
        past = old.get(entry.event.id, EventEntries(event=entry.event))
        if not (entry.starts or past.starts):
            continue
        yield {
            "event": entry.event.id,
            "athletes": len(entry.athletes),
            "starts": entry.starts,
            "athletes_before": len(past.athletes),
            "starts_before": past.starts,
        }


def record_row(edition: Edition, record: StatedRecord) -> Record:
    """One record as its source states it."""
    return {
        "kind": record.kind.value,
        "event": record.event,
        "record": record.printed,
        **_holder(edition, record.athlete, record.skater, record.nation),
        "date": record.date.printed if record.date else None,
        "rink": record.rink,
        "reported": "yes" if record.reported else None,
        "sources": sources(edition, record.sources),
    }


def standing_rows(edition: Edition, standing: Standing) -> Iterator[Record]:
    """A published standing, row by row."""
    for row in standing.rows:
        yield {
            "series": standing.series,
            "event": standing.event,
            "as_of": standing.as_of.printed if standing.as_of else None,
            "final": "yes" if standing.final else None,
            "rank": row.rank,
            "quota_rank": row.quota,
            **_holder(edition, row.athlete, row.skater, row.nation),
            "points": row.points,
            "time": str(row.time) if row.time else None,
            "sources": sources(edition, standing.sources),
        }


def aim_rows(edition: Edition, season: Season) -> Iterator[Record]:
    """The aims of a season and how they stand."""
    roster = edition.team.rosters.get(season)
    goals = roster.goals if roster else ()
    for goal, line in zip(goals, goal_lines(edition, season, goals), strict=True):
        yield {
            "aim": goal.id,
            "text": line.text.text,
            "measure": goal.measure,
            "target": goal.target,
            "verdict": line.verdict,
            "sources": sources(edition, goal.sources),
        }


def _holder(edition: Edition, athlete: str | None, skater: str | None, nation: str | None) -> Mapping[str, Cell]:
    name = str(edition.team.athletes[athlete].name) if athlete else skater
    return {"athlete": athlete, "name": name, "nation": nation}
