"""New: the files that somebody asks for, or why they cannot be made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from almanac.desk.forms import athlete_file, competition_file, slug_of
from almanac.desk.story import Draft, news_files
from almanac.desk.writing import yaml_text
from almanac.model.event import Category
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.problem import Place, Problem, nearest_word
from almanac.reading.scalars import ID
from almanac.statistics import Statistics


class Asked(Struct, frozen=True, kw_only=True):
    """What somebody asks for: the kind, its name (a title or an id), and what was said of it."""

    kind: str
    name: str
    said: Mapping[str, str]
    athletes: tuple[str, ...] = ()


Files = dict[str, str]


def new_files(asked: Asked, team: Team, statistics: Statistics, today: date) -> tuple[Files, tuple[Problem, ...]]:
    """The files by path below the project, or the problems of what was asked."""
    problems = tuple(_wrong(asked, team))
    if problems:
        return {}, problems
    return dict(_made(asked, team, statistics, today)), ()


def _made(asked: Asked, team: Team, statistics: Statistics, today: date) -> Iterable[tuple[str, str]]:
    said = asked.said
    if asked.kind == "athlete":
        return [athlete_file(asked.name, yaml_text(said["family"]), yaml_text(said["given"]), said["gender"])]
    if asked.kind == "competition":
        keys = ("series", "rink", "start", "end")
        filled = {"name": yaml_text(said.get("title", asked.name)), **{key: said[key] for key in keys if key in said}}
        return [competition_file(asked.name, said["season"], filled)]
    draft = Draft(
        title=asked.name,
        slug=said.get("slug", "") or slug_of(asked.name),
        day=date.fromisoformat(said["date"]) if "date" in said else today,
        competition=said.get("competition"),
        athletes=asked.athletes,
    )
    return news_files(team, statistics, draft).items()


def _wrong(asked: Asked, team: Team) -> Iterator[Problem]:
    said = asked.said
    yield from _unknown("competition", said.get("competition"), team.competitions)
    for athlete in asked.athletes:
        yield from _unknown("athlete", athlete, team.athletes)
    yield from _unknown("series", said.get("series"), team.series)
    yield from _unknown("rink", said.get("rink"), team.rinks)
    slug = asked.name if asked.kind != "news" else said.get("slug") or slug_of(asked.name)
    if not ID.fullmatch(slug):
        hint = "--slug, in lower-case letters a-z, digits and hyphens" if asked.kind == "news" else "as in gao-li"
        yield Problem(Place(asked.name), "id", "no file can be named so", asked.name, hint, slug_of(asked.name))
    for key in _NEEDED[asked.kind]:
        if key not in said:
            yield Problem(Place(asked.name), "missing", f"a new {asked.kind} needs --{key}", allowed=f"--{key} …")
    yield from _malformed(said)


_NEEDED: Mapping[str, tuple[str, ...]] = {
    "news": (),
    "athlete": ("family", "given", "gender"),
    "competition": ("season", "series"),
}


def _malformed(said: Mapping[str, str]) -> Iterator[Problem]:
    reads: Mapping[str, Callable[[str], object]] = {
        "season": Season.parse,
        "date": date.fromisoformat,
        "start": date.fromisoformat,
        "end": date.fromisoformat,
        "gender": Category,
    }
    for key, read in reads.items():
        if key in said:
            try:
                read(said[key])
            except ValueError as fault:
                yield Problem(Place(f"--{key}"), "value", str(fault), said[key])


def _unknown(kind: str, name: str | None, known: Iterable[str]) -> Iterator[Problem]:
    names = list(known)
    if name is not None and name not in names:
        message = f"no {kind} has the id {name!r}"
        yield Problem(Place(f"--{kind}"), "unknown-id", message, name, nearest=nearest_word(name, names))
