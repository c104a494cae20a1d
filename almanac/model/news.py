"""News and standing pages, as their editors wrote them."""

from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from almanac.model.athlete import Photo
from almanac.model.citing import Cited
from almanac.model.roster import Quote
from almanac.model.wording import Wording


class Story(Struct, frozen=True, kw_only=True):
    """A title and its Markdown text in one language; `origin` names it in messages about the text."""

    language: str
    title: str
    body: str
    origin: str
    summary: str | None = None


class Withdrawal(Cited, frozen=True, kw_only=True):
    """An item was taken back: its address keeps the day and the reason, and nothing else."""

    on: date
    reason: Wording


class NewsItem(Cited, frozen=True, kw_only=True):
    """A dated item; its facts stand once, its stories by language, the default language first. `moment` is in UTC."""

    slug: str
    day: date
    moment: datetime | None = None
    stories: tuple[Story, ...]
    athletes: tuple[str, ...] = ()
    competition: str | None = None
    tags: tuple[str, ...] = ()
    photo: Photo | None = None
    draft: bool = False
    quotes: tuple[Quote, ...] = ()
    withdrawn: Withdrawal | None = None


class Article(Cited, frozen=True, kw_only=True):
    """A standing page such as About."""

    slug: str
    stories: tuple[Story, ...]


def story_in(stories: tuple[Story, ...], language: str) -> Story:
    """The story in the language asked for, or the first one written."""
    return next((story for story in stories if story.language == language), stories[0])


def without_text(item: NewsItem) -> NewsItem:
    """The item as lists of news tell it: nothing of what is written, and said, under its headline."""
    return replace(item, stories=tuple(replace(story, body="") for story in item.stories), quotes=())
