"""Lines of a classification: its rows, what each nation has, what is still needed."""

from msgspec import Struct

from almanac.pages.cup_lines import ContenderLine, contender_line, race_of
from almanac.pages.edition import Edition
from almanac.statistics.qualification import Classification, QuotaRow, Section
from almanac.statistics.quotas import NationQuota, Needed
from almanac.website import Link, Text


class QuotaLine(Struct, frozen=True, kw_only=True):
    """A row of the classification; without a quota rank, the nation has its maximum already."""

    quota: str
    who: ContenderLine
    points: str
    time: str
    race: Link | None
    day: str


class QuotaSection(Struct, frozen=True, kw_only=True):
    """A part of the list: points, times or reserve."""

    name: str
    lines: tuple[QuotaLine, ...]


class NationLine(Struct, frozen=True, kw_only=True):
    """A nation: who is in by points, in by time, next, and beyond the maximum."""

    nation: str
    nation_name: Text | None
    is_ours: bool
    places: int
    by_points: tuple[ContenderLine, ...]
    by_times: tuple[ContenderLine, ...]
    reserves: tuple[tuple[str, ContenderLine], ...]
    over: tuple[ContenderLine, ...]


class NeededLine(Struct, frozen=True, kw_only=True):
    """One of ours without a place; `points` and `time` are what is missing, `gap` how far the best time is away."""

    who: ContenderLine
    quota: str
    is_full: bool
    has: str
    points: int | None
    time: str
    to_beat: str
    gap: str
    is_fast_enough: bool


def quota_section(edition: Edition, made: Classification, name: Section) -> QuotaSection:
    """One part of the list, in the official order."""
    lines = tuple(_line(edition, row) for row in made.rows if row.section is name)
    return QuotaSection(name=name.value, lines=lines)


def _line(edition: Edition, row: QuotaRow) -> QuotaLine:
    best = row.best
    return QuotaLine(
        quota=row.quota,
        who=contender_line(edition, row.contender),
        points=str(row.points),
        time=best.result.time.official if best and best.result.time else "",
        race=race_of(edition, best.competition, best.race) if best else None,
        day=best.competition.day_of(best.race).isoformat() if best else "",
    )


def nation_line(edition: Edition, quota: NationQuota) -> NationLine:
    """A nation's places as readers see them."""
    return NationLine(
        nation=quota.nation,
        nation_name=edition.nation(quota.nation),
        is_ours=quota.nation == edition.team.publication.nation,
        places=quota.places,
        by_points=tuple(contender_line(edition, row.contender) for row in quota.by_points),
        by_times=tuple(contender_line(edition, row.contender) for row in quota.by_times),
        reserves=tuple((row.quota, contender_line(edition, row.contender)) for row in quota.reserves),
        over=tuple(contender_line(edition, row.contender) for row in quota.over),
    )


def needed_line(edition: Edition, needed: Needed) -> NeededLine:
    """What is missing, as readers see it."""
    return NeededLine(
        who=contender_line(edition, needed.score.contender),
        quota=needed.quota,
        is_full=needed.is_full,
        has=str(needed.score.points),
        points=needed.points,
        time=needed.time.official if needed.time else "",
        to_beat=needed.to_beat.official if needed.to_beat else "",
        gap=str(needed.gap) if needed.gap else "",
        is_fast_enough=needed.gap is not None and needed.gap.thousandths < 0,
    )
