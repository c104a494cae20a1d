"""The scribe: few pages are made by a process beside this one, which has loaded what that takes by then."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from almanac.memory import Memory
from almanac.problem import Problem
from almanac.rendering.appearance import Appearance
from almanac.rendering.copies import Made
from almanac.rendering.prepared import Prepared
from almanac.website import Page
from almanac.workers.pile import Pile

if TYPE_CHECKING:
    from almanac.rendering.maker import Maker

Viewed = tuple[Page, object, str]  # a page, its view, and the name of how it is to look


class Scribe:
    """Makes pages of views that are sent; what it turned on the way it keeps by itself.

    `look` finds what is to be known of a new page by its path, its content and the site's public address.
    """

    def __init__(self, folders: Sequence[Path], memory: Memory, look: Callable[[str, bytes, str], Any]) -> None:
        self._folders = folders
        self._memory = memory.apart()
        self._look = look

    @cached_property
    def _appearance(self) -> Appearance:
        return Appearance(self._folders)

    @cached_property
    def _maker(self) -> "Maker":
        from almanac.rendering.maker import Maker  # noqa: PLC0415 -- where a page is made

        return Maker(Prepared(self._appearance, self._memory), self._memory, lambda *_: None, Pile(0))

    def ready(self) -> None:
        """Load what pages are made with."""
        import almanac.rendering.converter  # noqa: PLC0415 -- where a page is made
        import almanac.rendering.failures  # noqa: F401, PLC0415 -- where a page is made

        self._maker.prepare()

    def write(self, pages: Sequence[Viewed], address: str) -> list[Made | Problem] | None:
        """What becomes of each page; None where a template is not what it was when this one read it. Mistake."""
        named = self._appearance.name
        if any(named(page.template, page.site.language) != look for page, _, look in pages):
            return None
        self._maker.look = lambda path, content: self._look(path, content, address)
        self._maker.prepare()
        return [self._made(page, view) for page, view, _ in pages]

    def keep(self) -> None:
        """Write down what was worked out."""
        self._memory.keep()

    def _made(self, page: Page, view: object) -> Made | Problem:
        made = self._maker.make(page, view)
        if isinstance(made, Problem):
            return made
        self._maker.keep(made.texts)
        return replace(made, texts={})


def sent(page: Page) -> Page:
    """The page without what makes its view, which stays here."""
    return replace(page, make=_stays_here, made_of="", closely=None, rests_on=tuple)


def _stays_here(_: object) -> None:
    """Nobody asks a page that was sent for its view."""
