"""Rows of the tables that are handed out as files: ids and names, times as published, days as ISO."""

from collections.abc import Iterable, Mapping

from almanac.model.athlete import Name
from almanac.model.citing import Source
from almanac.model.competition import Competition
from almanac.pages.edition import Edition
from almanac.pages.race_table import MEDALS, behind, flags_of, marks_of, points_of
from almanac.pages.tables import Cell, Record
from almanac.statistics.bests import Best
from almanac.statistics.coverage import EventCoverage
from almanac.statistics.medals import Medal
from almanac.statistics.squads import squad_count
from almanac.statistics.starts import Start


def start_row(edition: Edition, start: Start) -> Record:
    """One start, with the marks it had on its day."""
    race, result = start.race, start.result
    mark = edition.statistics.marks.get(start.key)
    marks = marks_of(edition, start.competition, race, result)
    return {
        "date": start.when.printed,
        "season": str(start.season),
        **_competition(edition, start.competition),
        "event": race.event.id,
        "number": race.number,
        "division": race.division,
        "round": race.round,
        "part_of": race.part_of,
        "athlete": start.athlete,
        **names(edition, start.athlete),
        "rank": result.rank,
        "time": str(result.counted_time or "") or None,
        "status": result.status.value if result.status else None,
        "reason": result.reason,
        "points": points_of(result) or None,
        "behind": behind(race, result).removeprefix("+") or None,
        "marks": " ".join(mark.replace("=PB", "equals-PB") for mark in marks) or None,
        "best_before": mark.previous.official if mark and mark.previous else None,
        "flags": " ".join(flags_of(result)) or None,
        "sources": sources(edition, start.sources),
    }


def personal_best_row(edition: Edition, start: Start) -> Record:
    """One personal best with the mark it beat."""
    mark = edition.statistics.marks[start.key]
    return {
        "date": start.when.printed,
        "athlete": start.athlete,
        **names(edition, start.athlete),
        "event": start.race.event.id,
        "time": str(start.time),
        "best_before": mark.previous.official if mark.previous else None,
        "change": str(mark.gap or "").replace("−", "-"),
        **_competition(edition, start.competition),
        "sources": sources(edition, start.sources),
    }


def medal_row(edition: Edition, medal: Medal) -> Record:
    """One medal; its skaters as far as the list names them."""
    return {
        "date": medal.day.isoformat(),
        "level": medal.level.value,
        "medal": MEDALS[medal.rank],
        **_competition(edition, medal.competition),
        "event": medal.race.event.id,
        "number": medal.race.number,
        "time": str(medal.result.counted_time or "") or None,
        **_several(edition, medal.athletes),
        "sources": sources(edition, medal.result.sources or medal.competition.sources_of(medal.race)),
    }


def coverage_row(edition: Edition, covered: EventCoverage, before: EventCoverage | None) -> Record:
    """One Olympic event of a season beside the season before."""
    return {
        "event": covered.event.id,
        "athletes": len(covered.athletes),
        "starts": covered.starts,
        "starts_in_division_a": covered.a_starts,
        "best_rank": covered.best_rank,
        "best_rank_before": before.best_rank if before else None,
        **_best(edition, covered.best),
        "best_time_before": str(covered.before.time) if covered.before else None,
        "change": str(covered.change or "").replace("−", "-") or None,
        **_several(edition, covered.athletes),
    }


def squad_row(edition: Edition, competition: Competition) -> Record:
    """The squad of one competition beside those who started."""
    count = squad_count(edition.team, competition)
    return {
        **_competition(edition, competition),
        "named": len(count.named) or None,
        "men": count.men,
        "women": count.women,
        "started": len(count.started),
        "named_without_a_start_held": " ".join(count.not_started) or None,
        "started_without_being_named": " ".join(count.extra) or None,
        "sources": sources(edition, (competition.squad or competition).sources),
    }


def names(edition: Edition, athlete: str) -> Mapping[str, Cell]:
    """The name in Latin letters, and in the script of each further language."""
    return edition.once(("names", athlete), lambda: _names(edition, edition.team.athletes[athlete].name))


def _names(edition: Edition, name: Name) -> Mapping[str, Cell]:
    scripts = dict(name.scripts)
    return {"name": str(name)} | {f"name_{code}": scripts.get(code) for code in edition.site.languages[1:]}


def sources(edition: Edition, cited: Iterable[Source]) -> Cell:
    """Who published it, what, when and where, in one cell."""
    return "; ".join(_source(edition, source) for source in cited) or None


def _source(edition: Edition, source: Source) -> str:
    title = edition.say_if(source.title)
    parts = (edition.say(source.publisher).text, title and title.text, source.date and source.date.printed, source.link)
    return ", ".join(str(part) for part in parts if part)


def _competition(edition: Edition, competition: Competition) -> Mapping[str, Cell]:
    return {"competition": competition.id, "competition_name": edition.say(competition.name).text}


def _several(edition: Edition, athletes: Iterable[str]) -> Mapping[str, Cell]:
    each = tuple(athletes)
    said = [names(edition, athlete) for athlete in each]
    columns = ("name", *(f"name_{code}" for code in edition.site.languages[1:]))
    joined = {column: "; ".join(str(own[column] or own["name"]) for own in said) or None for column in columns}
    return {"athletes": " ".join(each) or None} | joined


def _best(edition: Edition, best: Best | None) -> Mapping[str, Cell]:
    return {
        "best_time": str(best.time) if best else None,
        "best_time_by": str(edition.team.athletes[best.athlete].name) if best else None,
    }
