"""The press: a page becomes bytes, unless the same page was made before and still lies in the site's folder."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct, field

from almanac.memory import Memory, Shelf, content_name, digest, fingerprint
from almanac.problem import Problem
from almanac.rendering.appearance import Appearance
from almanac.rendering.failures import problem_of
from almanac.rendering.prepared import Prepared
from almanac.rendering.writing import WRITING, Writing
from almanac.website import Page, output_path
from almanac.workers.pile import Laid, Pile

# How many are kept of what only pages that are made ask for.
_TEXTS = 20_000
_CLOSELY = 20_000


class Copy(Struct, frozen=True):
    """What became of a page: its key, the name of its content, and what was found in it.

    `content` lies on the press's pile; it is None where it lies in the site's folder already. `texts` are the Markdown
    texts turned on the way; `known_by` are the names by which the next build knows the page, empty where they were not
    worked out; where `is_known`, it knows the page by all there is already.
    """

    key: str = ""
    name: str = ""
    content: Laid | bytes | None = None
    looked: Any = None
    texts: Mapping[str, str] = field(default_factory=dict)
    known_by: tuple[str, ...] = ()
    is_known: bool = False
    problem: Problem | None = None


class Press:
    """Everything that the pages of one build share."""

    def __init__(
        self,
        appearance: Appearance,
        memory: Memory,
        lying: Mapping[str, str] | None,
        look: Callable[[str, bytes], Any],
    ) -> None:
        self.appearance = appearance
        self.memory = memory
        self.lying = lying
        self.look = look
        self.pile = Pile(0)
        self.templates = Prepared(appearance, memory)
        self._sites: dict[int, str] = {}
        self._frames: dict[str, str] = {}
        self._closely: dict[str, str] = {}
        self._by_long_ways: set[str] = set()
        self._neighbours: dict[tuple[str, str], dict[str, Markup]] = {}

    @cached_property
    def pages(self) -> Shelf:
        """What a page is made of → its key, and that key → the name of the content, what was found.

        The key names its view, or its content, where it was made when no page was known.
        """
        return self.memory.shelf("pages")

    @cached_property
    def closely(self) -> Shelf:
        """What of all that is known a page shows → its key."""
        return self.memory.shelf("closely", lasting=_CLOSELY)

    @cached_property
    def texts(self) -> Shelf:
        """Markdown and where it stands → HTML."""
        return self.memory.shelf("texts", lasting=_TEXTS)

    def made_before(self, page: Page) -> Copy | None:
        """The page, if one that was made of the same lies in the site's folder."""
        if self.pages.is_empty:
            return None
        for shelf, name in zip(self._shelves(page), self._known_by(page), strict=True):
            if key := shelf.get(name):
                return self._lying(page, key, is_known=shelf is self.pages)
        return None

    def write(self, page: Page) -> Copy:
        """The page, written if no page of the same view lies in the site's folder."""
        try:
            view = page.make(self.templates.shown(page.template))
            # Where no page is known, none can be known by its view, and to name that takes long.
            key = "" if self.pages.is_empty else digest(fingerprint(view), self._frame(page))
            return (self._lying(page, key) if key else None) or self._written(page, view, key)
        except Exception as error:  # noqa: BLE001 -- whatever a template calls may fail; each failure names its place
            return Copy(problem=problem_of(error, page.template, self.appearance.folders))

    def remember(self, page: Page, copy: Copy) -> None:
        """For the next build."""
        for shelf, name in zip(self._shelves(page), copy.known_by or self._known_by(page), strict=True):
            if shelf.get(name) == copy.key:
                break
            shelf.put(name, copy.key)
        self.pages.put(copy.key, (copy.name, copy.looked))
        for key, html in copy.texts.items():
            self.texts.put(key, html)

    def neighbours_of(self, page: Page) -> dict[str, Markup]:
        """What leads from all pages whose folders lie beside each other."""
        above = page.address.rpartition("/")[0].rpartition("/")[0]
        return self._neighbours.setdefault((page.site.language, above), {})

    def _written(self, page: Page, view: object, key: str) -> Copy:
        templates, goes_long = self.templates.environment, page.template in self._by_long_ways
        try:
            content, turned = self._rendered(page, view, templates.by_long_ways if goes_long else templates)
        except AttributeError:
            self._by_long_ways.add(page.template)  # what one page asks for, the others of its kind will
            content, turned = self._rendered(page, view, templates.by_long_ways)
        looked, name = self.look(output_path(page.address), content), content_name(content)
        key = key or digest(name, self._frame(page))
        return Copy(key, name, self.pile.lay(content), looked, turned, known_by=tuple(self._known_by(page)))

    def _rendered(self, page: Page, view: object, templates: Environment) -> tuple[bytes, Mapping[str, str]]:
        """The bytes of a page, and the Markdown texts that were turned for it."""
        writing = Writing(page, lambda: self.texts, neighbours=self.neighbours_of(page))
        token = WRITING.set(writing)
        try:
            text = templates.get_template(page.template).render(
                page=view, here=page, site=page.site, language=page.site.language
            )
        finally:
            WRITING.reset(token)
        return text.encode(), writing.turned

    def _lying(self, page: Page, key: str, *, is_known: bool = False) -> Copy | None:
        found = self.pages.get(key)
        if found is None or (self.lying is not None and self.lying.get(output_path(page.address)) != found[0]):
            return None
        return Copy(key, found[0], looked=found[1], is_known=is_known)

    def _shelves(self, page: Page) -> Iterator[Shelf]:
        """Where the names of a page stand."""
        if page.made_of:
            yield self.pages
        if page.closely:
            yield self.closely

    def _known_by(self, page: Page) -> Iterator[str]:
        """The names of what a page is made of: at once of all there is, else of what it shows of it."""
        if page.made_of:
            yield digest(page.made_of, self._frame(page))
        if page.closely:
            found = self._closely.get(page.address)
            if found is None:
                shown = page.closely(self.templates.shown(page.template))
                found = self._closely[page.address] = digest(shown, self._frame(page))
            yield found

    def _frame(self, page: Page) -> str:
        """What a page follows from besides its view."""
        found = self._frames.get(page.address)
        if found is None:
            found = self._frames[page.address] = self._framed(page)
        return found

    def _framed(self, page: Page) -> str:
        site = self._sites.get(id(page.site))
        if site is None:
            site = self._sites[id(page.site)] = fingerprint(page.site)
        look = self.appearance.name(page.template, page.site.language)
        return repr((look, site, page.address, page.template, page.alternates, page.indexed, page.held))
