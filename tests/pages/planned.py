"""The pages of an invented team, planned in a few words: `planned(TEAM)["/records/"].view`."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from almanac.model.news import NewsItem, Story
from almanac.model.team import Team
from almanac.pages import plan
from almanac.statistics import derive
from almanac.statistics.corrected import corrected
from almanac.statistics.public import public
from almanac.website import Page

TODAY = date(2024, 3, 1)


def planned(team: Team, today: date = TODAY) -> Mapping[str, Page]:
    """Every page by its address, at the end of a day."""
    shown = corrected(public(team, datetime.combine(today, time.max, ZoneInfo(team.publication.time_zone))))
    return {page.address: page for page in plan(shown, derive(shown), today)}


def published(team: Team, **choices: Any) -> Team:
    """The team with other choices of how it presents itself: `languages`, `pages`, `time_zone` …"""
    return replace(team, publication=replace(team.publication, **choices))


def news(slug: str, body: str = "", language: str = "en", **more: Any) -> NewsItem:
    """A news item with one story; `more` are fields of a news item."""
    origin = f"content/news/2024-02-10-{slug}.md"
    story = Story(language=language, title=f"Title of {slug}", body=body, origin=origin)
    fields: dict[str, Any] = {"slug": slug, "day": date(2024, 2, 10), "stories": (story,)}
    return NewsItem(**fields | more)
