"""Previewing: what the server shows is built apart from it, and what `/admin/` edits is read when it is asked for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from almanac.command import Report, Stop
from almanac.problem import Problem
from almanac.publishing import Files
from almanac.reading import read
from almanac.reading.cms import form, form_keys
from almanac.serving import Made, Outcome
from almanac.serving.editing import Editing
from almanac.wishes import Wish
from almanac.workers import apart

Build = Callable[[Wish, Report], Any]


def rebuild(wish: Wish, build: Build) -> Outcome:
    """A build while serving; where there were problems, the page and the terminal show them."""
    problems, paths, address = apart(partial(_rebuilt, wish, build))
    return Outcome(problems, Made(Files(wish.out, paths), address) if paths else None)


def _rebuilt(wish: Wish, build: Build) -> tuple[tuple[Problem, ...], frozenset[str], str]:
    """The problems of a build, the files of the site and its address; no files where there is none."""
    with Report() as report:
        site = build(wish, report)
        return tuple(report.told), frozenset(site.files), site.address
    return tuple(report.told), frozenset(), ""


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
