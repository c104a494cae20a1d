"""Proofreading: times, ranks, medals and counts in news against the data, and names against the table of names.

It is careful: a value that any result, lap, gap or best at hand explains is right, and so is one that is like none of
them. What is told looks like a slip: nearly the athlete's own time, or a place and a medal that the athlete never had
at the competitions that the item is about.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import astuple

from almanac.memory import Shelf
from almanac.model.news import NewsItem, Story
from almanac.model.team import Team
from almanac.problem import Place, Problem
from almanac.proofreading.values import Desk
from almanac.statistics import Statistics
from almanac.workers import WorkerLostError, spread

_Proof = tuple[tuple[tuple[Any, ...], str, str, str], ...]


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
    name: Callable[[NewsItem], str] = lambda _: "",
    proofs: Shelf | None = None,
    workers: int = 1,
) -> tuple[Problem, ...]:
    """A warning for each value in the news that the data contradict, and for each name that is spelt otherwise.

    `proofs` holds what was found before of items under the `name` by which they and the team are known, if any; many
    others are read by as many `workers`.
    """
    desk, shelf = Desk(team, statistics), Shelf() if proofs is None else proofs
    keys = [name(item) for item in news]
    found = {place: told for place, key in enumerate(keys) if key and (told := shelf.get(key)) is not None}
    waiting = [place for place in range(len(news)) if place not in found]
    found.update(zip(waiting, _read(lambda place: _told(desk, news[place], origins), waiting, workers), strict=True))
    for place in waiting:
        if keys[place]:
            shelf.put(keys[place], found[place])
    return tuple(_doubt(Place(*where), *said) for place in range(len(news)) for where, *said in found[place])


def _read(told: Callable[[int], _Proof], waiting: Sequence[int], workers: int) -> list[_Proof]:
    try:
        return spread(told, waiting, workers)
    except WorkerLostError:  # whatever ended it will be met again, and told
        return [told(place) for place in waiting]


def _told(desk: Desk, item: NewsItem, origins: Lines) -> _Proof:
    own = _found(desk, item, origins)
    return tuple((astuple(problem.place), problem.message, problem.found, problem.nearest) for problem in own)


def _doubt(place: Place, message: str, found: str, nearest: str) -> Problem:
    return Problem(place, "prose", message, found, nearest=nearest, is_warning=True)


def _found(desk: Desk, item: NewsItem, origins: Lines) -> Iterator[Problem]:
    for story in item.stories:
        competitions = desk.competitions(item, story)
        for text in _texts(story):
            for start, end, message, nearest in desk.faults(item, text.text, competitions):
                yield _doubt(_place(text, start, origins), message, text.text[start:end], nearest)


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
