"""The desk's verbs: what is asked of the rooms of the desk, and how it is told."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from almanac.command import Report
from almanac.desk.importing.importing import Import, Into, planned_import, tried_out
from almanac.desk.importing.meaning import Meant, Pages, meant
from almanac.desk.importing.merging import State, told
from almanac.desk.new import Asked, new_files
from almanac.desk.rollover import next_steps, season_files
from almanac.desk.starting import team_files
from almanac.desk.writing import replace_text, write_new
from almanac.knowing import Known
from almanac.problem import Place, Problem
from almanac.statistics import derive
from almanac.statistics.corrected import corrected
from almanac.wishes import Wish


def new(wish: Wish, report: Report, known: Known | None) -> None:
    """Make new files; without a team known, the folder of a new one."""
    if known is None:
        _write(team_files(), Path(wish.name), report)
        return
    asked = Asked(kind=wish.kind, name=wish.name, said=wish.said, athletes=wish.athletes)
    files, problems = new_files(asked, known.team, derive(known.team), known.day)
    report.tell(problems)
    _write(files, wish.root, report)


def rollover(wish: Wish, report: Report, known: Known) -> None:
    """Make the files of a new season, and say what comes next."""
    files, problems = season_files(known.team, wish.name)
    report.tell(problems)
    _write(files, wish.root, report)
    for step in next_steps(wish.name, files):
        report.say(step)


def import_(wish: Wish, report: Report, known: Known, pages: Pages) -> None:
    """Say row by row what a list changes and what that means, each with its page; write it after `--yes` or a yes."""
    content = _content(wish.name, report)
    place = known.origins.get(f"competition:{wish.said.get('competition', '')}")
    path = wish.root / place.path if place else Path()
    into = Into(
        competition=wish.said.get("competition", ""),
        race={key: wish.said[key] for key in ("event", "number", "division", "round", "date") if key in wish.said},
        loose=wish.said.get("times") == "loose",
        skip_bad=wish.skip_bad,
        whole=wish.complete,
    )
    made = planned_import(content, wish.name, into, known.printed, path.read_text("utf-8") if place else "")
    _say_rows(made, report)
    report.tell(made.problems)
    if made.text is None or place is None:
        report.say("nothing changes")
        return
    reading = tried_out(wish.root, place.path, made.text)
    report.tell(problem for problem in reading.problems if not problem.is_warning)
    assert reading.team is not None  # noqa: S101 -- a reading without a problem has its team
    after = corrected(reading.team)
    _say_meant(meant((known.team, derive(known.team)), (after, derive(after)), known.day), pages, report)
    if not made.is_whole:
        report.say("not held as the whole field, so that no cup counts it: if it is, say --complete")
    if not wish.yes and (wish.dry_run or not _is_wanted()):
        report.say("nothing was written; --yes writes it")
        return
    replace_text(path, made.text)
    report.say(f"wrote {path}")


def _content(name: str, report: Report) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as fault:
        report.tell([Problem(Place(name), "unreadable", f"the file cannot be read: {fault.strerror}")])
        return b""


def _say_rows(made: Import, report: Report) -> None:
    for change in made.merged.changes:
        for line in told(change):
            report.say(line)
    for name in made.merged.unknown:
        report.say(f"not in names.yaml, written as printed: {name}")
    for row, _ in made.merged.bad:
        report.say(f"left out   line {row.line}: {row.text.strip()}")
    report.say(", ".join(f"{made.count(state)} {state.value}" for state in State))


def _say_meant(found: Sequence[Meant], pages: Pages, report: Report) -> None:
    """How many of each kind, then each with its page."""
    if found:
        counts = Counter("in the cups" if one.kind == "cup" else one.kind for one in found)
        report.say("it means " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
    for one in found:
        report.say(f"{one.kind}: {one.words}  {one.page(pages)}")


def _is_wanted() -> bool:
    """Ask, where somebody can answer."""
    return sys.stdin.isatty() and input("write it? (yes/no) ").strip().lower() in {"y", "yes"}


def _write(files: Mapping[str, str], root: Path, report: Report) -> None:
    report.tell(write_new(files, root))
    for name in files:
        report.say(f"made {root / name}")
