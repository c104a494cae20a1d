"""The press: a page becomes bytes, unless the same page was made before and still lies in the site's folder."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from almanac.memory import Memory, Shelf, digest, fingerprint
from almanac.problem import Problem
from almanac.rendering.appearance import Appearance
from almanac.rendering.copies import Copy, Made
from almanac.rendering.prepared import Prepared
from almanac.website import Page, Site, output_path
from almanac.workers.pile import Pile

if TYPE_CHECKING:
    from almanac.rendering.maker import Look, Maker

_CLOSELY = 20_000  # so many are kept; only pages that are made ask for them


class Before(Struct, frozen=True):
    """What is known of the pages of a sheet one by one.

    On a shelf stand what a page is made of → its key, and that key → the name of its content; `looked` has what was
    found in a content by its name.
    """

    pages: Shelf
    looked: Mapping[str, Any]


class Press:
    """Everything that the pages of one build share."""

    def __init__(
        self,
        appearance: Appearance,
        memory: Memory,
        lying: Mapping[str, str] | None,
        look: "Look",
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

    @cached_property
    def closely(self) -> Shelf:
        """What of all that is known a page shows → its key."""
        return self.memory.shelf("closely", lasting=_CLOSELY)

    @cached_property
    def maker(self) -> "Maker":
        """Made when the first page is."""
        from almanac.rendering.maker import Maker  # noqa: PLC0415 -- most builds make no page here

        return Maker(self.templates, self.memory, self.look, self.pile)

    def made_before(self, page: Page, before: Before) -> Copy | None:
        """The page, if one that was made of the same lies in the site's folder.

        The key of a page names its view, or its content, where it was made when no page was known.
        """
        if before.pages.is_empty:
            return None
        for shelf, name in zip(self._shelves(page, before), self._known_by(page), strict=True):
            if key := shelf.get(name):
                return self._lying(page, before, key, is_known=shelf is before.pages)
        return None

    def write(self, page: Page, before: Before) -> Copy:
        """The page, written if no page of the same view lies in the site's folder."""
        viewed = self.viewed(page, before)
        if isinstance(viewed, Copy):
            return viewed
        view, key = viewed
        return self.copy_of(page, key, self.maker.make(page, view), known_by=tuple(self._known_by(page)))

    def viewed(self, page: Page, before: Before) -> "Copy | tuple[object, str]":
        """The page, if one of the same view lies in the site's folder or there is none; else its view, and its key."""
        try:
            view = page.make(self.templates.shown(page.template))
            # Where no page is known, none can be known by its view, and to name that takes long.
            key = "" if before.pages.is_empty else digest(fingerprint(view), self._frame(page))
        except Exception as error:  # noqa: BLE001 -- a view may fail as its template may; each failure names its page
            return Copy(problem=self.templates.problem_of(error, page.template))
        return (self._lying(page, before, key) if key else None) or (view, key)

    def remember(self, page: Page, before: Before, copy: Copy) -> None:
        """For the next build."""
        for shelf, name in zip(self._shelves(page, before), copy.known_by or self._known_by(page), strict=True):
            if shelf.get(name) == copy.key:
                break
            shelf.put(name, copy.key)
        before.pages.put(copy.key, copy.name)
        if copy.texts:
            self.maker.keep(copy.texts)

    def copy_of(self, page: Page, key: str, made: Made | Problem, known_by: tuple[str, ...] = ()) -> Copy:
        """The copy of a page that was made, or what kept it from being."""
        if isinstance(made, Problem):
            return Copy(problem=made)
        key = key or digest(made.name, self._frame(page))
        return Copy(key, made.name, made.content, made.looked, made.texts, known_by)

    def _lying(self, page: Page, before: Before, key: str, *, is_known: bool = False) -> Copy | None:
        name = before.pages.get(key)
        if name is None or (self.lying is not None and self.lying.get(output_path(page.address)) != name):
            return None
        return Copy(key, name, looked=before.looked[name], is_known=is_known)

    def _shelves(self, page: Page, before: Before) -> Iterator[Shelf]:
        """Where the names of a page stand."""
        if page.made_of:
            yield before.pages
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

    def site(self, site: Site) -> str:
        """The name of what all pages of a language share."""
        if id(site) not in self._sites:
            self._sites[id(site)] = fingerprint(site)
        return self._sites[id(site)]

    def look_of(self, page: Page) -> str:
        """The name of how a page looks."""
        return self.appearance.name(page.template, page.site.language)

    def _framed(self, page: Page) -> str:
        return repr(
            (
                self.look_of(page),
                self.site(page.site),
                page.address,
                page.template,
                page.alternates,
                page.indexed,
                page.held,
            )
        )
