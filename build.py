#!/usr/bin/env python3
"""Almanac: read → cut and correct → derive → plan → render → check links → publish."""

import gc
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from almanac.command import Report, Stop, Waiting, leave, told
from almanac.wishes import Wish, read_wish

if TYPE_CHECKING:  # each verb imports what it needs, so that --help is quick
    from almanac.again import Finished
    from almanac.helping import Helper
    from almanac.knowing import Known
    from almanac.memory import Memory

SHIPPED_TEMPLATES = Path(__file__).resolve().parent / "templates"
# What is loaded while workers read the sources.
LATER = "links proofreading pages.home rendering.maker rendering.environment rendering.converter".split()
ADMIN = Path(__file__).resolve().parent / ".cache" / "admin"


def build(wish: Wish, report: Report) -> None:
    """Make the site."""
    memory = memory_of(wish)
    build_with(wish, report, memory)
    memory.keep()


def build_with(wish: Wish, report: Report, memory: "Memory") -> "Finished | None":
    """Make the site with what a memory holds."""
    from almanac.again import Again

    report.step("look")
    if (again := Again.of(wish, memory, template_folders(wish.root))).is_said(report):
        return None
    from almanac.helping import helper
    from almanac.publishing import host_files, publish

    with helper(wish, memory, template_folders(wish.root)) as beside:
        site = make(wish, report, memory, again.names, beside)
        report.step("publish")
        published = publish({**site.files, **host_files()}, wish.out, wish.root, memory, beside.lying())
    report.tell(published.problems)
    report.end(f"{wish.out}/ has {published}")
    site.held.tell(report, wish.held)
    report.say_languages()
    again.remember(report, site, published.names)
    return site


def memory_of(wish: Wish) -> "Memory":
    """What earlier builds of the project worked out."""
    from almanac.memory.engine import memory_in

    return memory_in(wish.root / ".cache" / "almanac", is_fresh=wish.fresh)


def check(wish: Wish, report: Report) -> None:
    """Tell what is wrong, and write nothing."""
    from almanac.again import Again

    report.step("look")
    memory = memory_of(wish)
    if (again := Again.of(wish, memory, template_folders(wish.root))).is_said(report):
        return
    site = make(wish, report, memory, again.names)
    report.end(f"checked: the site would have {len(site.files)} files")
    site.held.tell(report, wish.held)
    report.say_languages()
    again.remember(report, site)
    memory.keep()


def why(wish: Wish, report: Report) -> None:
    """Tell the source files and lines that a page rests on."""
    from almanac.pages import plan, shared_addresses
    from almanac.pages.asked import page_at
    from almanac.statistics import derive

    known = know(wish, report)
    pages = plan(known.team, derive(known.team), known.day, preview=known.marked)
    report.tell(shared_addresses(page.entry for page in pages))
    page, problems = page_at(wish.page, pages, known.team.publication.address)
    report.tell(problems)
    places = {(known.origins[name], name) for name in page.rests_on() if name in known.origins}
    for place, name in sorted(places, key=lambda entry: (entry[0].path, entry[0].line, entry[1])):
        report.say(f"{place.path}:{place.line}  {told(name)}")


def new(wish: Wish, report: Report) -> None:
    """Make the files of a news item, an athlete, a competition or a team; nothing that exists is touched."""
    from almanac.desk import verbs

    verbs.new(wish, report, None if wish.kind == "team" else know(replace(wish, preview=True), report))


def rollover(wish: Wish, report: Report) -> None:
    """Make the files of a new season from the last one's; what nobody can know yet is asked."""
    from almanac.desk import verbs

    verbs.rollover(wish, report, know(replace(wish, preview=True), report))


def import_(wish: Wish, report: Report) -> None:
    """Take a result list into a competition's file: say what it changes, and write it when that is wanted."""
    from almanac.desk import verbs
    from almanac.pages.addresses import Addresses

    verbs.import_(wish, report, know(replace(wish, preview=True), report), Addresses())


