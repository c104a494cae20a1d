"""The maker: a view and its template become the bytes of a page."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from almanac.memory import Memory, Shelf, content_name
from almanac.problem import Problem
from almanac.rendering.copies import Made
from almanac.rendering.prepared import Prepared
from almanac.rendering.writing import WRITING, Writing
from almanac.website import Page, output_path
from almanac.workers.pile import Pile

_TEXTS = 20_000  # so many are kept; only pages that are made ask for them

Look = Callable[[str, bytes], Any]


class Maker:
    """Everything that the pages made in one build share. What is made is laid on the `pile`."""

    def __init__(self, templates: Prepared, memory: Memory, look: Look, pile: Pile) -> None:
        self.templates = templates
        self.memory = memory
        self.look = look
        self.pile = pile
        self._by_long_ways: set[str] = set()
        self._neighbours: dict[tuple[str, str], dict[str, Markup]] = {}

    @cached_property
    def texts(self) -> Shelf:
        """Markdown and where it stands → HTML."""
        return self.memory.shelf("texts", lasting=_TEXTS)

    def prepare(self) -> None:
        """Have at hand what every page needs; Mistake."""
        self.templates.environment, self.texts  # noqa: B018 -- they are kept

    def make(self, page: Page, view: object) -> Made | Problem:
        """The page with this view, or what is wrong with its template."""
        try:
            content, turned = self._rendered_somehow(page, view)
            looked = self.look(output_path(page.address), content)
        except Exception as error:  # noqa: BLE001 -- whatever a template calls may fail; each failure names its place
            return self.templates.problem_of(error, page.template)
        return Made(content_name(content), self.pile.lay(content), looked, turned)

    def keep(self, texts: Mapping[str, str]) -> None:
        """Texts that were turned, for the next build."""
        for key, html in texts.items():
            self.texts.put(key, html)

    def neighbours_of(self, page: Page) -> dict[str, Markup]:
        """What leads from all pages whose folders lie beside each other."""
        above = page.address.rpartition("/")[0].rpartition("/")[0]
        return self._neighbours.setdefault((page.site.language, above), {})

    def _rendered_somehow(self, page: Page, view: object) -> tuple[bytes, Mapping[str, str]]:
        templates, goes_long = self.templates.environment, page.template in self._by_long_ways
        try:
            return self._rendered(page, view, templates.by_long_ways if goes_long else templates)
        except AttributeError:
            self._by_long_ways.add(page.template)  # what one page asks for, the others of its kind will
            return self._rendered(page, view, templates.by_long_ways)

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
