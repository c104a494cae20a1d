"""What an import means for us: bests, podiums and places in the cups, against what was held before."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct

from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics import Statistics
from almanac.statistics.standings import standings

_PODIUM = {1: "gold", 2: "silver", 3: "bronze"}
_Place = tuple[Season, str, str]  # season, cup and contender


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
    old, ranks = {*_marks(before[1]), *_medals(*before)}, dict(_ranks(before[0], day))
    now = (*_marks(after[1]), *_medals(*after))
    return (*(one for one in now if one not in old), *_moved(ranks, after[0], day))


def _marks(statistics: Statistics) -> Iterator[Meant]:
    for start in statistics.starts:
        mark = statistics.marks.get(start.key)
        kind = "PB" if mark and mark.is_personal_best else "SB" if mark and mark.is_season_best else ""
        if kind:
            yield Meant(kind=kind, words=f"{start.athlete} {start.time} ({start.race.id})", athlete=start.athlete)


def _medals(team: Team, statistics: Statistics) -> Iterator[Meant]:
    for medal in statistics.medals:
        who = ", ".join(medal.athletes) or team.publication.nation
        words = f"{who} {_PODIUM[medal.rank]} ({medal.race.id})"
        yield Meant(kind="podium", words=words, competition=medal.competition.id)


def _ranks(team: Team, day: date) -> Iterator[tuple[_Place, int]]:
    """Our ranks in the cups, as they stand."""
    for season, cups in standings(team, day).items():
        for cup in cups:
            for place in cup.after[-1].places if cup.after else ():
                if place.score.contender.nation == team.publication.nation and place.rank:
                    yield (season, cup.cup.id, place.score.contender.key), place.rank


def _moved(before: Mapping[_Place, int], team: Team, day: date) -> Iterator[Meant]:
    for (season, cup, who), rank in _ranks(team, day):
        was = before.get((season, cup, who))
        if rank != was:
            words = f"{who} {was} → {rank} in the cup {cup}" if was else f"{who} number {rank} in the cup {cup}"
            yield Meant(kind="cup", words=words, season=season, cup=cup)
