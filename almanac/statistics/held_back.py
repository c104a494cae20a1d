"""Held back: what is not public at a moment, why, and until when.

A draft is held back until somebody says otherwise, news until its day or moment, a record until its embargo. An item
of news that names what is under embargo is held back with it: its words would tell.
"""

import re
from collections.abc import Iterator
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from almanac.model.athlete import Athlete
from almanac.model.competition import Competition
from almanac.model.news import Article, NewsItem, Story
from almanac.model.team import Team
from almanac.statistics.outline import Outline, outline_of

_LINK = re.compile(r"\[\[\s*([^\[\]\n]*?)\s*\]\]")
_PAIR = re.compile(r"^\s*(competition|race):\s*(\S+)\s*$", re.MULTILINE)


class Reason(StrEnum):
    """Why something is held back."""

    DRAFT = "draft"
    DATE = "date"
    EMBARGO = "embargo"
    NAMES = "names"  # what is under embargo


class Held(Struct, frozen=True, kw_only=True):
    """One thing that is held back: the name of its record (`race:<competition>/<race>`), and until when, if known.

    The end is told on the clock of the moment that was asked for.
    """

    name: str
    reason: Reason
    until: datetime | None = None


class Hidden(Struct, frozen=True):
    """What is under embargo, by id, and the words that would give it away, each with the moment it ends."""

    athletes: dict[str, datetime] = field(default_factory=dict)
    competitions: dict[str, datetime] = field(default_factory=dict)
    races: dict[tuple[str, str], datetime] = field(default_factory=dict)
    words: dict[str, datetime] = field(default_factory=dict)


def held_back(team: Team, moment: datetime, outline: Outline | None = None) -> tuple[Held, ...]:
    """Everything that is not public at the moment, in the order of the team's records.

    `outline` is the team's, where that is known already.
    """
    facts = tuple(_facts(outline or outline_of(team), moment))
    return (*facts, *_stories(team, hidden_at(team, moment) if facts else Hidden(), moment))


def hidden_at(team: Team, moment: datetime) -> Hidden:
    """The athletes, competitions and races that are under embargo at the moment."""
    hidden = Hidden()
    for athlete in team.athletes.values():
        if athlete.embargo and athlete.embargo > moment:
            hidden.athletes[athlete.id] = athlete.embargo
            hidden.words.update(dict.fromkeys(_names_of(athlete), athlete.embargo))
    for competition in team.competitions.values():
        if competition.embargo and competition.embargo > moment:
            hidden.competitions[competition.id] = competition.embargo
            hidden.words.update(dict.fromkeys(_titles_of(competition), competition.embargo))
        for race in competition.races:
            if race.embargo and race.embargo > moment:
                hidden.races[competition.id, race.id] = race.embargo
    return hidden


def end_of_embargo(item: NewsItem | Article, hidden: Hidden) -> datetime | None:
    """When the last embargo ends of all that an item names; None where it names nothing of the kind."""
    if not (hidden.athletes or hidden.competitions or hidden.races):
        return None
    return max(_ends(item, hidden), default=None)


def public_from(item: NewsItem, zone: str) -> datetime:
    """The moment an item is dated; a bare day begins at midnight in the home zone."""
    return item.moment or datetime.combine(item.day, time(), ZoneInfo(zone))


def _names_of(athlete: Athlete) -> Iterator[str]:
    yield str(athlete.name)
    yield from (written for _, written in athlete.name.scripts)
    yield from athlete.aliases


def _titles_of(competition: Competition) -> Iterator[str]:
    for wording in (competition.name, competition.short):
        yield from (text for _, text in wording.texts) if wording else ()


def _ends(item: NewsItem | Article, hidden: Hidden) -> Iterator[datetime]:
    if isinstance(item, NewsItem):
        yield from (hidden.athletes[athlete] for athlete in item.athletes if athlete in hidden.athletes)
        if item.competition in hidden.competitions:
            yield hidden.competitions[item.competition]
    for story in item.stories:
        yield from _told_in(story, hidden)


def _told_in(story: Story, hidden: Hidden) -> Iterator[datetime]:
    for identity in _LINK.findall(story.body):
        yield from (held[identity] for held in (hidden.athletes, hidden.competitions) if identity in held)
    pairs = _PAIR.findall(story.body)
    named = {value for key, value in pairs if key == "competition"}
    races = {value for key, value in pairs if key == "race"}
    yield from (end for competition, end in hidden.competitions.items() if competition in named)
    yield from (end for (competition, race), end in hidden.races.items() if competition in named and race in races)
    text = "\n".join((story.title, story.summary or "", story.body))
    yield from (end for word, end in hidden.words.items() if word in text)


def _stories(team: Team, hidden: Hidden, moment: datetime) -> Iterator[Held]:
    zone = team.publication.time_zone
    today, is_hiding = moment.astimezone(ZoneInfo(zone)).date(), hidden != Hidden()
    for item in team.news:
        if item.day < today and not (item.draft or item.moment or item.embargo or is_hiding):
            continue  # most news by far
        if item.draft:
            yield Held(name=f"news:{item.slug}", reason=Reason.DRAFT)
        else:
            yield from _latest(f"news:{item.slug}", item, hidden, moment, public_from(item, zone))
    for article in team.articles:
        yield from _latest(f"article:{article.slug}", article, hidden, moment, moment)


def _latest(name: str, item: NewsItem | Article, hidden: Hidden, moment: datetime, dated: datetime) -> Iterator[Held]:
    """The item with what keeps it back longest, if anything does."""
    ends = {
        Reason.DATE: dated,
        Reason.EMBARGO: item.embargo or moment,
        Reason.NAMES: end_of_embargo(item, hidden) or moment,
    }
    reason = max(ends, key=lambda one: ends[one])
    if ends[reason] > moment:
        yield Held(name=name, reason=reason, until=ends[reason].astimezone(moment.tzinfo))


def _facts(outline: Outline, moment: datetime) -> Iterator[Held]:
    for name, end in outline.embargoes:
        if end > moment:
            yield Held(name=name, reason=Reason.EMBARGO, until=end.astimezone(moment.tzinfo))
