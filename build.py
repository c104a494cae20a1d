#!/usr/bin/env python3
"""Almanac: read → cut and correct → derive → plan → render → check links → publish."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from almanac.command import Report, Stop, Wish, asked_for, read_wish, told

if TYPE_CHECKING:  # each verb imports what it needs, so that --help is quick
    from almanac.memory import Memory
    from almanac.model.team import Team
    from almanac.problem import Place
    from almanac.serving import Made
    from almanac.statistics import Statistics
    from almanac.website import Content, Page

SHIPPED_TEMPLATES = Path(__file__).resolve().parent / "templates"


class Finished(NamedTuple):
    """Every file of a site that nothing is wrong with, and the public address it is made for."""

    files: "Mapping[str, Content]"
    address: str


class Known(NamedTuple):
    """The team as printed and as corrected, the day, and where each record stands."""

    printed: "Team"
    team: "Team"
    day: date
    origins: "Mapping[str, Place]"
    made_of: str


def build(wish: Wish, report: Report) -> Finished:
    """Make the site."""
    from almanac.publishing import host_files, publish, standing

    memory = memory_of(wish)
    lying = {} if wish.fresh else standing(wish.out, memory)
    site = make(wish, report, memory, lying)
    published = publish({**site.files, **host_files()}, wish.out, wish.root, memory)
    report.tell(published.problems)
    memory.keep()
    report.say(f"{wish.out}/ has {published}")
    return site


def memory_of(wish: Wish) -> "Memory":
    """What earlier builds of the project worked out."""
    from almanac.memory import Memory
    from almanac.memory.engine import engine

    return Memory(wish.root / ".cache" / "almanac", engine(), is_fresh=wish.fresh)


def check(wish: Wish, report: Report) -> None:
    """Tell what is wrong, and write nothing."""
    site = make(wish, report, memory_of(wish), None)
    report.say(f"checked: the site would have {len(site.files)} files")


def why(wish: Wish, report: Report) -> None:
    """Tell the source files and lines that a page rests on."""
    from almanac.statistics import derive

    known = know(wish, report)
    pages = planned(known.team, derive(known.team), known.day, report)
    page = asked_for(wish.page, pages, known.team.publication.address, report)
    places = {(known.origins[name], name) for name in page.rests_on() if name in known.origins}
    for place, name in sorted(places, key=lambda entry: (entry[0].path, entry[0].line, entry[1])):
        report.say(f"{place.path}:{place.line}  {told(name)}")


def serve(wish: Wish, report: Report) -> None:
    """Show the site in a browser, and again whenever a file is saved."""
    from almanac import serving
    from almanac.publishing import SECURITY_HEADERS

    sources = [wish.root / "data", wish.root / "content", *template_folders(wish.root)]
    report.tell(serving.serve(lambda: rebuild(wish), sources, SECURITY_HEADERS, wish.port))


def make(wish: Wish, report: Report, memory: "Memory", lying: "Mapping[str, str] | None") -> Finished:
    """The story, up to the point where something is written; `lying` says what lies in the site's folder already."""
    from almanac.links import check_links, look
    from almanac.rendering import render
    from almanac.statistics import derive
    from almanac.workers import cores

    known = know(wish, report)
    statistics = derive(known.team)
    tell_flips(known, statistics, memory)
    pages = planned(known.team, statistics, known.day, report, known.made_of)
    address = known.team.publication.address
    rendered = render(
        pages,
        template_folders(wish.root),
        memory=memory,
        lying=lying,
        look=partial(look, address=address),
        workers=wish.workers or cores(),
    )
    report.tell(rendered.problems)
    report.tell(check_links({**rendered.new, **rendered.looked}, address))
    return Finished(rendered.files, address)


def know(wish: Wish, report: Report) -> Known:
    """The team that was read, as known by the end of the day if that was asked for, with what was corrected since."""
    from almanac.memory import digest
    from almanac.reading import read
    from almanac.statistics.as_of import as_of
    from almanac.statistics.corrected import corrected

    reading = read(wish.root)
    report.tell(reading.problems)
    team = at_address(reading.team, wish.address)
    day = day_of(wish, team)
    printed = as_of(team, day) if wish.as_of else team
    made_of = digest(reading.made_of, "as of" if wish.as_of else "", team.publication.address)
    return Known(printed, corrected(printed), day, reading.origins, made_of)


def at_address(team: "Team | None", address: str | None) -> "Team":
    """The team that was read, published at another address if one was asked for."""
    if team is None:
        raise Stop
    return replace(team, publication=replace(team.publication, address=address)) if address else team


def day_of(wish: Wish, team: "Team") -> date:
    """The day the site is made for; the clock is read here and nowhere else."""
    zone = team.publication.time_zone
    day = wish.as_of or wish.today or datetime.now(ZoneInfo(zone)).date()
    print(f"{'as of' if wish.as_of else 'today is'} {day} in {zone}", file=sys.stderr)
    return day


def tell_flips(known: Known, statistics: "Statistics", memory: "Memory") -> None:
    """Say what the corrections turn round, against the lists as they were printed."""
    key, shelf = f"{known.made_of} {known.day}", memory.shelf("flips")
    told = shelf.get(key)
    if told is None:
        told = flips_of(known, statistics)
        shelf.put(key, told)
    for flip in told:
        print(f"corrections flip: {flip}", file=sys.stderr)


def flips_of(known: Known, statistics: "Statistics") -> tuple[str, ...]:
    """What is decided otherwise without the corrections; nothing where there are none."""
    from almanac.statistics import derive
    from almanac.statistics.flips import flips

    if not any(competition.revisions for competition in known.team.competitions.values()):
        return ()
    found = flips((known.printed, derive(known.printed)), (known.team, statistics), known.day)
    return tuple(map(str, found))


def planned(team: "Team", statistics: "Statistics", day: date, report: Report, made_of: str = "") -> "Sequence[Page]":
    """Every page, unless two want one address."""
    from almanac.pages import AddressTakenError, plan

    try:
        return plan(team, statistics, day, made_of)
    except AddressTakenError as taken:
        report.tell([taken.problem])
        raise Stop from None


def template_folders(root: Path) -> list[Path]:
    """The project's own templates first; the shipped ones stand in for those it does not have."""
    own = root / "templates"
    return [own, SHIPPED_TEMPLATES] if own.is_dir() and not own.samefile(SHIPPED_TEMPLATES) else [SHIPPED_TEMPLATES]


def rebuild(wish: Wish) -> "Made | None":
    """A build while serving; None when there were problems, which the terminal then shows."""
    from almanac.publishing import Files
    from almanac.serving import Made

    with Report() as report:
        site = build(wish, report)
        return Made(Files(wish.out), site.address)
    return None


VERBS = {verb.__name__: verb for verb in (build, check, serve, why)}


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; 0 when all is well, 1 when there are problems."""
    wish = read_wish(arguments, {name: verb.__doc__ or "" for name, verb in VERBS.items()})
    with Report(wish.format) as report:
        VERBS[wish.verb](wish, report)
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
