"""An athlete against others: points per 500 m against the team's bests, and head-to-head."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from almanac.memory import digest
from almanac.model.team import Team
from almanac.pages.duels import EventDuels, event_duels
from almanac.pages.edition import Edition
from almanac.pages.lines import BestLine, best_line
from almanac.statistics.head_to_head import rivals, team_mates
from almanac.statistics.makings import Makings
from almanac.statistics.meetings import HeadToHead
from almanac.statistics.own import OfAthletes, OneByOne
from almanac.statistics.versatility import Strength

_ROOM = 12  # duels over one event, for who reads it on a phone; the page of all pairs has them all
_FEW = 20  # athletes whose pairs are less work by themselves than those of all

_Pairs = Sequence[HeadToHead]


class StrengthLine(Struct, frozen=True, kw_only=True):
    """A best in points per 500 m; `behind` is a percentage of the team's best, empty where this is it."""

    best: BestLine
    points: str
    behind: str
    is_near: bool


class Comparison(Struct, frozen=True, kw_only=True):
    """Distances, the strongest first, and duels. `rank` of `ranked` is the place in the team's adelskalender.

    The addresses are empty where the pages are not built.
    """

    strengths: tuple[StrengthLine, ...]
    spread: str
    near: int
    rank: int | None
    ranked: int
    mates: tuple[EventDuels, ...]
    rivals: tuple[EventDuels, ...]
    adelskalender: str
    head_to_head: str


def comparison(edition: Edition, athlete: str) -> Comparison:
    """One athlete against the team and against the regular rivals."""
    statistics, footer = edition.statistics, dict(edition.site.footer)
    versatile = statistics.versatility.get(athlete)
    rank, ranked = _place(edition, athlete)
    return Comparison(
        strengths=tuple(_strength(edition, strength) for strength in versatile.strengths) if versatile else (),
        spread=str(versatile.spread) if versatile else "",
        near=versatile.near if versatile else 0,
        rank=rank,
        ranked=ranked,
        mates=event_duels(edition, _own(edition, team_mates, lambda: statistics.team_mates, athlete), _ROOM, athlete),
        rivals=event_duels(edition, _own(edition, rivals, lambda: statistics.rivals, athlete), _ROOM, athlete),
        adelskalender=footer.get("adelskalender", ""),
        head_to_head=footer.get("head_to_head", ""),
    )


def compared_with(edition: Edition, makings: Makings, athlete: str) -> str:
    """What a comparison is made of: all races over the events that the athlete has a time or a race in, the place."""
    raced = {race.event.id for _, race, _ in edition.statistics.rows.get(athlete, ())}
    stated = {best.event for best in edition.team.athletes[athlete].bests}
    return digest(makings.of_events(raced | stated), repr(_place(edition, athlete)))


def _strength(edition: Edition, strength: Strength) -> StrengthLine:
    return StrengthLine(
        best=best_line(edition, strength.best),
        points=str(strength.points),
        behind=f"+{strength.behind // 10}.{strength.behind % 10} %" if strength.behind else "",
        is_near=strength.is_near,
    )


def _place(edition: Edition, athlete: str) -> tuple[int | None, int]:
    for own in edition.statistics.adelskalender:
        for entry in own.ranked:
            if entry.athlete == athlete:
                return entry.rank, len(own.ranked)
    return None, 0


def _own(edition: Edition, pairs: Callable[[Team, str], _Pairs], every: Callable[[], _Pairs], athlete: str) -> _Pairs:
    """The pairs of an athlete: worked out alone, where few are asked for."""

    def held() -> OfAthletes[_Pairs]:
        few = OneByOne(lambda one: {one: pairs(edition.team, one)}, _FEW)
        return OfAthletes(few, str, lambda own: own, lambda: _by_athlete(every()))

    own: _Pairs = edition.once(pairs, held).get(athlete, ())
    return own


def _by_athlete(pairs: _Pairs) -> Mapping[str, _Pairs]:
    found: dict[str, list[HeadToHead]] = {}
    for pair in pairs:
        for athlete in (pair.athlete, pair.mate):
            if athlete:
                found.setdefault(athlete, []).append(pair)
    return found
