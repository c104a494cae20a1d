"""What the team is made of, by content: all of it, or no more than some of its results."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec.structs import replace

from almanac.memory import Shelf, digest, fingerprint
from almanac.model.competition import Competition, Race
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.statistics.starts import season_on


class Makings:
    """Names of contents: equal ones are made of the same.

    `name` is that of all that is known of the team but its news; `known` holds what was worked out under it before.
    `whole` is the name together with what stands `beside` it.
    """

    def __init__(self, team: Team, name: str, known: Shelf | None = None, beside: str = "") -> None:
        self.team = team
        self.whole = digest(name, beside)
        self._name = name
        self._beside = beside
        self._known = known or Shelf()

    def beside(self, name: str) -> "Makings":
        """The same with something else that everything follows from, by its name."""
        return Makings(self.team, self._name, self._known, name)

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

    def until(self, season: Season) -> str:
        """Every race up to the end of a season."""
        return self._of("season", (held for held in self._seasons if held <= str(season)))

    @cached_property
    def _seasons(self) -> tuple[str, ...]:
        """Those in which a race is, in order, which is that of their texts too."""
        return tuple(sorted(kind[1] for group in self._races if (kind := group.split(" "))[0] == "season"))

    def _of(self, kind: str, groups: Iterable[str]) -> str:
        return digest(*(self._races.get(f"{kind} {group}", "") for group in groups))

    @cached_property
    def _races(self) -> Mapping[str, str]:
        """One name for the races of each group that has any."""
        found: Mapping[str, str] = self._known.made(f"races {self._name}", self._grouped)
        return found

    def _grouped(self) -> Mapping[str, str]:
        found: dict[str, list[str]] = {}
        for competition in self.team.competitions.values():
            for race in competition.races:
                revised = tuple(entry for entry in competition.revisions if entry.after.id == race.id)
                name = fingerprint((race, revised))
                for group in _groups(competition, race):
                    found.setdefault(group, []).append(name)
        return {group: digest(*names) for group, names in found.items()}

    def _without_results(self) -> str:
        bare = {own.id: replace(own, races=(), revisions=()) for own in self.team.competitions.values()}
        without = replace(self.team, news=(), rosters={}, competitions=bare)
        return fingerprint((without, tuple(self.team.rosters.values())))


def _groups(competition: Competition, race: Race) -> Iterator[str]:
    """What a race belongs to. The day decides the season, but the competition may say an earlier one."""
    yield f"competition {competition.id}"
    yield f"event {race.event.id}"
    yield f"season {min(competition.season, season_on(competition.day_of(race), competition))}"
    yield from dict.fromkeys(f"athlete {athlete}" for row in race.results for athlete in row.ours)
