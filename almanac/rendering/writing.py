"""The page being written, for everything that templates call."""

from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar

from markupsafe import Markup
from msgspec import Struct, field

from almanac.memory import Shelf
from almanac.website import Page


class Writing(Struct, frozen=True):
    """A page and the ids given out on it so far, so that two charts or two texts never share one.

    `texts` gives the Markdown that was turned into HTML before, `turned` is what stands on this page; `links` has the
    attribute that leads from it to an address. `neighbours` has that for pages whose folders lie beside this page's
    `folder`: the way to what lies in no such folder is the same for all.
    """

    page: Page
    texts: Callable[[], Shelf] = Shelf
    turned: dict[str, str] = field(default_factory=dict)
    given: Counter[str] = field(default_factory=Counter)
    links: dict[str, Markup] = field(default_factory=dict)
    neighbours: dict[str, Markup] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The folder in which the page lies, `/news/` for `/news/` and `/news/feed.xml`."""
        return self.page.address[: self.page.address.rindex("/") + 1]

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.page.site.language

    def unique(self, stem: str) -> str:
        """`stem`, then `stem-2`, `stem-3` … in the order of the page."""
        self.given[stem] += 1
        count = self.given[stem]
        return stem if count == 1 else f"{stem}-{count}"


# A context variable, so that `url()` and the filters know the page in macros and partials too.
WRITING: ContextVar[Writing] = ContextVar("WRITING")
