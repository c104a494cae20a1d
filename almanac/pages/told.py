"""Told: which news a page shows, and how much of each."""

from collections.abc import Callable, Container, Hashable, Iterator
from functools import partial
from typing import Any

from msgspec import Struct

from almanac.memory import fingerprint
from almanac.model.news import NewsItem, without_text

Once = Callable[[Hashable, Callable[[], Any]], Any]


class Told(Struct, frozen=True):
    """The news of a page in their order; of all but the `texts` (slugs) it shows no more than their headlines."""

    stories: tuple[NewsItem, ...]
    texts: Container[str]

    def names(self, once: Once) -> Iterator[str]:
        """The name of each as far as it is shown, worked out `once` for all pages."""
        for item in self.stories:
            yield (
                once(("told", item.slug), partial(fingerprint, item))
                if item.slug in self.texts
                else headline(item, once)
            )


def headline(item: NewsItem, once: Once) -> str:
    """The name of an item as far as lists tell it."""
    name: str = once(("headline", item.slug), lambda: fingerprint(without_text(item)))
    return name
