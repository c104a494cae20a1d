"""Told: which news a page shows, and how much of each."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from typing import Any

from almanac.memory import fingerprint
from almanac.model.news import NewsItem, without_text

Once = Callable[[Hashable, Callable[[], Any]], Any]


def told(stories: Iterable[NewsItem], texts: Iterable[NewsItem], once: Once) -> Iterator[str]:
    """The name of each story as far as a page shows it, worked out `once` for all pages.

    Of all but the `texts` it shows no more than their headlines.
    """
    in_full = {item.slug for item in texts}
    for item in stories:
        yield once(("told", item.slug), partial(fingerprint, item)) if item.slug in in_full else headline(item, once)


def headline(item: NewsItem, once: Once) -> str:
    """The name of an item as far as lists tell it."""
    name: str = once(("headline", item.slug), lambda: fingerprint(without_text(item)))
    return name
