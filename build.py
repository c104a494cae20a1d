#!/usr/bin/env python3
"""Almanac: read → cut and correct → derive → plan → render → check links → publish."""

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from almanac.command import Report, Stop, Waiting, leave, told
from almanac.wishes import Wish, read_wish

if TYPE_CHECKING:  # each verb imports what it needs, so that --help is quick
    from almanac.again import Finished
    from almanac.knowing import Known
    from almanac.memory import Memory
    from almanac.publishing import Trees
    from almanac.statistics import Statistics
    from almanac.website import Page, Picture
    from almanac.workers import Meanwhile

SHIPPED_TEMPLATES = Path(__file__).resolve().parent / "templates"
LATER = ("links", "proofreading", "pages.home", "rendering", "rendering.converter")  # than the sources are read
ADMIN = Path(__file__).resolve().parent / ".cache" / "admin"


def build(wish: Wish, report: Report) -> None:
    """Make the site."""
    memory = memory_of(wish)
    build_with(wish, report, memory)
    memory.keep()


def build_with(wish: Wish, report: Report, memory: "Memory") -> "Finished | None":
    """Make the site with what a memory holds."""
    from almanac.again import Again
    from almanac.publishing import Trees, host_files, publish, trees

    report.step("look")
    if (again := Again.of(wish, memory, template_folders(wish.root))).is_said(report):
        return None
    from almanac.workers import beside

    with beside(Trees if wish.fresh else partial(trees, wish.out, memory), wish.processes) as lying:
        site = make(wish, report, memory, lying)
        report.step("publish")
        published = publish({**site.files, **host_files()}, wish.out, wish.root, memory, lying())
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
    site = make(wish, report, memory)
    report.end(f"checked: the site would have {len(site.files)} files")
    site.held.tell(report, wish.held)
    report.say_languages()
    again.remember(report, site)
    memory.keep()


def why(wish: Wish, report: Report) -> None:
    """Tell the source files and lines that a page rests on."""
    from almanac.pages.asked import page_at
    from almanac.statistics import derive

    known = know(wish, report)
    pages = planned(known, derive(known.team), report)
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


def make(wish: Wish, report: Report, memory: "Memory", lying: "Callable[[], Trees] | None" = None) -> "Finished":
    """The story, up to the point where something is written; `lying` says what lies in the site's folder already."""
    from almanac.again import Finished

    report.step("read")
    known = know(wish, report, memory, lambda: [import_module(f"almanac.{name}") for name in LATER])
    from almanac.knowing import flips_told, waiting
    from almanac.links import check_links, look
    from almanac.pictures import prepare
    from almanac.proofreading import Proofs, proofread
    from almanac.rendering import render
    from almanac.statistics import derive

    report.step("derive")
    statistics = memory.at_hand("statistics").made(known.makings.whole, lambda: derive(known.team))
    workers, proofs = wish.processes, Proofs(memory, known.makings, known.name_of)
    report.tell(proofread(known.team, known.written, statistics, known.origins, proofs=proofs, workers=workers))
    for flip in flips_told(known, statistics, memory.shelf("flips")):
        report.note(f"corrections flip: {flip}")
    report.step("pictures")
    pictures = prepare(wish.root / "content", known.photos, memory.shelf("pictures"))
    report.tell(pictures.problems)
    report.step("plan")
    pages, address = planned(known, statistics, report, pictures.by_file), known.team.publication.address
    report.step("render")
    rendered = render(
        pages,
        template_folders(wish.root),
        memory=memory,
        lying=lying and lying().site.names,
        look=partial(look, address=address),
        workers=workers,
        done=report.progress,
    )
    report.tell(rendered.problems)
    report.step("check links")
    report.tell(check_links({**rendered.others, **pictures.files, **rendered.looked}, address))
    return Finished({**rendered.files, **pictures.files}, address, known.moment, Waiting(*waiting(known)))


def know(wish: Wish, report: Report, memory: "Memory | None" = None, meanwhile: "Meanwhile | None" = None) -> "Known":
    """The team as everybody may see it at the moment, with what was corrected since."""
    from almanac.knowing import known_at
    from almanac.reading import read

    reading = read(wish.root, memory, wish.processes, meanwhile)
    report.tell(reading.problems)
    if reading.team is None:
        raise Stop
    moment = wish.moment(reading.team.publication.time_zone)
    report.note(f"{'as of' if wish.as_of else 'today is'} {moment:%Y-%m-%d} in {moment.tzinfo}")
    known = memory.shelf("makings") if memory else None
    return known_at(reading, moment, as_of=bool(wish.as_of), address=wish.address, preview=wish.preview, makings=known)


def planned(
    known: "Known", statistics: "Statistics", report: Report, pictures: "Mapping[str, Picture] | None" = None
) -> "Sequence[Page]":
    """Every page, unless two want one address."""
    from almanac.pages import AddressTakenError, plan

    try:
        held = known.held if known.is_preview else ()
        return plan(known.team, statistics, known.day, makings=known.makings, preview=held, pictures=pictures)
    except AddressTakenError as taken:
        report.tell([taken.problem])
        raise Stop from None


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
