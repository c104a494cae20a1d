"""What a row said before a correction, and what it says now."""

from msgspec import Struct

from almanac.model.competition import Competition, Race, Revision
from almanac.model.result import Result
from almanac.pages.edition import Edition
from almanac.statistics.recounted import concerns
from almanac.website import Text


class Outcome(Struct, frozen=True, kw_only=True):
    """A row's rank, time and status, as far as each is said."""

    rank: str
    time: str
    status: str | None


class Revised(Struct, frozen=True, kw_only=True):
    """What a row said in the list as printed, and the day it last changed.

    `moved`: the correction was of somebody else; `reason` is that of the row's own.
    """

    was: Outcome
    on: str
    moved: bool
    reason: Text | None


def outcome(row: Result) -> Outcome:
    """A row in three words."""
    return Outcome(
        rank=str(row.rank or ""),
        time=str(row.counted_time or ("" if row.status else row.combined) or ""),
        status=row.status.value if row.status else None,
    )


def same_row(one: Result, other: Result) -> bool:
    """Whether two rows are of the same skater or team."""
    return (one.athlete, one.skater, one.nation, one.athletes) == (
        other.athlete,
        other.skater,
        other.nation,
        other.athletes,
    )


def revised(edition: Edition, competition: Competition, race: Race, row: Result) -> Revised | None:
    """What the row was, where a correction changed it."""
    changing = [own for own in competition.revisions if own.after.id == race.id and _changes(own, row)]
    if not changing:
        return None
    last = changing[-1].correction
    is_own = concerns(last, row)
    return Revised(
        was=outcome(_found(changing[0].before, row)),
        on=last.on.isoformat(),
        moved=not is_own,
        reason=edition.say_if(last.reason) if is_own else None,
    )


def _changes(revision: Revision, row: Result) -> bool:
    return outcome(_found(revision.before, row)) != outcome(_found(revision.after, row))


def _found(race: Race, row: Result) -> Result:
    return next(other for other in race.results if same_row(other, row))
