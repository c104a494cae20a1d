"""Names: who is meant in a story, and which spelling is right."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from almanac.model.team import Team
from almanac.proofreading.patterns import LINK, TWO_WORDS
from almanac.proofreading.spellings import Spellings

_SENTENCES = 256  # of which one story is asked more than once

Fault = tuple[int, int, str, str]  # where it begins and ends, what is said of it, the nearest right value


class Names:
    """Every spelling of our athletes and of the rivals."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.people = lru_cache(_SENTENCES)(self._people)
        self._near: dict[str, str] = {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Whose each right spelling of our athletes' names is."""
        return {
            name: athlete.id
            for athlete in self.team.athletes.values()
            for name in (str(athlete.name), *(written for _, written in athlete.name.scripts))
        }

    @cached_property
    def _spelt(self) -> Spellings:
        return Spellings(self.names)

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Spellings of lists that prose should not use, each with the right one; single words tell too little."""
        wrong = {
            alias: str(athlete.name)
            for athlete in self.team.athletes.values()
            for alias in athlete.aliases
            if alias not in self.names and (" " in alias or not alias.isascii())
        }
        return wrong | {
            alias: rival.name
            for rival in self.team.rivals.values()
            for alias in rival.aliases
            if " " in alias and alias != rival.name and not alias.isupper() and alias not in rival.name
        }

    @cached_property
    def _misspelt(self) -> Spellings:
        return Spellings(self.aliases, alone=True)

    def faults(self, text: str) -> Iterator[Fault]:
        """Every name in a text that is spelt otherwise than in the table of names."""
        for start, end, written in self._misspelt.found(text):
            right = self.aliases[written]
            yield start, end, f"the name is spelt {right} here", right
        for match in TWO_WORDS.finditer(text):
            if right := self._near_miss(match[0]):
                yield match.start(), match.end(), f"{match[0]!r} looks like {right}", right

    def _near_miss(self, name: str) -> str:
        """The athlete's name from which this one differs by one letter, or by two parts changing places."""
        if name not in self._near:
            family, given = name.split(" ")
            swapped = [f"{given} {family}"] if f"{given} {family}" in self.names else []
            near = swapped or [spelt for spelt in self.names if " " in spelt and _one_letter(name, spelt)]
            self._near[name] = "" if name in self.names or not near else near[0]
        return self._near[name]

    def _people(self, sentence: str) -> tuple[tuple[int, int, str], ...]:
        """Our athletes in a sentence, by link or by name."""
        found = [(start, end, self.names[written]) for start, end, written in self._spelt.found(sentence)]
        if "[[" in sentence:
            found += [(m.start(), m.end(), m[1]) for m in LINK.finditer(sentence) if m[1] in self.team.athletes]
        return tuple(sorted(found))


def _one_letter(one: str, other: str) -> bool:
    """Whether a single letter was changed, added or left out."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
