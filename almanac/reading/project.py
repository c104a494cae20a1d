"""The one door: a project's folder in, its team and every problem out."""

import pathlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from almanac.memory import Memory
from almanac.model.competition import Competition
from almanac.model.news import Article, NewsItem
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.faults import Fault
from almanac.reading.filed import records_of
from almanac.reading.gathering import Gathered, gather
from almanac.reading.layout import SourceFile
from almanac.reading.ledger import UNTITLED, Ledger, Origins
from almanac.reading.nodes import Map, Node
from almanac.reading.recalling import close, read_waiting, remember, take
from almanac.reading.recalling_news import news
from almanac.reading.remembered import head_of
from almanac.reading.sound import Names, check, names_of
from almanac.reading.stories import read_articles
from almanac.reading.tables import FILE_KINDS
from almanac.reading.tables.site import SITE
from almanac.workers import Meanwhile


class Reading(Struct, frozen=True):
    """What was read. `team` is None when there is any problem that is not a warning.

    `origins` has the place of every record by its name: `athlete:gao-tingyu`, `race:<competition>/<race>`,
    `correction:<competition>/1`, `news:<slug>` and each of its texts, `news:<slug>/zh` … `contents` has
    the name of the content of every file by its path, `opened` those of the files that were opened for it, by their
    places; `names` are those of many files together.
    """

    team: Team | None
    problems: tuple[Problem, ...]
    origins: Origins
    contents: Mapping[str, str]
    opened: Mapping[str, str]
    names: Names


def read(
    root: pathlib.Path,
    memory: Memory | None = None,
    workers: int = 1,
    meanwhile: Meanwhile | None = None,
    looked: Mapping[str, str] | None = None,
) -> Reading:
    """Read a whole project; every problem of every file is told in one run.

    With a `memory`, files that made a record before without a word are not read again; with more `workers` many files
    are read side by side, and `meanwhile` is done here while the others begin. `looked` has the name of the
    content of each file by its place that was looked at already.
    """
    ledger = Ledger(root)
    gathered = gather(ledger, memory, looked or {})
    for closed in gathered.closed:
        close(*closed, ledger)
    _read_files(gathered, ledger, workers, meanwhile)
    team = _team(ledger)
    names = names_of(team, ledger)
    checked = cache(partial(check, team, names, ledger, memory))
    team = replace(team, articles=_articles(gathered, ledger), news=_news(gathered, ledger, workers, checked))
    ledger.problems.extend(checked())
    team = replace(team, competitions=ledger.competitions.in_order(head_of))  # the checks may have opened them
    gathered.remembered.end(ledger.seen)
    problems = tuple(sorted(ledger.problems, key=_in_order))
    broken = any(not problem.is_warning for problem in problems)
    opened = {place: name for place, (_, name) in ledger.seen.items()}
    return Reading(None if broken else team, problems, ledger.origins, ledger.contents, opened, names)


def _in_order(problem: Problem) -> tuple[str, int, int]:
    return problem.place.path, problem.place.line, problem.place.column


def _read_files(gathered: Gathered, ledger: Ledger, workers: int, meanwhile: Meanwhile | None) -> None:
    """Records of all kinds, in the order in which they need each other."""
    ledger.origins.name_later(lambda: _parts(_held("competition", ledger).values()))
    for kind in FILE_KINDS:
        for file, node in gathered.nodes.get(kind.name, ()):
            if kind.name == "site":
                ledger.publication = replace(UNTITLED, languages=_languages(node, ledger))
            remember(file, _read_file(file, node, ledger), gathered, ledger)
        for file, made in gathered.recalled:
            if file.kind is kind:
                take(file, made, ledger)
        if kind.name == "site":
            ledger.publication = next(iter(_held("site", ledger).values()), ledger.publication)
        if kind.name == "rival":
            _spellings(ledger)
            read_waiting(gathered, ledger, workers, meanwhile)


def _languages(node: Node, ledger: Ledger) -> tuple[str, ...]:
    """The site's languages, read ahead: its own texts are by language too. What is wrong is told later."""
    if not isinstance(node, Map) or "languages" not in node.pairs:
        return ()
    kind, (_, value) = SITE.by_key["languages"].type, node.pairs["languages"]
    return kind.read(value, Ledger(ledger.root)) or ()


def _read_file(file: SourceFile, node: Node, ledger: Ledger) -> Mapping[str, Any]:
    """The records of the file by name."""
    read: dict[str, Any] = {}
    for name, made in records_of(file, node, ledger):
        ledger.known[file.kind.name][name] = read[name] = made
        ledger.origins.name(f"{file.kind.name}:{name}".rstrip(":"), made)
    return read


def _parts(competitions: Iterable[Competition]) -> Iterator[tuple[str, Any]]:
    """What stands in the file of a competition and has a name of its own."""
    for competition in competitions:
        for race in competition.races:
            yield f"race:{competition.id}/{race.id}", race
        for number, correction in enumerate(competition.corrections, start=1):
            yield f"correction:{competition.id}/{number}", correction


def _held(kind: str, ledger: Ledger) -> dict[str, Any]:
    """The records of a kind that could be read, by name."""
    return {name: made for name, made in ledger.known.get(kind, {}).items() if made is not None}


def _spellings(ledger: Ledger) -> None:
    """Every spelling of a rival leads to the one name; no spelling leads to two."""
    for rival in _held("rival", ledger).values():
        for nation in rival.nations:
            for spelling in dict.fromkeys((rival.name, *rival.aliases)):
                name = ledger.spellings.setdefault((spelling, nation), rival.name)
                if name != rival.name:
                    message = f"{spelling} of {nation} is {name} already; people are told apart by their spellings"
                    place = ledger.origins.of(rival)
                    ledger.problems.append(Problem(place, Fault.REPEATED_ID, message, spelling))


def _team(ledger: Ledger) -> Team:
    """The team without its texts."""
    athletes = sorted(_held("athlete", ledger).values(), key=lambda athlete: (athlete.name.sort_key, athlete.id))
    rosters = sorted(_held("roster", ledger).values(), key=lambda roster: roster.season)
    return Team(
        publication=ledger.publication,
        nations=_held("nation", ledger),
        tags=_held("tag", ledger),
        series=_held("series", ledger),
        rinks=_held("rink", ledger),
        events=_held("event", ledger),
        athletes={athlete.id: athlete for athlete in athletes},
        competitions=ledger.competitions.in_order(head_of),
        rosters={roster.season: roster for roster in rosters},
        rivals=_held("rival", ledger),
        records=tuple(_held("record", ledger).values()),
        standings=tuple(_held("standing", ledger).values()),
        qualifications=tuple(_held("qualification", ledger).values()),
        points=tuple(table for tables in _held("points", ledger).values() for table in tables),
    )


def _articles(gathered: Gathered, ledger: Ledger) -> tuple[Article, ...]:
    return tuple(sorted(read_articles(gathered.written, ledger), key=lambda article: article.slug))


def _news(gathered: Gathered, ledger: Ledger, workers: int, meanwhile: Meanwhile) -> tuple[NewsItem, ...]:
    """The newest first; `meanwhile` is done where others read too."""
    told = sorted(news(gathered, ledger, workers, meanwhile), key=lambda one: one.slug)
    return tuple(sorted(told, key=lambda one: (one.day, one.moment is None, one.moment), reverse=True))
