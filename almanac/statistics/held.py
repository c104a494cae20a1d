"""What is held: how much the numbers rest on, so that a part is never taken for the whole."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.competition import Competition, Race, RaceState
from almanac.statistics.starts import Start


class Held(Struct, frozen=True, kw_only=True):
    """Races that were skated, those held with their whole field, our starts in them, those with a time.

    `races_without_ours`: races in whose rows no athlete of ours is named.
    """

    races: int = 0
    complete: int = 0
    starts: int = 0
    timed: int = 0
    races_without_ours: int = 0

    @property
    def is_partial(self) -> bool:
        """Whether something is missing; a comparison with such a season never says "more" (data guide)."""
        return self.races == 0 or self.complete < self.races


def held(competitions: Iterable[Competition], starts: Iterable[Start]) -> Held:
    """What is held of these competitions; starts elsewhere are left out."""
    skated = {
        (competition.id, race.id): race
        for competition in competitions
        for race in competition.races
        if _was_skated(competition, race)
    }
    own = [start for start in starts if start.started and start.key[:2] in skated]
    return Held(
        races=len(skated),
        complete=sum(race.complete for race in skated.values()),
        starts=len(own),
        timed=sum(start.result.counted_time is not None for start in own),
        races_without_ours=len(skated.keys() - {start.key[:2] for start in own}),
    )


def _was_skated(competition: Competition, race: Race) -> bool:
    planned = race.state is RaceState.PLANNED or competition.state is not None
    return bool(race.results) if planned else True
