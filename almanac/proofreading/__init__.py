"""Proofreading: times, ranks, medals and counts in news against the data, and names against the table of names.

It is careful: a value that any result, lap, gap or best at hand explains is right, and so is one that is like none of
them. What is told looks like a slip: nearly the athlete's own time, or a place and a medal that the athlete never had
at the competitions that the item is about.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import astuple

from almanac.model.news import NewsItem, Story
from almanac.model.team import Team
from almanac.problem import Place, Problem
from almanac.proofreading.proofs import Proof, Proofs
from almanac.proofreading.values import Desk
from almanac.statistics import Statistics
from almanac.workers import Meanwhile, WorkerLostError, spread

__all__ = ["Lines", "Proofs", "proofread"]

_Read = tuple[tuple[str, ...], tuple[str, ...], Proof]  # whom and which competitions an item names, what was found


class _Text(Struct, frozen=True):
    """A stretch of an item's text and where it begins: in the body (line from 0) or at a key of the front matter."""

    story: Story
    text: str
    line: int
    column: int
    key: str = ""


class Lines(Protocol):
    """Where the lines of a story stand, as reading remembers it."""

    def line(self, record: Any, number: int, column: int, /) -> Place:
        """The place of a line (from 0) and a column of a story's text."""


def proofread(  # noqa: PLR0913 - the team and the news, what follows from it, and what is remembered
    team: Team,
    news: tuple[NewsItem, ...],
    statistics: Statistics,
    origins: Lines,
    *,
    proofs: Proofs | None = None,
    workers: int = 1,
) -> tuple[Problem, ...]:
    """A warning for each value in the news that the data contradict, and for each name that is spelt otherwise.

    `proofs` holds what was found before; many other items are read by as many `workers`.
    """
    desk = Desk(team, statistics)
    found = {place: told for place, item in enumerate(news) if proofs and (told := proofs.of(item)) is not None}
    waiting = [place for place in range(len(news)) if place not in found]
    read = _read(lambda place: _told(desk, news[place], origins), waiting, workers, proofs.begin if proofs else None)
    for place, (athletes, competitions, told) in zip(waiting, read, strict=True):
        found[place] = told
        if proofs:
            proofs.put(news[place], athletes, competitions, told)
    return tuple(_doubt(Place(*where), *said) for place in range(len(news)) for where, *said in found[place])


def _read(
    told: Callable[[int], _Read], waiting: Sequence[int], workers: int, meanwhile: Meanwhile | None
) -> list[_Read]:
    try:
        return spread(told, waiting, workers, meanwhile=meanwhile)
    except WorkerLostError:  # whatever ended it will be met again, and told
        return [told(place) for place in waiting]


def _told(desk: Desk, item: NewsItem, origins: Lines) -> _Read:
    athletes, about, found = dict[str, None](), dict[str, None](), []
    for story in item.stories:
        competitions = desk.competitions(item, story)
        about.update(dict.fromkeys(competitions))
        for text in _texts(story):
            athletes.update(dict.fromkeys(who for _, _, who in desk.names.people(text.text)))
            for start, end, message, nearest in desk.faults(item, text.text, competitions):
                found.append((astuple(_place(text, start, origins)), message, text.text[start:end], nearest))
    return tuple(athletes), tuple(about), tuple(found)


def _doubt(place: Place, message: str, found: str, nearest: str) -> Problem:
    return Problem(place, "prose", message, found, nearest=nearest, is_warning=True)


def _texts(story: Story) -> Iterator[_Text]:
    """The title, the summary, and each line of the body outside code and blocks."""
    for key in ("title", "summary"):
        if text := getattr(story, key):
            yield _Text(story, text, 0, 1, key)
    fenced = False
    for number, line in enumerate(story.body.split("\n")):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced and line.strip():
            yield _Text(story, line, number, 1)


def _place(text: _Text, start: int, origins: Lines) -> Place:
    """A title or a summary stands in the front matter, whose place is the file's."""
    return Place(text.story.origin, 1) if text.key else origins.line(text.story, text.line, start + text.column)
