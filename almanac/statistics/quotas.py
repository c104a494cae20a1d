"""Quotas: what a classification gives each nation, what a team may enter, and what is still needed for a place.

A place belongs to the nation. A skater without one needs more points than the last place by points has, or a faster
time than the last place by time; where the nation has its maximum, only a team mate's place is left to win
(handbook, domain section 7).
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from almanac.model.event import Category, EventKind
from almanac.model.qualification import NationMaximum, Needs, Qualification
from almanac.model.race_time import Gap, RaceTime
from almanac.model.team import Team
from almanac.statistics.qualification import Classification, QuotaRow, Section
from almanac.statistics.scores import Score


class NationQuota(Struct, frozen=True, kw_only=True):
    """What one nation has in one event; `over` are those listed beyond its maximum, each once."""

    nation: str
    by_points: tuple[QuotaRow, ...]
    by_times: tuple[QuotaRow, ...]
    reserves: tuple[QuotaRow, ...]
    over: tuple[QuotaRow, ...]

    @property
    def places(self) -> int:
        """How many may start."""
        return len(self.by_points) + len(self.by_times)


class Needed(Struct, frozen=True, kw_only=True):
    """What one without a place still needs; `points` and `gap` (to the time to beat) None where that way is closed."""

    score: Score
    quota: str
    is_full: bool
    points: int | None
    time: RaceTime | None
    to_beat: RaceTime | None
    gap: Gap | None


class TeamQuota(Struct, frozen=True, kw_only=True):
    """What a nation may enter in one category: its places by event, and the most athletes for them."""

    category: Category
    events: tuple[tuple[str, NationQuota], ...]
    maximum: NationMaximum | None

    @property
    def places(self) -> int:
        """Starts in all; one athlete may take several."""
        return sum(quota.places for _, quota in self.events)


def nation_quotas(classification: Classification) -> tuple[NationQuota, ...]:
    """Every nation in the list, those with most places first, then as they stand in it."""
    nations = dict.fromkeys(row.contender.nation for row in classification.rows)
    made = (nation_quota(classification, nation) for nation in nations)
    return tuple(sorted(made, key=lambda quota: -quota.places))


def nation_quota(classification: Classification, nation: str) -> NationQuota:
    """What one nation has."""
    own = [row for row in classification.rows if row.contender.nation == nation]
    over = {row.contender.key: row for row in own if not row.quota}
    return NationQuota(
        nation=nation,
        by_points=tuple(row for row in own if row.quota and row.section is Section.POINTS),
        by_times=tuple(row for row in own if row.quota and row.section is Section.TIMES),
        reserves=tuple(row for row in own if row.section is Section.RESERVE),
        over=tuple(over.values()),
    )


def still_needed(classification: Classification, nation: str) -> tuple[Needed, ...]:
    """Everyone of a nation who scored or has a time and holds no place, in the order of points."""
    placed = {row.contender.key for row in classification.rows if row.is_in}
    is_full = nation_quota(classification, nation).places >= classification.rule.max_per_nation
    own = (score for score in classification.scores if score.contender.nation == nation)
    return tuple(_needed(classification, score, is_full=is_full) for score in own if score.contender.key not in placed)


def team_quota(
    team: Team, system: Qualification, classifications: Iterable[Classification], nation: str, category: Category
) -> TeamQuota:
    """The places of one nation in the events of one category."""
    own = tuple(one for one in classifications if team.events[one.rule.event].category is category)
    quotas = tuple((one.rule.event, nation_quota(one, nation)) for one in own)
    fulfilled = (maximum for maximum in system.maxima if _is_met(team, maximum.needs, own, quotas))
    return TeamQuota(category=category, events=quotas, maximum=next(fulfilled, None))


def _needed(classification: Classification, score: Score, *, is_full: bool) -> Needed:
    line, to_beat = last_points(classification), last_time(classification)
    best = classification.best_of(score)
    time = best.result.time if best else None
    quota = next((row.quota for row in classification.rows if row.contender == score.contender and row.quota), "")
    return Needed(
        score=score,
        quota=quota,
        is_full=is_full,
        points=max(line - score.points + 1, 1) if line is not None else None,
        time=time,
        to_beat=to_beat,
        gap=Gap((time.hundredths - to_beat.hundredths) * 10) if time and to_beat else None,
    )


def last_points(classification: Classification) -> int | None:
    """The points of the last place by points."""
    held = [row.points for row in classification.rows if row.is_in and row.section is Section.POINTS]
    return held[-1] if held else None


def last_time(classification: Classification) -> RaceTime | None:
    """The time of the last place by time."""
    rows = (row for row in classification.rows if row.is_in and row.section is Section.TIMES)
    held = [row.best.result.time for row in rows if row.best]
    return held[-1] if held else None


def _is_met(team: Team, needs: Needs, own: Sequence[Classification], quotas: Sequence[tuple[str, NationQuota]]) -> bool:
    if needs is Needs.NOTHING:
        return True
    by_event = dict(quotas)
    pursuit = any(by_event[one.rule.event].places for one in own if _kind(team, one) is EventKind.TEAM)
    distances = [(one.rule, by_event[one.rule.event]) for one in own if _kind(team, one) is EventKind.TIME]
    if needs is Needs.EVERY_DISTANCE:
        return pursuit and all(quota.places for _, quota in distances)
    return pursuit and all(len(quota.by_points) == rule.max_per_nation for rule, quota in distances)


def _kind(team: Team, classification: Classification) -> EventKind:
    return team.events[classification.rule.event].kind
