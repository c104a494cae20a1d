"""The press: a page becomes bytes, unless the same page was made before and still lies in the site's folder."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any

from jinja2 import Environment, TemplateError
from msgspec import Struct, field

from almanac.memory import Memory, Shelf, content_name, digest, fingerprint
from almanac.problem import Problem
from almanac.rendering.appearance import Appearance
from almanac.rendering.environment import compiled, environment
from almanac.rendering.failures import problem_of
from almanac.rendering.phrases import read_phrases
from almanac.rendering.reads import fields_read
from almanac.rendering.sandbox import Sandbox
from almanac.rendering.writing import WRITING, Writing
from almanac.website import Page, output_path
from almanac.workers import spread

# How many are kept of what only pages that are made ask for.
_TEMPLATES = 300
_TEXTS = 20_000
_CLOSELY = 20_000
_FEW = 8  # templates: each takes as long as many pages


class Copy(Struct, frozen=True):
    """What became of a page: the key of its view, the name of its content, and what was found in it.

    `content` is None where it lies in the site's folder already; `texts` are the Markdown texts turned on the way.
    """

    key: str = ""
    name: str = ""
    content: bytes | None = None
    looked: Any = None
    texts: Mapping[str, str] = field(default_factory=dict)
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
        self._sites: dict[int, str] = {}
        self._frames: dict[str, str] = {}
        self._closely: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._by_long_ways: set[str] = set()
        self._shows: dict[str, frozenset[str] | None] = {}

    @cached_property
    def templates(self) -> Sandbox:
        """The templates, made ready when the first page has to be written; Mistake."""
        phrases = read_phrases(self.appearance.folders, self.memory.shelf("phrases"))
        return environment(self.appearance.folders, phrases, self.appearance.statics, self.compiled)

    @cached_property
    def compiled(self) -> Shelf:
        """Templates that were compiled before."""
        return self.memory.shelf("templates", lasting=_TEMPLATES)

    @cached_property
    def fields(self) -> Shelf:
        """The text of a template → whether it hands its view on whole, and the fields that it reads."""
        return self.memory.shelf("fields", lasting=_TEMPLATES)

    @cached_property
    def pages(self) -> Shelf:
        """What a page is made of → the key of its view, and that key → the name of the content, what was found."""
        return self.memory.shelf("pages")

    @cached_property
    def closely(self) -> Shelf:
        """What of all that is known a page shows → the key of its view."""
        return self.memory.shelf("closely", lasting=_CLOSELY)

    @cached_property
    def texts(self) -> Shelf:
        """Markdown and where it stands → HTML."""
        return self.memory.shelf("texts", lasting=_TEXTS)

    def read(self, templates: AbstractSet[str], workers: int) -> None:
        """Look into what the pages of these templates draw on, where that was not done before; Mistake."""
        unread = [each for each in self._drawn_on(templates) if self.fields.get(self._key(each)) is None]
        for name, (fields, code) in zip(unread, spread(self._look_into, unread, workers, few=_FEW), strict=True):
            self.fields.put(self._key(name), (fields is None, tuple(sorted(fields or ()))))
            self._keep(code)

    def make_ready(self, templates: AbstractSet[str]) -> None:
        """Compile what the pages of these templates draw on, before the work is spread; Mistake."""
        for each in self._drawn_on(templates):
            self._keep(self._compiled(each))

    def made_before(self, page: Page) -> Copy | None:
        """The page, if one that was made of the same lies in the site's folder."""
        for shelf, name in self._known_by(page):
            if key := shelf.get(name):
                return self._lying(page, key)
        return None

    def write(self, page: Page) -> Copy:
        """The page, written if no page of the same view lies in the site's folder."""
        try:
            view = page.make(self._shown(page.template))
            key = digest(fingerprint(view), self._frame(page))
            return self._lying(page, key) or self._written(page, view, key)
        except Exception as error:  # noqa: BLE001 -- whatever a template calls may fail; each failure names its place
            return Copy(problem=problem_of(error, page.template, self.appearance.folders))

    def remember(self, page: Page, copy: Copy) -> None:
        """For the next build."""
        for shelf, name in self._known_by(page):
            if shelf.get(name) == copy.key:
                break
            shelf.put(name, copy.key)
        self.pages.put(copy.key, (copy.name, copy.looked))
        for key, html in copy.texts.items():
            self.texts.put(key, html)

    def _written(self, page: Page, view: object, key: str) -> Copy:
        try:
            templates = self.templates.by_long_ways if page.template in self._by_long_ways else self.templates
            content, turned = self._rendered(page, view, templates)
        except AttributeError:
            self._by_long_ways.add(page.template)  # what one page asks for, the others of its kind will
            content, turned = self._rendered(page, view, self.templates.by_long_ways)
        looked = self.look(output_path(page.address), content)
        return Copy(key, content_name(content), content, looked, turned)

    def _rendered(self, page: Page, view: object, templates: Environment) -> tuple[bytes, Mapping[str, str]]:
        """The bytes of a page, and the Markdown texts that were turned for it."""
        writing = Writing(page, self.texts)
        token = WRITING.set(writing)
        try:
            text = templates.get_template(page.template).render(
                page=view, here=page, site=page.site, language=page.site.language
            )
        finally:
            WRITING.reset(token)
        return text.encode(), writing.turned

    def _lying(self, page: Page, key: str) -> Copy | None:
        found = self.pages.get(key)
        if found is None or (self.lying is not None and self.lying.get(output_path(page.address)) != found[0]):
            return None
        return Copy(key, found[0], looked=found[1])

    def _drawn_on(self, templates: AbstractSet[str]) -> list[str]:
        return sorted({each for template in templates for each in self.appearance.closure(template)})

    def _key(self, template: str) -> str:
        if template not in self._keys:
            self._keys[template] = digest(self.appearance.text(template))
        return self._keys[template]

    def _look_into(self, template: str) -> tuple[frozenset[str] | None, tuple[str, bytes] | None]:
        return fields_read(self.templates, self.appearance.text(template)), self._compiled(template)

    def _compiled(self, template: str) -> tuple[str, bytes] | None:
        """What is wrong with a template is told of the page that needs it."""
        with contextlib.suppress(TemplateError, UnicodeDecodeError):
            return compiled(self.templates, template)
        return None

    def _keep(self, code: tuple[str, bytes] | None) -> None:
        if code:
            self.compiled.put(*code)

    def _shown(self, template: str) -> frozenset[str] | None:
        """The fields of a view that the template and what it draws on read; None where any may be read."""
        if template not in self._shows:
            read = [self.fields.get(self._key(each)) for each in self.appearance.closure(template)]
            takes_all = any(is_handed_on for is_handed_on, _ in read)
            self._shows[template] = None if takes_all else frozenset(name for _, fields in read for name in fields)
        return self._shows[template]

    def _known_by(self, page: Page) -> Iterator[tuple[Shelf, str]]:
        """Where a page may be known by what it is made of: at once by all there is, else by what it shows of it."""
        if page.made_of:
            yield self.pages, digest(page.made_of, self._frame(page))
        if page.closely:
            found = self._closely.get(page.address)
            if found is None:
                shown = page.closely(self._shown(page.template))
                found = self._closely[page.address] = digest(shown, self._frame(page))
            yield self.closely, found

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
