"""What the team is made of, by content: all of it, or no more than some of its results."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import accumulate

from msgspec.structs import replace

from almanac.memory import Shelf, digest, fingerprint
from almanac.model.competition import Competition, Race
from almanac.model.news import NewsItem
from almanac.model.team import Team


class Makings:
    """Names of contents: equal ones are made of the same.

    `name` is that of all that is known of the team but its news; `known` holds what was worked out under it before.
    `whole` is the name together with what stands `beside` it. `competitions` names each (id) with all but the others.
    `of_item` names an item of news by its own files, `references` name all files but competitions and news.
    """

    def __init__(  # noqa: PLR0913 - the team, and names for its parts
        self,
        team: Team,
        name: str,
        known: Shelf | None = None,
        *,
        beside: str = "",
        competitions: Mapping[str, str] | None = None,
        references: str = "",
        of_item: Callable[[NewsItem], str] = fingerprint,
    ) -> None:
        self.team = team
        self.of_item = of_item
        self._references = references
        self.whole = digest(name, beside)
        self._name = name
        self._beside = beside
        self._competitions = competitions or {}
        self._known = known or Shelf()
        self._asked: dict[tuple[str, ...], str] = {}

    def beside(self, name: str) -> "Makings":
        """The same with something else that everything follows from, by its name."""
        return Makings(
            self.team,
            self._name,
            self._known,
            beside=name,
            competitions=self._competitions,
            references=self._references,
            of_item=self.of_item,
        )

    def made(self, name: str, work: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """Names that follow from all that is known but news, worked out once for it."""
        found: tuple[str, ...] = self._known.made(f"{name} {self.whole}", work)
        return found

    def of_news(self, items: Iterable[NewsItem]) -> str:
        """Items of news with all that they are written in."""
        return digest(self._references, *map(self.of_item, items))

    def made_of_news(self, name: str, work: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """Names that follow from items of news of this name alone, worked out once for them."""
        found: tuple[str, ...] = self._known.made(f"news {name}", work)
        return found

    def of_each_competition(self, name: str, work: Callable[[Competition], str]) -> Mapping[str, str]:
        """What follows for each competition (id) from it and all that is known but the others and news."""
        made, known = self._known.made, self._competitions
        return {
            own.id: made(f"{name} {known[own.id]}", partial(work, own)) if own.id in known else work(own)
            for own in self.team.competitions.values()
        }

    @cached_property
    def ground(self) -> str:
        """All but news and results: no race of any competition, and nothing that was revised in one."""
        return digest(self._known.made(f"ground {self._name}", self._without_results), self._beside)

    def of_events(self, events: Iterable[str]) -> str:
        """Every race over these events (ids)."""
        return self._of("event", sorted(set(events)))

    def of_athletes(self, athletes: Iterable[str]) -> str:
        """Every race with a row of these athletes (ids)."""
        return self._of("athlete", athletes)

    def of_competitions(self, competitions: Iterable[str]) -> str:
        """Every race of these competitions (ids)."""
        return self._of("competition", competitions)

    def until(self, day: date) -> str:
        """Every race up to the end of a day."""
        days, names = self._days
        return names[bisect_right(days, day.isoformat())]

    def name_races(self) -> None:
        """Find the names of all races, before one is asked for."""
        self._races  # noqa: B018 -- it is kept

    @cached_property
    def _days(self) -> tuple[list[str], list[str]]:
        """The days with races, in the order of their texts; names of what came before each, and of all."""
        days = sorted(day for group in self._races for kind, _, day in [group.partition(" ")] if kind == "day")
        return days, list(accumulate(days, lambda before, day: digest(before, self._of("day", [day])), initial=""))

    def _of(self, kind: str, groups: Iterable[str]) -> str:
        asked = (kind, *groups)
        if asked not in self._asked:
            self._asked[asked] = digest(*(self._races.get(f"{kind} {group}", "") for group in asked[1:]))
        return self._asked[asked]

    @cached_property
    def _races(self) -> Mapping[str, str]:
        """One name for the races of each group that has any."""
        found: Mapping[str, str] = self._known.made(f"races {self._name}", self._grouped)
        return found

    def _grouped(self) -> Mapping[str, str]:
        found: dict[str, list[str]] = {}
        for competition in self.team.competitions.values():
            for race, name in zip(competition.races, self._names_at(competition), strict=True):
                for group in _groups(competition, race):
                    found.setdefault(group, []).append(name)
        return {group: digest(*names) for group, names in found.items()}

    def _names_at(self, competition: Competition) -> tuple[str, ...]:
        """A name for each race of a competition."""
        known = self._competitions.get(competition.id)
        if known is None:
            return _named(competition)
        found: tuple[str, ...] = self._known.made(f"races at {known}", lambda: _named(competition))
        return found

    def _without_results(self) -> str:
        bare = {own.id: replace(own, races=(), revisions=()) for own in self.team.competitions.values()}
        without = replace(self.team, news=(), rosters={}, competitions=bare)
        return fingerprint((without, tuple(self.team.rosters.values())))


def _named(competition: Competition) -> tuple[str, ...]:
    revised = [
        (race, tuple(own for own in competition.revisions if own.after.id == race.id)) for race in competition.races
    ]
    return tuple(fingerprint((competition.id, race, revisions)) for race, revisions in revised)


def _groups(competition: Competition, race: Race) -> Iterator[str]:
    """What a race belongs to. It counts from its day, or from the season that its competition is one of."""
    yield f"competition {competition.id}"
    yield f"event {race.event.id}"
    yield f"day {min(competition.day_of(race), competition.season.last_day).isoformat()}"
    yield from dict.fromkeys(f"athlete {athlete}" for row in race.results for athlete in row.ours)
