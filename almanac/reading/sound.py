"""Sound: what the checks had nothing to say of is not checked again while it, and what it is held against, is the same.

A competition is held against everything but the other competitions and the news, so that after a changed result one
competition is checked again, and with it the few checks that look across all of them.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from almanac.memory import Memory, digest
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.checks import ACROSS, CHECKS
from almanac.reading.ledger import Ledger


class Names(Struct, frozen=True):
    """Names of contents: of every file but the news, and of each competition (id) with every file but the others'.

    `ground` is that of every file but competitions and news.
    """

    whole: str
    competitions: Mapping[str, str]
    ground: str


def names_of(team: Team, ledger: Ledger) -> Names:
    """The names of the files that a team was read from."""
    paths = {own: ledger.origins.path(f"competition:{own}") for own in team.competitions}
    ground = _name(ledger, set(paths.values()))
    names = {own: digest(ground, path, ledger.contents[path]) for own, path in paths.items()}  # a folder is a season
    return Names(digest(ground, *sorted(names.values())), names, ground)


def check(team: Team, names: Names, ledger: Ledger, memory: Memory | None) -> list[Problem]:
    """What the checks find in everything but the news; all is checked again where a file has a problem already."""
    sound = (memory or Memory()).shelf("sound")
    known = {name for name in names.competitions.values() if sound.get(name)} if not ledger.problems else set()
    if sound.get(names.whole) and not ledger.problems:
        return []
    waiting = {own: team.competitions[own] for own, name in names.competitions.items() if name not in known}
    found = [problem for look in CHECKS for problem in look(replace(team, competitions=waiting), ledger.origins)]
    found += [problem for look in ACROSS for problem in look(team, ledger.origins)]
    if not ledger.problems:
        faulty = {problem.place.path for problem in found}
        kept = [own for own in waiting if ledger.origins.path(f"competition:{own}") not in faulty]
        for name in [names.competitions[own] for own in kept] + ([] if found else [names.whole]):
            sound.put(name, True)  # noqa: FBT003 - what is remembered
    return found


def _name(ledger: Ledger, besides: set[str]) -> str:
    """One name for the content of every file but the news and these."""
    held = {path: name for path, name in ledger.contents.items() if path not in besides}
    return digest(
        *(part for path in sorted(held) if not path.startswith("content/news/") for part in (path, held[path]))
    )
