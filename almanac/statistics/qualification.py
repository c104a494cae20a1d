"""Olympic qualification: who is in by points, who by time, who is next, from the result lists alone.

The points ranking of an event is filled from the top, then the ranking of best times with those who are not in yet;
a nation never has more than its maximum. Those over it stay in the list without a quota rank, and each part ends at its
last place. The reserves R1, R2 … are the next in the order of times (in an event without places by time, of points);
they count toward the maximum. Long distances rank by the points of their common cup, and by the times of the distance
itself: until it has been raced there is nobody by time and no reserve (handbook, domain sections 5a and 7, from the
official classification after two World Cups of 2025-26).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from almanac.model.competition import Competition
from almanac.model.cup import cup_id, cups
from almanac.model.qualification import Qualification, QuotaEvent
from almanac.model.team import Team
from almanac.statistics.cup_legs import CupLeg, complete_legs, cup_legs
from almanac.statistics.cup_points import Contender, CupResult, MissingTable, missing_table
from almanac.statistics.scores import Score, scores, shared_ranks


class Section(StrEnum):
    """The parts of the classification, in their order."""

    POINTS = "points"
    TIMES = "times"
    RESERVE = "reserve"


class QuotaRow(Struct, frozen=True, kw_only=True):
    """One row of the classification. `quota` is `6`, `R5`, or empty for one over the nation's maximum."""

    section: Section
    quota: str
    contender: Contender
    points: int
    best: CupResult | None

    @property
    def is_in(self) -> bool:
        """Whether the row holds a place."""
        return self.section is not Section.RESERVE and bool(self.quota)


class Classification(Struct, frozen=True, kw_only=True):
    """The classification of one event by the end of a day.

    `counted` are the legs it rests on, `left_out` those begun that are not held whole; with a `missing` points table
    there is no row. `scores` are all who scored or have a time, in the order of points.
    """

    rule: QuotaEvent
    rows: tuple[QuotaRow, ...]
    scores: tuple[Score, ...]
    counted: tuple[CupLeg, ...]
    left_out: tuple[CupLeg, ...]
    missing: tuple[MissingTable, ...]

    @property
    def was_raced(self) -> bool:
        """Whether the event itself has been raced: before, nobody is in by time."""
        return any(race.event.id == self.rule.event for leg in self.counted for race in leg.races)

    def best_of(self, score: Score) -> CupResult | None:
        """The row with the best time over the event itself."""
        return score.best(frozenset([self.rule.event]))


def classification(team: Team, system: Qualification, rule: QuotaEvent, day: date) -> Classification:
    """The classification of an event from the races up to the end of `day`."""
    cup = next(cup for cup in cups(team.events.values()) if cup.id == cup_id(team.events[rule.event]))
    legs = cup_legs(team, qualifying_meetings(team, system, day), cup, day)
    counted = complete_legs(legs)
    races = ((leg.competition, race) for leg in counted for race in leg.races)
    missing = tuple(dict.fromkeys(filter(None, (missing_table(team, *race) for race in races))))
    ranked = () if missing else scores(team, counted)
    return Classification(
        rule=rule,
        rows=tuple(_rows(rule, ranked)),
        scores=ranked,
        counted=counted,
        left_out=tuple(leg for leg in legs if leg not in counted),
        missing=missing,
    )


def qualifying_meetings(team: Team, system: Qualification, day: date) -> tuple[Competition, ...]:
    """The competitions that count and had begun by the end of `day`."""
    held = (team.competitions[leg.competition] for leg in system.legs if leg.competition)
    return tuple(competition for competition in held if competition.state is None and competition.first_day <= day)


def _rows(rule: QuotaEvent, ranked: Sequence[Score]) -> Iterator[QuotaRow]:
    filling = _Filling(rule)
    scoring = [score for score in ranked if score.points]
    yield from filling.fill(Section.POINTS, scoring, rule.by_points)
    by_time = _by_time(rule, ranked)
    yield from filling.fill(Section.TIMES, by_time, rule.by_times)
    yield from filling.fill(Section.RESERVE, by_time if rule.by_times else scoring, rule.reserves)


def _by_time(rule: QuotaEvent, ranked: Sequence[Score]) -> list[Score]:
    """Best times in hundredths; of equal ones, those with more points first, which is the order they come in."""
    timed = ((score.best(frozenset([rule.event])), place, score) for place, score in enumerate(ranked))
    order = sorted((_hundredths(best), place) for best, place, _ in timed if best)
    return [ranked[place] for _, place in order]


def _hundredths(best: CupResult) -> int:
    return best.result.time.hundredths if best.result.time else 0


class _Filling:
    """Places given out one after the other: to which nations, and who stands in the list already."""

    def __init__(self, rule: QuotaEvent) -> None:
        self.rule = rule
        self.nations: Counter[str] = Counter()
        self.placed: set[str] = set()
        self.points: list[int] = []  # of the places by points

    def fill(self, section: Section, ranked: Iterable[Score], places: int) -> Iterator[QuotaRow]:
        """The rows of one part, down to its last place; only reserves leave out those over the maximum."""
        given = 0
        for score in ranked:
            if given == places:
                return
            who = score.contender
            if who.key in self.placed:
                continue
            if self.nations[who.nation] < self.rule.max_per_nation:
                given += 1
                self.placed.add(who.key)
                self.nations[who.nation] += 1
                yield self._row(section, score, self._quota(section, score, given))
            elif section is not Section.RESERVE:
                yield self._row(section, score, "")

    def _quota(self, section: Section, score: Score, given: int) -> str:
        if section is Section.RESERVE:
            return f"R{given}"
        if section is Section.TIMES:
            return str(self.rule.by_points + given)
        self.points.append(score.points)
        return str(shared_ranks(self.points)[-1])

    def _row(self, section: Section, score: Score, quota: str) -> QuotaRow:
        best = score.best(frozenset([self.rule.event]))
        return QuotaRow(section=section, quota=quota, contender=score.contender, points=score.points, best=best)
