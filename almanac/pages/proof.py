"""Why a number is what it is: the starts that it counts, group by group, and the rule that counts them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from almanac.pages.edition import Edition
from almanac.pages.values import Person
from almanac.statistics.bests import Mark
from almanac.statistics.starts import Start
from almanac.website import Link, Text

STARTS, IN_A, PERSONAL_BESTS, SEASON_BESTS = "start", "a-division", "personal-best", "season-best"
_SHOWN = 12
_UNMARKED = Mark()
_Marked = tuple[Start, Mark]
_COUNTS: Mapping[str, Callable[[Start, Mark], bool]] = {
    STARTS: lambda _start, _mark: True,
    IN_A: lambda start, _mark: start.in_division_a,
    PERSONAL_BESTS: lambda _start, mark: mark.is_personal_best,
    SEASON_BESTS: lambda _start, mark: mark.is_season_best,
}


class ProofColumn(Struct, frozen=True, kw_only=True):
    """A number of the page, by the name of its rule, which is also the rule's anchor."""

    rule: str
    total: int


class ProofRace(Struct, frozen=True, kw_only=True):
    """A race as short as it can be told: `where` only where the page is not the competition's own."""

    link: Link
    where: Text | None
    number: int | None
    division: str | None
    round: str | None
    mark: str


class ProofRow(Struct, frozen=True, kw_only=True):
    """What a person or a stretch adds to each number; `hidden` more races stand where `head` leads."""

    head: Person | Link
    counts: tuple[int, ...]
    races: tuple[ProofRace, ...]
    hidden: int


class Proof(Struct, frozen=True, kw_only=True):
    """The numbers of a page and the rows that they are the sums of; without a row there is nothing to prove."""

    columns: tuple[ProofColumn, ...]
    rows: tuple[ProofRow, ...]


def proof(
    edition: Edition, groups: Iterable[tuple[Person | Link, Sequence[Start]]], rules: Sequence[str], races: str = ""
) -> Proof:
    """The starts of each group counted by these rules; a rule that counts none is left out.

    `races` names the rule whose starts are also listed, race by race.
    """
    marks = edition.statistics.marks
    held = [
        (head, [(start, marks.get(start.key, _UNMARKED)) for start in starts if start.started])
        for head, starts in groups
    ]
    counts = [tuple(len(_counted(rule, starts)) for _, starts in held) for rule in rules]
    kept = [(rule, column) for rule, column in zip(rules, counts, strict=True) if any(column)]
    return Proof(
        columns=tuple(ProofColumn(rule=rule, total=sum(column)) for rule, column in kept),
        rows=tuple(
            _row(edition, head, tuple(column[place] for _, column in kept), _counted(races, starts))
            for place, (head, starts) in enumerate(held)
            if starts
        ),
    )


def by_athlete(edition: Edition, starts: Iterable[Start], anchor: str = "") -> list[tuple[Person | Link, list[Start]]]:
    """The starts by athlete, in the order of the team; `anchor` is where they stand on the athlete's page."""
    order = edition.once("order of athletes", lambda: {athlete: n for n, athlete in enumerate(edition.team.athletes)})
    ordered = sorted(starts, key=lambda start: order[start.athlete])
    return [
        (_at(edition.person(athlete), anchor), list(own))
        for athlete, own in groupby(ordered, key=lambda start: start.athlete)
    ]


def _at(person: Person, anchor: str) -> Person:
    return replace(person, address=f"{person.address}#{anchor}") if anchor else person


def _row(edition: Edition, head: Person | Link, counts: tuple[int, ...], starts: Sequence[_Marked]) -> ProofRow:
    return ProofRow(
        head=head,
        counts=counts,
        races=tuple(_race(edition, one, says_where=not isinstance(head, Person)) for one in starts[:_SHOWN]),
        hidden=len(starts[_SHOWN:]),
    )


def _race(edition: Edition, marked: _Marked, *, says_where: bool) -> ProofRace:
    start, mark = marked
    race = start.race
    return ProofRace(
        link=Link(edition.addresses.race(start.competition.id, race.id), edition.say(race.event.short)),
        where=edition.competition_link(start.competition.id).text if says_where else None,
        number=race.number,
        division=race.division,
        round=race.round,
        mark="PB" if mark.is_personal_best else "SB" if mark.is_season_best else "",
    )


def _counted(rule: str, starts: Iterable[_Marked]) -> list[_Marked]:
    """Those that count by a rule; none by no rule."""
    return [(start, mark) for start, mark in starts if _COUNTS[rule](start, mark)] if rule else []
