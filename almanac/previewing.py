"""Previewing: what the server shows is built apart from it, and what `/admin/` edits is read when it is asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from almanac.command import Report, Stop
from almanac.memory import Memory
from almanac.problem import Place, Problem
from almanac.publishing import Files
from almanac.reading import read
from almanac.reading.cms import form, form_keys
from almanac.serving import Made, Outcome
from almanac.serving.editing import Editing
from almanac.wishes import Wish
from almanac.workers import WorkerLostError
from almanac.workers.standby import Standby

Build = Callable[[Wish, Report, Memory], Any]
_Rebuilt = tuple[tuple[Problem, ...], frozenset[str], str]


@contextmanager
def rebuilding(wish: Wish, build: Build, memory: Memory) -> Iterator[Callable[[], Outcome]]:
    """Builds while serving, in a process that stays: what it read and worked out is at hand at the next save."""
    builds = _Builds(wish, build, memory)
    with Standby(builds.rebuilt, builds.keep) as standby:
        yield partial(_rebuild, wish, standby)


def _rebuild(wish: Wish, standby: Standby[_Rebuilt]) -> Outcome:
    """What a build makes; where there were problems, the page and the terminal show them."""
    try:
        problems, paths, address = standby.ask()
    except WorkerLostError:
        lost = Problem(Place(str(wish.root)), "worker", "the build ended too soon; the next save builds again")
        return Outcome((lost,), None)
    return Outcome(problems, Made(Files(wish.out, paths), address) if paths else None)


class _Builds(Struct):
    """The builds of the process that stays, with what they have at hand."""

    wish: Wish
    build: Build
    memory: Memory
    is_made: bool = False

    def rebuilt(self) -> _Rebuilt:
        """The problems of a build, the files of the site and its address; no files where there is none."""
        self.is_made = False
        with Report() as report:
            site = self.build(self.wish, report, self.memory)
            self.is_made = True
            return tuple(report.told), frozenset(site.files), site.address
        return tuple(report.told), frozenset(), ""

    def keep(self) -> None:
        """Write down what was worked out; a build that came to no end asked for too little to forget the rest."""
        if self.is_made:
            self.memory.keep()


def editing_of(wish: Wish, program: Path, report: Report) -> Editing:
    """The texts of the project, in a form made of the tables and of the team as it is; Stop where it cannot be read."""
    reading = read(wish.root)
    report.tell(problem for problem in reading.problems if not problem.is_warning)
    if reading.team is None:
        raise Stop
    language, *_ = reading.team.publication.languages
    return Editing(wish.root, program, partial(_form_now, wish.root), language, form_keys())


def _form_now(root: Path) -> str:
    return form(read(root).team)
