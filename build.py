#!/usr/bin/env python3
"""Almanac: read → derive → plan → render → check links → publish."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from almanac.command import Report, Stop, Wish, read_wish

if TYPE_CHECKING:  # each verb imports what it needs, so that --help is quick
    from almanac.model.team import Team
    from almanac.serving import Made
    from almanac.statistics import Statistics
    from almanac.website import Page

SHIPPED_TEMPLATES = Path(__file__).resolve().parent / "templates"


class Finished(NamedTuple):
    """Every file of a site that nothing is wrong with, and the public address it is made for."""

    files: Mapping[str, bytes]
    address: str


def build(wish: Wish, report: Report) -> Finished:
    """Make the site."""
    from almanac.publishing import host_files, publish

    site = make(wish, report)
    published = publish({**site.files, **host_files()}, wish.out, wish.root)
    report.tell(published.problems)
    report.say(f"{wish.out}/ has {published}")
    return site


def check(wish: Wish, report: Report) -> None:
    """Tell what is wrong, and write nothing."""
    site = make(wish, report)
    report.say(f"checked: the site would have {len(site.files)} files")


def why(wish: Wish, report: Report) -> None:
    """Tell the source files and lines that a page rests on."""
    from almanac.reading import read
    from almanac.statistics import derive

    reading = read(wish.root)
    report.tell(reading.problems)
    team = at_address(reading.team, wish.address)
    pages = planned(team, derive(team), day_of(wish, team), report)
    page = asked_for(wish.page, pages, team.publication.address, report)
    places = {(reading.origins[name], name) for name in page.rests_on() if name in reading.origins}
    for place, name in sorted(places, key=lambda entry: (entry[0].path, entry[0].line, entry[1])):
        report.say(f"{place.path}:{place.line}  {told(name)}")


def told(name: str) -> str:
    """A record's name as people read it; a race stands in its competition's file."""
    kind, _, identity = name.partition(":")
    return f"{kind} {identity.partition('/')[2] if kind == 'race' else identity}".rstrip()


def asked_for(asked: str, pages: "Sequence[Page]", public: str, report: Report) -> "Page":
    """The page at an address; Stop with the nearest one when there is none."""
    from almanac.problem import Place, Problem, nearest_word
    from almanac.website import address_of

    address = address_of(asked, public)
    by_address = {page.address: page for page in pages}
    if address not in by_address:
        nearest = nearest_word(address, by_address)
        report.tell([Problem(Place(asked), "no-page", f"the site has no page at {address}", asked, nearest=nearest)])
    return by_address[address]


def serve(wish: Wish, _report: Report) -> None:
    """Show the site in a browser, and again whenever a file is saved."""
    from almanac import serving
    from almanac.publishing import SECURITY_HEADERS

    sources = [wish.root / "data", wish.root / "content", *template_folders(wish.root)]
    serving.serve(lambda: rebuild(wish), sources, SECURITY_HEADERS, wish.port)


def make(wish: Wish, report: Report) -> Finished:
    """The story, up to the point where something is written."""
    from almanac.links import check_links
    from almanac.reading import read
    from almanac.rendering import render
    from almanac.statistics import derive

    reading = read(wish.root)
    report.tell(reading.problems)
    team = at_address(reading.team, wish.address)
    statistics = derive(team)
    pages = planned(team, statistics, day_of(wish, team), report)
    rendered = render(pages, template_folders(wish.root))
    report.tell(rendered.problems)
    report.tell(check_links(rendered.files, team.publication.address))
    return Finished(rendered.files, team.publication.address)


def at_address(team: "Team | None", address: str | None) -> "Team":
    """The team that was read, published at another address if one was asked for."""
    if team is None:
        raise Stop
    return replace(team, publication=replace(team.publication, address=address)) if address else team


def day_of(wish: Wish, team: "Team") -> date:
    """The day the site is made for; the clock is read here and nowhere else."""
    zone = team.publication.time_zone
    day = wish.today or datetime.now(ZoneInfo(zone)).date()
    print(f"today is {day} in {zone}", file=sys.stderr)
    return day


def planned(team: "Team", statistics: "Statistics", day: date, report: Report) -> "Sequence[Page]":
    """Every page, unless two want one address."""
    from almanac.pages import AddressTakenError, plan

    try:
        return plan(team, statistics, day)
    except AddressTakenError as taken:
        report.tell([taken.problem])
        raise Stop from None


def template_folders(root: Path) -> list[Path]:
    """The project's own templates first; the shipped ones stand in for those it does not have."""
    own = root / "templates"
    return [own, SHIPPED_TEMPLATES] if own.is_dir() and not own.samefile(SHIPPED_TEMPLATES) else [SHIPPED_TEMPLATES]


def rebuild(wish: Wish) -> "Made | None":
    """A build while serving; None when there were problems, which the terminal then shows."""
    from almanac.serving import Made

    with Report() as report:
        return Made(*build(wish, report))
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
