"""Sound: what the checks had nothing to say of is not checked again while it, and what it is held against, is the same.

A competition is held against everything but the other competitions and the news, so that after a changed result one
competition is checked again, and with it the few checks that look across all of them.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from almanac.memory import Memory, digest
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.checks import ACROSS, CHECKS
from almanac.reading.ledger import Ledger


def check(team: Team, ledger: Ledger, memory: Memory | None) -> list[Problem]:
    """What the checks find in everything but the news; all is checked again where a file has a problem already."""
    sound, paths = (memory or Memory()).shelf("sound"), _paths(team, ledger)
    ground = _name(ledger, set(paths.values()))
    names = {own: digest(ground, path, ledger.contents[path]) for own, path in paths.items()}  # a folder is a season
    known = {name for name in names.values() if sound.get(name)} if not ledger.problems else set()
    whole = digest(ground, *sorted(names.values()))
    if sound.get(whole) and not ledger.problems:
        return []
    waiting = {own: team.competitions[own] for own, name in names.items() if name not in known}
    found = [problem for look in CHECKS for problem in look(replace(team, competitions=waiting), ledger.origins)]
    found += [problem for look in ACROSS for problem in look(team, ledger.origins)]
    if not ledger.problems:
        faulty = {problem.place.path for problem in found}
        for name in [names[own] for own in waiting if paths[own] not in faulty] + ([] if found else [whole]):
            sound.put(name, True)  # noqa: FBT003 - what is remembered
    return found


def _paths(team: Team, ledger: Ledger) -> Mapping[str, str]:
    """The file of each competition."""
    return {own: ledger.origins.path(f"competition:{own}") for own in team.competitions}


def _name(ledger: Ledger, besides: set[str]) -> str:
    """One name for the content of every file but the news and these."""
    held = {path: name for path, name in ledger.contents.items() if path not in besides}
    return digest(
        *(part for path in sorted(held) if not path.startswith("content/news/") for part in (path, held[path]))
    )
