"""The import as a whole: from the bytes of a list to the new text of a competition's file, tried out first."""

import pathlib
import shutil
import tempfile
from collections.abc import Mapping

from msgspec import Struct

from almanac.desk.importing.adding import NewRace
from almanac.desk.importing.editing import edited
from almanac.desk.importing.formats import read_list
from almanac.desk.importing.matching import Names
from almanac.desk.importing.merging import Merged, State, merge
from almanac.model.competition import Race
from almanac.model.team import Team
from almanac.problem import Place, Problem, nearest_word
from almanac.reading import Reading, read

_RACE_KEYS = ("event", "number", "division", "round", "date")


class Into(Struct, frozen=True, kw_only=True):
    """Where a list goes: the competition's id, and what names the race; whether it is the `whole` field, as is said."""

    competition: str
    race: Mapping[str, str]
    loose: bool = False
    skip_bad: bool = False
    whole: bool = False


class Import(Struct, frozen=True, kw_only=True):
    """What an import would do: the changes, the new text of the file (None where nothing changes), and the problems.

    `is_whole` tells whether the race counts as held whole then.
    """

    merged: Merged
    text: str | None
    problems: tuple[Problem, ...]
    is_whole: bool = False

    def count(self, state: State) -> int:
        """How many rows are new, changed, the same or missing."""
        return sum(change.state is state for change in self.merged.changes)


def planned_import(content: bytes, file: str, into: Into, team: Team, text: str) -> Import:
    """Lay a list beside the race; `text` is that of the competition's file."""
    nothing = Merged(changes=())
    wrong = tuple(_wrong(into, team))
    rows, unread = read_list(content, file)
    if wrong or unread:
        return Import(merged=nothing, text=None, problems=(*wrong, *unread))
    race = _race(team, into)
    merged = merge(rows, race, team.events[into.race["event"]], Names(team), file, loose=into.loose)
    if merged.bad and not into.skip_bad:
        return Import(merged=merged, text=None, problems=tuple(problem for _, problem in merged.bad))
    skipped = [row.text for row, _ in merged.bad]
    keys = {**{key: into.race.get(key, "") for key in _RACE_KEYS}, "complete": "true" if into.whole else ""}
    new = edited(text, race or NewRace(keys), merged.changes, skipped, whole=into.whole)
    is_whole = into.whole or (race is not None and race.complete)
    return Import(merged=merged, text=new if new != text else None, problems=(), is_whole=is_whole)


def tried_out(root: pathlib.Path, name: str, text: str) -> Reading:
    """The project as it would be read with this text in the file `name`."""
    with tempfile.TemporaryDirectory() as folder:
        for part in ("data", "content"):
            if (root / part).is_dir():
                shutil.copytree(root / part, pathlib.Path(folder) / part)
        (pathlib.Path(folder) / name).write_text(text, "utf-8")
        return read(pathlib.Path(folder))


def _wrong(into: Into, team: Team) -> list[Problem]:
    found = []
    for key, name, known in (
        ("competition", into.competition, team.competitions),
        ("event", into.race.get("event", ""), team.events),
    ):
        if name not in known:
            nearest = nearest_word(name, known)
            found.append(
                Problem(Place(f"--{key}"), "unknown-id", f"no {key} has the id {name!r}", name, nearest=nearest)
            )
    return found


def _race(team: Team, into: Into) -> Race | None:
    parts = (into.race.get(key, "") for key in ("event", "number", "division", "round"))
    name = "-".join(part.lower() if len(part) == 1 else part for part in parts if part)
    return next((race for race in team.competitions[into.competition].races if race.id == name), None)
