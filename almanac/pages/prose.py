"""An editor's text, ready to print: `[[id]]` becomes a link, a fenced `results` block a table from the data."""

import re
from collections.abc import Iterator

from msgspec import Struct

from almanac.model.athlete import Athlete
from almanac.model.competition import Competition, Race
from almanac.pages.edition import Edition
from almanac.pages.race_table import RaceTable, race_table
from almanac.website import Link

_FENCED = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})(?P<kind>[^\n`]*)\n(?P<inside>.*?)^ {0,3}(?P=fence)[`~]*[ \t]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_MENTION = re.compile(r"\[\[ *(?P<id>[a-z0-9-]+) *\]\]")
_CODE_OR_MENTION = re.compile(rf"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|{_MENTION.pattern}", re.DOTALL)
_FIELD = re.compile(r"^[ \t]*(competition|race|top)[ \t]*:[ \t]*(\S+)[ \t]*$", re.MULTILINE)
_ROWS_SHOWN = 3


class Part(Struct, frozen=True, kw_only=True):
    """A stretch of Markdown, or a race; `anchor` tells the races of one text apart."""

    markdown: str = ""
    race: RaceTable | None = None
    anchor: str = ""


def prose(edition: Edition, body: str, base: str = "") -> tuple[Part, ...]:
    """The text in parts. `base` stands before the address of each link, for texts that leave the site."""
    return tuple(part for part in _parts(edition, body, base) if part.race or part.markdown.strip())


def races_in(edition: Edition, body: str) -> Iterator[tuple[Competition, Race]]:
    """The races that the blocks of a text set in tables."""
    named = (_named(edition, fence["inside"]) for fence in _fences(body) if fence["kind"].strip() == "results")
    return filter(None, named)


def _parts(edition: Edition, body: str, base: str) -> Iterator[Part]:
    """Plain Markdown runs on through code blocks; only a table interrupts it."""
    running, reached, races = "", 0, 0
    for fence in _fences(body):
        running += _with_links(edition, body[reached : fence.start()], base)
        reached = fence.end()
        race = _race(edition, fence["inside"]) if fence["kind"].strip() == "results" else None
        if race is None:
            running += fence[0]
            continue
        races += 1
        yield Part(markdown=running)
        yield Part(race=race, anchor=f"results-{races}")
        running = ""
    yield Part(markdown=running + _with_links(edition, body[reached:], base))


def _fences(body: str) -> Iterator[re.Match[str]]:
    return _FENCED.finditer(body) if "```" in body or "~~~" in body else iter(())


def _race(edition: Edition, inside: str) -> RaceTable | None:
    """The race that the block names; None when there is none, and the block stays as it was written."""
    named = _named(edition, inside)
    top = int(dict(_FIELD.findall(inside)).get("top", _ROWS_SHOWN))
    return race_table(edition, *named, top=top) if named else None


def _named(edition: Edition, inside: str) -> tuple[Competition, Race] | None:
    fields = dict(_FIELD.findall(inside))
    competition = edition.team.competitions.get(fields.get("competition", ""))
    races = competition.races if competition else ()
    return next(((competition, race) for race in races if competition and race.id == fields.get("race")), None)


def _with_links(edition: Edition, text: str, base: str) -> str:
    pattern = _CODE_OR_MENTION if "`" in text else _MENTION  # by far the slower one
    return pattern.sub(lambda found: _linked(edition, found, base), text)


def _linked(edition: Edition, found: re.Match[str], base: str) -> str:
    link = mentioned(edition, found["id"]) if found["id"] else None
    if link is None:
        return found[0]
    name = re.sub(r"([\\\[\]*_`<>])", r"\\\1", link.text.text)
    return f"[{name}]({base}{link.address})"


def mentioned(edition: Edition, identity: str) -> Link | None:
    """What an id in a text leads to, under its name in this language."""
    team = edition.team
    if identity in team.athletes:
        return _athlete_link(edition, team.athletes[identity])
    if identity in team.competitions:
        return edition.competition_link(identity)
    if identity in team.events:
        return edition.event_link(identity)
    return edition.rink_link(identity) if identity in team.rinks else None


def _athlete_link(edition: Edition, athlete: Athlete) -> Link:
    return Link(edition.addresses.athlete(athlete.id), edition.named(athlete.name).name)
