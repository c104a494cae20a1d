"""Sheets that were made before: where each page of one still lies, none of them is planned again."""

from collections.abc import Sequence
from typing import NamedTuple

from almanac.memory import Memory, Shelf, digest
from almanac.rendering.copies import Copy
from almanac.rendering.press import Before, Press
from almanac.website import Entry, Page, Sheet


class Leaf(NamedTuple):
    """A page of a sheet to be made, and what is known of the sheet's pages."""

    page: Page
    before: Before
    entry: Entry


class Listed(NamedTuple):
    """A page as it stands in the site: its path below the site's folder, its entry, what became of it."""

    path: str
    entry: Entry
    copy: Copy


class Sheets:
    """What is remembered of each sheet by its name, with all of its pages.

    That is: the name of what it is made of, its templates, the name of each page's content by its path, its entry and
    what was found in it, and the shelf of its pages, packed.
    """

    def __init__(self, memory: Memory, press: Press) -> None:
        self._shelf = memory.shelf("sheets")
        self._press = press

    def known(self, sheet: Sheet) -> list[Listed] | None:
        """The pages of a sheet, if it is made of the same as before and they lie in the site's folder."""
        found = self._shelf.get(sheet.name) if sheet.made_of else None
        if found is None:
            return None
        made_of, templates, names, rows, _ = found
        lying = self._press.lying
        if made_of != self._name(sheet, templates) or not (lying is None or names.items() <= lying.items()):
            return None
        pages = zip(names.items(), rows, strict=True)
        return [Listed(path, Entry(*entry), Copy(name=name, looked=looked)) for (path, name), (entry, looked) in pages]

    def leaves(self, sheet: Sheet) -> list[Leaf]:
        """The pages of a sheet to be planned, with what is known of them one by one."""
        found = self._shelf.get(sheet.name)
        if found is None:
            before = Before(Shelf(), {})
        else:
            _, _, names, rows, packed = found
            looked = {name: looked for name, (_, looked) in zip(names.values(), rows, strict=True)}
            before = Before(Shelf.unpacked(packed), looked)
        return [Leaf(page, before, page.entry) for page in sheet.plan()]

    def keep(self, sheet: Sheet, leaves: Sequence[Leaf], listed: Sequence[Listed]) -> None:
        """For the next build."""
        templates = tuple(sorted({leaf.page.template for leaf in leaves}))
        names = {page.path: page.copy.name for page in listed}
        rows = tuple((tuple(page.entry), page.copy.looked) for page in listed)
        packed = (leaves[0].before.pages if leaves else Shelf()).packed
        self._shelf.put(sheet.name, (self._name(sheet, templates), templates, names, rows, packed))

    def _name(self, sheet: Sheet, templates: Sequence[str]) -> str:
        looks = (self._press.appearance.name(template, sheet.site.language) for template in templates)
        return digest(sheet.made_of, self._press.site(sheet.site), *looks)
