"""Matching: which athlete of ours, or which rival, a printed name means."""

import difflib
import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from almanac.desk.importing.listed import Listed
from almanac.model.athlete import Athlete
from almanac.model.event import EventKind
from almanac.model.team import Team

_Key = tuple[str, ...]


class Who(Struct, frozen=True):
    """Whose row it is, by the keys of a row; `is_new` is a name that no table knows, `candidates` whom it may mean."""

    keys: tuple[tuple[str, str], ...] = ()
    is_new: bool = False
    candidates: tuple[str, ...] = ()


class Names:
    """Every spelling of our athletes and of the rivals, in any order of its parts, without accents and capitals."""

    def __init__(self, team: Team) -> None:
        self.nation = team.publication.nation
        self.nations = set(team.nations) | {self.nation}
        self.ours: dict[_Key, set[str]] = {}
        self.rivals: dict[tuple[_Key, str], str] = {}
        for athlete in team.athletes.values():
            for spelling in _spellings(athlete):
                self.ours.setdefault(parts_of(spelling), set()).add(athlete.id)
        for rival in team.rivals.values():
            for spelling in (rival.name, *rival.aliases):
                for nation in rival.nations:
                    self.rivals[parts_of(spelling), nation] = rival.name

    def who(self, row: Listed, kind: EventKind) -> Who:
        """Whose row it is; without keys where nobody can tell."""
        if row.nation not in self.nations:
            return Who(candidates=tuple(difflib.get_close_matches(row.nation, sorted(self.nations), n=3)))
        if kind is EventKind.TEAM:
            return Who((("nation", row.nation),))
        if row.nation == self.nation:
            return self._of_ours(row.name)
        known = self.rivals.get((parts_of(row.name), row.nation))
        return Who((("skater", known or row.name), ("nation", row.nation)), is_new=known is None)

    def _of_ours(self, name: str) -> Who:
        found = sorted(self.ours.get(parts_of(name), ()))
        if len(found) == 1:
            return Who((("athlete", found[0]),))
        known = {" ".join(parts): ids for parts, ids in self.ours.items()}
        near = difflib.get_close_matches(" ".join(parts_of(name)), list(known), n=3, cutoff=0.5)
        return Who(
            candidates=tuple(found or dict.fromkeys(one for spelling in near for one in sorted(known[spelling])))
        )


def _spellings(athlete: Athlete) -> Iterator[str]:
    yield f"{athlete.name.given} {athlete.name.family}"
    yield from (written for _, written in athlete.name.scripts)
    yield from athlete.aliases


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name in a fixed order, without accents and capitals: what two spellings of it share."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(sorted(re.findall(r"\w+", plain)))
