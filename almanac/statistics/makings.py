"""What the team is made of, by content: all of it, or no more than some of its results."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from msgspec.structs import replace

from almanac.memory import Shelf, digest, fingerprint
from almanac.model.competition import Competition, Race
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.starts import season_on

_RaceKey = tuple[str, str]  # (competition id, race id)


class Makings:
    """Names of contents: equal ones are made of the same.

    `name` is that of all that is known of the team but its news; `known` holds what was worked out under it before.
    `whole` is the name together with what stands `beside` it.
    """

    def __init__(self, team: Team, name: str, known: Shelf | None = None, beside: str = "") -> None:
        self.team = team
        self.whole = digest(name, beside)
        self._team_name = name
        self._beside = beside
        self._known = known or Shelf()
        self._seasons: dict[Season, str] = {}

    def beside(self, name: str) -> "Makings":
        """The same with something else that everything follows from, by its name."""
        return Makings(self.team, self._team_name, self._known, name)

    @cached_property
    def ground(self) -> str:
        """All but news and results: no race of any competition, and nothing that was revised in one."""
        return digest(self._known.made(f"ground {self._team_name}", self._ground), self._beside)

    def of_events(self, events: Iterable[str]) -> str:
        """Every race over these events (ids)."""
        return digest(*(self._by_event.get(event, "") for event in sorted(set(events))))

    def of_athletes(self, athletes: Iterable[str]) -> str:
        """Every race with a row of these athletes (ids)."""
        return digest(*(self._by_athlete.get(athlete, "") for athlete in athletes))

    def of_competitions(self, competitions: Iterable[str]) -> str:
        """Every race of these competitions (ids)."""
        return digest(*(self._races[own, race.id] for own in competitions for race in self._held(own)))

    def until(self, season: Season) -> str:
        """Every race up to the end of a season."""
        if season not in self._seasons:
            held = ((own, race) for own in self.team.competitions.values() for race in own.races)
            until = (self._races[own.id, race.id] for own, race in held if _first(own, race) <= season)
            self._seasons[season] = digest(*until)
        return self._seasons[season]

    @cached_property
    def _races(self) -> Mapping[_RaceKey, str]:
        names = self._known.made(f"races {self._team_name}", lambda: tuple(self._named()))
        return dict(
            zip(((own, race.id) for own in self.team.competitions for race in self._held(own)), names, strict=True)
        )

    def _ground(self) -> str:
        bare = {own.id: replace(own, races=(), revisions=()) for own in self.team.competitions.values()}
        without = replace(self.team, news=(), rosters={}, competitions=bare)
        return fingerprint((without, tuple(self.team.rosters.values())))

    def _named(self) -> Iterable[str]:
        for competition in self.team.competitions.values():
            for race in competition.races:
                revised = tuple(entry for entry in competition.revisions if entry.after.id == race.id)
                yield fingerprint((race, revised))

    def _held(self, competition: str) -> tuple[Race, ...]:
        return self.team.competitions[competition].races

    @cached_property
    def _by_event(self) -> Mapping[str, str]:
        return self._under(lambda race: (race.event.id,))

    @cached_property
    def _by_athlete(self) -> Mapping[str, str]:
        return self._under(lambda race: dict.fromkeys(athlete for row in race.results for athlete in row.ours))

    def _under(self, names: Callable[[Race], Iterable[str]]) -> Mapping[str, str]:
        found: dict[str, list[str]] = {}
        for competition in self.team.competitions.values():
            for race in competition.races:
                for name in names(race):
                    found.setdefault(name, []).append(self._races[competition.id, race.id])
        return {name: digest(*own) for name, own in found.items()}


def _first(competition: Competition, race: Race) -> Season:
    """The first season whose numbers a race is in: the day decides, and the competition may say another one."""
    return min(competition.season, season_on(competition.day_of(race), competition))
