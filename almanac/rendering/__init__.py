"""Rendering: planned pages in, the bytes of every file out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from almanac.memory import Memory
from almanac.problem import Place, Problem
from almanac.rendering.appearance import Appearance
from almanac.rendering.copies import Copy, Made
from almanac.rendering.mistake import Mistake
from almanac.rendering.press import Press
from almanac.rendering.scribe import Viewed, sent
from almanac.rendering.sheets import Leaf, Listed, Sheets
from almanac.website import Content, Entry, Sheet, Written, output_path
from almanac.workers import WorkerLostError, spread
from almanac.workers.pile import Pile

Over = Callable[[Sequence[Entry]], Sheet | None]
Write = Callable[[Sequence[Viewed]], Sequence[Made | Problem] | None]
Done = Callable[[int, int], None]
_FEW = 40  # pages: one takes longer than most of what is spread


class _LostError(Exception):
    """A worker was lost with these pages."""


class Rendered(Struct, frozen=True):
    """Every file of the site by its path below the site's folder, or what kept them from being made.

    `looked` has what was found in each page that was looked at, `entries` list all pages.
    """

    files: Mapping[str, Content]
    problems: tuple[Problem, ...] = ()
    looked: Mapping[str, Any] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()

    @property
    def others(self) -> Mapping[str, bytes]:
        """The files that are no pages; nobody has looked at them."""
        return {path: file for path, file in self.files.items() if isinstance(file, bytes)}


def render(  # noqa: PLR0913 - the pages, what they look like, and what is known of them already
    sheets: Iterable[Sheet],
    folders: Sequence[Path],
    *,
    over: Over = lambda _: None,
    memory: Memory | None = None,
    lying: Mapping[str, str] | None = None,
    look: Callable[[str, bytes], Any] = lambda _path, _content: None,
    workers: int = 1,
    scribe: Write | None = None,
    done: Done = lambda _done, _all: None,
) -> Rendered:
    """Write every page with the templates of these folders (the first that has one wins) and add the static files.

    Pages that were made of the same before and still lie in the site's folder (`lying`: path → name of its content;
    None where no folder is asked for) are not written again; a sheet of which all are is not planned. `over` makes of
    all pages the sheet that needs to know them. `look` finds what is to be known of a new page. Few new pages are
    made by a `scribe`, where there is one.
    """
    try:
        press = Press(Appearance(folders), memory or Memory(), lying, look)
        make = partial(_copies, press=press, workers=workers, scribe=scribe, done=done)
        listed = _listed(tuple(sheets), over, press, make)
    except Mistake as mistake:
        return Rendered({}, (Problem(mistake.place or Place("templates/"), "template", str(mistake)),))
    except _LostError as lost:
        return Rendered({}, (Problem(Place("templates/"), "worker", str(lost)),))
    statics = {output_path(static.address): static.content for static in press.appearance.statics.values()}
    return Rendered(
        files={**statics, **{page.path: _written(page.copy, press.pile) for page in listed if not page.copy.problem}},
        problems=_gathered((page.entry.address, page.copy.problem) for page in listed if page.copy.problem),
        looked={page.path: page.copy.looked for page in listed if not page.copy.problem},
        entries=tuple(page.entry for page in listed),
    )


def _written(copy: Copy, pile: Pile) -> Written:
    return Written(copy.name, None if copy.content is None else partial(pile.take, copy.content))


def _listed(
    sheets: tuple[Sheet, ...], over: Over, press: Press, make: Callable[[Sequence[Leaf]], list[Copy]]
) -> list[Listed]:
    """A copy of each page: those of sheets that are known, then those that have to be asked for one by one."""
    remembered = Sheets(press.memory, press)
    known = [remembered.known(sheet) for sheet in sheets]
    planned = {place: remembered.leaves(sheets[place]) for place, pages in enumerate(known) if pages is None}
    entries = [
        entry
        for place, pages in enumerate(known)
        for entry in ((page.entry for page in pages) if pages else (leaf.entry for leaf in planned.get(place, ())))
    ]
    if last := over(entries):
        sheets, known = (*sheets, last), [*known, remembered.known(last)]
        if known[-1] is None:
            planned[len(sheets) - 1] = remembered.leaves(last)
    copies = iter(make([leaf for leaves in planned.values() for leaf in leaves]))
    for place, leaves in planned.items():
        known[place] = own = [Listed(output_path(leaf.page.address), leaf.entry, next(copies)) for leaf in leaves]
        if not any(page.copy.problem for page in own):
            remembered.keep(sheets[place], leaves, own)
    return [page for pages in known for page in pages or ()]


def _copies(leaves: Sequence[Leaf], press: Press, workers: int, scribe: Write | None, done: Done) -> list[Copy]:
    """A copy of each page: those that lie there already, then those that have to be made."""
    press.templates.look_into({leaf.page.template for leaf in leaves}, workers)
    copies = [press.made_before(leaf.page, leaf.before) for leaf in leaves]
    missing = [leaf for leaf, copy in zip(leaves, copies, strict=True) if copy is None]
    beside = _written_beside(missing, press, scribe) if scribe and len(missing) < _FEW else None
    made = iter(_written_here(missing, press, workers, done) if beside is None else beside)
    whole = [copy or next(made) for copy in copies]
    for leaf, copy in zip(leaves, whole, strict=True):
        if not (copy.problem or copy.is_known):
            press.remember(leaf.page, leaf.before, copy)
    return whole


def _written_beside(leaves: Sequence[Leaf], press: Press, scribe: Write) -> list[Copy] | None:
    """Pages whose views are new are made by the scribe; None where it has other templates."""
    viewed = [press.viewed(leaf.page, leaf.before) for leaf in leaves]
    new = [(leaf.page, *one) for leaf, one in zip(leaves, viewed, strict=True) if isinstance(one, tuple)]
    written = scribe([(sent(page), view, press.look_of(page)) for page, view, _ in new]) if new else []
    if written is None:
        return None
    made = (press.copy_of(page, key, each) for (page, _, key), each in zip(new, written, strict=True))
    return [next(made) if isinstance(one, tuple) else one for one in viewed]


def _written_here(leaves: Sequence[Leaf], press: Press, workers: int, done: Done) -> list[Copy]:
    """Pages are made by this process and its workers."""
    # What pages of one kind share is worked out by one worker.
    order = sorted(range(len(leaves)), key=lambda place: leaves[place].page.template)
    press.templates.compile({leaf.page.template for leaf in leaves})
    press.pile = Pile(workers if len(leaves) >= _FEW else 0)

    def write(place: int) -> Copy:
        return press.write(leaves[place].page, leaves[place].before)

    try:
        made = spread(write, order, workers, lambda count: done(count, len(order)), few=_FEW)
    except WorkerLostError as lost:
        addresses = [leaves[order[place]].page.address for place in lost.things[:3]]
        raise _LostError(f"{lost}: {', '.join(addresses)} …") from lost
    return [copy for _, copy in sorted(zip(order, made, strict=True), key=lambda pair: pair[0])]


def _gathered(failures: Iterable[tuple[str, Problem]]) -> tuple[Problem, ...]:
    """One problem for each fault, however many pages (by address) show it; the first is named."""
    pages: dict[Problem, list[str]] = {}
    for address, problem in failures:
        pages.setdefault(problem, []).append(address)
    return tuple(_on(problem, addresses) for problem, addresses in pages.items())


def _on(problem: Problem, addresses: list[str]) -> Problem:
    more = f" and {len(addresses) - 1} more" if len(addresses) > 1 else ""
    return Problem(problem.place, problem.kind, f"{problem.message} (page {addresses[0]}{more})")