def serve(wish: Wish, report: Report) -> None:
    """Show the site in a browser, and again whenever a file is saved."""
    from almanac import previewing, serving
    from almanac.publishing import SECURITY_HEADERS

    sources = [wish.root / "data", wish.root / "content", *template_folders(wish.root)]
    editing = previewing.editing_of(wish, ADMIN, report) if wish.edit else None
    with previewing.rebuilding(wish, build_with, memory_of(wish)) as made:
        report.tell(serving.serve(made, sources, SECURITY_HEADERS, wish.port, editing))


def make(
    wish: Wish, report: Report, memory: "Memory", looked: "Mapping[str, str]", helper: "Helper | None" = None
) -> "Finished":
    """The story, up to the point where something is written.

    `looked` has the name of each source's content by its place, where that is known; a `helper` says what lies in the
    site's folder already.
    """
    from almanac.again import Finished

    report.step("read")
    known = know(wish, report, memory, looked)
    from almanac.knowing import flips_told, waiting
    from almanac.links import check_links, look
    from almanac.pages import over, shared_addresses, sheets
    from almanac.pictures import prepare
    from almanac.proofreading import Proofs, proofread
    from almanac.rendering import render
    from almanac.statistics import derive

    report.step("derive")
    statistics = memory.at_hand("statistics").made(known.makings.whole, lambda: derive(known.team))
    workers, proofs = wish.processes, Proofs(memory, known.makings)
    report.tell(proofread(known.team, known.written, statistics, known.origins, proofs=proofs, workers=workers))
    for flip in flips_told(known, statistics, memory.shelf("flips")):
        report.note(f"corrections flip: {flip}")
    report.step("pictures")
    pictures = prepare(wish.root / "content", known.photos, memory.shelf("pictures"))
    report.tell(pictures.problems)
    report.step("plan")
    team, by_file, address = known.team, pictures.by_file, known.team.publication.address
    planned = sheets(team, statistics, known.day, makings=known.makings, preview=known.marked, pictures=by_file)
    report.step("render")
    rendered = render(
        planned,
        template_folders(wish.root),
        over=partial(over, site=planned[0].site),
        memory=memory,
        lying=helper.lying().site.names if helper else None,
        scribe=helper.scribe(address) if helper else None,
        look=partial(look, address=address),
        workers=workers,
        done=report.progress,
    )
    report.tell([*rendered.problems, *shared_addresses(rendered.entries)])
    report.step("check links")
    report.tell(check_links({**rendered.others, **pictures.files, **rendered.looked}, address))
    return Finished({**rendered.files, **pictures.files}, address, known.moment, Waiting(*waiting(known)), known.opened)


def know(
    wish: Wish, report: Report, memory: "Memory | None" = None, looked: "Mapping[str, str] | None" = None
) -> "Known":
    """The team as everybody may see it at the moment, with what was corrected since."""
    from almanac.knowing import known_at
    from almanac.reading import read

    meanwhile = (lambda: [import_module(f"almanac.{name}") for name in LATER]) if memory else None
    reading = read(wish.root, memory, wish.processes, meanwhile, looked)
    report.tell(reading.problems)
    if reading.team is None:
        raise Stop
    moment = wish.moment(reading.team.publication.time_zone)
    report.note(f"{'as of' if wish.as_of else 'today is'} {moment:%Y-%m-%d} in {moment.tzinfo}")
    known = memory.shelf("makings") if memory else None
    return known_at(reading, moment, as_of=bool(wish.as_of), address=wish.address, preview=wish.preview, makings=known)


def template_folders(root: Path) -> list[Path]:
    """The project's own templates first; the shipped ones stand in for those it does not have."""
    own = root / "templates"
    return [own, SHIPPED_TEMPLATES] if own.is_dir() and not own.samefile(SHIPPED_TEMPLATES) else [SHIPPED_TEMPLATES]


VERBS = {verb.__name__.rstrip("_"): verb for verb in (build, check, serve, why, new, import_, rollover)}


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; 0 when all is well, 1 when there are problems."""
    wish = read_wish(arguments, {name: verb.__doc__ or "" for name, verb in VERBS.items()})
    with Report(wish.format, wish.quiet) as report:
        VERBS[wish.verb](wish, report)
    if wish.timings:
        report.say_timings()
    return report.exit_code


if __name__ == "__main__":
    gc.disable()  # a build makes many records that live to its end: to look for circles among them is in vain
    leave(main(sys.argv[1:]))
