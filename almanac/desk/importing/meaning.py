"""What an import means for us: bests, podiums and places in the cups, against what was held before."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from msgspec import Struct

from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics import Statistics
from almanac.statistics.standings import standings

_PODIUM = {1: "gold", 2: "silver", 3: "bronze"}


class Pages(Protocol):
    """Where pages lie; whoever makes addresses hands them over."""

    def athlete(self, athlete: str) -> str:
        """An athlete's."""

    def competition(self, competition: str) -> str:
        """A competition's."""

    def standings(self, season: Season, cup: str) -> str:
        """A cup's."""


class Meant(Struct, frozen=True, kw_only=True):
    """One thing that is new: what kind (`PB`, `SB`, `podium`, `cup`), in words, and whose or which page shows it."""

    kind: str
    words: str
    athlete: str = ""
    competition: str = ""
    season: Season | None = None
    cup: str = ""

    def page(self, pages: Pages) -> str:
        """The address of the page that shows it."""
        if self.season:
            return pages.standings(self.season, self.cup)
        return pages.athlete(self.athlete) if self.athlete else pages.competition(self.competition)


def meant(before: tuple[Team, Statistics], after: tuple[Team, Statistics], day: date) -> tuple[Meant, ...]:
    """What holds now and did not before."""
    old = set(_all(*before, day))
    return tuple(one for one in _all(*after, day) if one not in old)


def _all(team: Team, statistics: Statistics, day: date) -> Iterator[Meant]:
    for start in statistics.starts:
        mark = statistics.marks.get(start.key)
        kind = "PB" if mark and mark.is_personal_best else "SB" if mark and mark.is_season_best else ""
        if kind:
            words = f"{start.athlete} {start.time} ({start.race.id})"
            yield Meant(kind=kind, words=words, athlete=start.athlete)
    for medal in statistics.medals:
        who = ", ".join(medal.athletes) or team.publication.nation
        words = f"{who} {_PODIUM[medal.rank]} ({medal.race.id})"
        yield Meant(kind="podium", words=words, competition=medal.competition.id)
    for season, cups in standings(team, day).items():
        for cup in cups:
            for place in cup.after[-1].places if cup.after else ():
                contender = place.score.contender
                if contender.nation == team.publication.nation and place.rank:
                    words = f"{contender.key} number {place.rank} in the cup {cup.cup.id}"
                    yield Meant(kind="cup", words=words, season=season, cup=cup.cup.id)
