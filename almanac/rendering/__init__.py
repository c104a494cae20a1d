"""Rendering: planned pages in, the bytes of every file out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from almanac.memory import Memory
from almanac.problem import Place, Problem
from almanac.rendering.appearance import Appearance
from almanac.rendering.failures import gathered
from almanac.rendering.mistake import Mistake
from almanac.rendering.press import Copy, Press
from almanac.website import Asset, Content, Page, Written, output_path
from almanac.workers import WorkerLostError, spread
from almanac.workers.pile import Pile

_FEW = 40  # pages: one takes longer than most of what is spread


class Rendered(Struct, frozen=True):
    """Every file of the site by its path below the site's folder, or what kept them from being made.

    `looked` has what was found in each page that was looked at.
    """

    files: Mapping[str, Content]
    problems: tuple[Problem, ...] = ()
    looked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def others(self) -> Mapping[str, bytes]:
        """The files that are no pages; nobody has looked at them."""
        return {path: file for path, file in self.files.items() if isinstance(file, bytes)}


def render(  # noqa: PLR0913 - the pages, what they look like, and what is known of them already
    outputs: Iterable[Page | Asset],
    folders: Sequence[Path],
    *,
    memory: Memory | None = None,
    lying: Mapping[str, str] | None = None,
    look: Callable[[str, bytes], Any] = lambda _path, _content: None,
    workers: int = 1,
    done: Callable[[int, int], None] = lambda _done, _all: None,
) -> Rendered:
    """Write every page with the templates of these folders (the first that has one wins) and add the static files.

    A page that was made of the same before and still lies in the site's folder (`lying`: path → name of its content;
    None where no folder is asked for) is not written again. `look` finds what is to be known of a new page.
    """
    planned = tuple(outputs)
    pages = [output for output in planned if isinstance(output, Page)]
    assets = {output_path(output.address): output.content for output in planned if isinstance(output, Asset)}
    try:
        press = Press(Appearance(folders), memory or Memory(), lying, look)
        copies = _copies(pages, press, workers, done)
    except Mistake as mistake:
        return Rendered({}, (Problem(mistake.place or Place("templates/"), "template", str(mistake)),))
    except WorkerLostError as lost:
        addresses = [pages[place].address for place in lost.things[:3]]
        return Rendered({}, (Problem(Place("templates/"), "worker", f"{lost}: {', '.join(addresses)} …"),))
    failures = [(page, copy.problem) for page, copy in zip(pages, copies, strict=True) if copy.problem]
    statics = {output_path(static.address): static.content for static in press.appearance.statics.values()}
    paths = {output_path(page.address): copy for page, copy in zip(pages, copies, strict=True) if not copy.problem}
    return Rendered(
        files={**statics, **assets, **{path: _written(copy, press.pile) for path, copy in paths.items()}},
        problems=gathered(failures),
        looked={path: copy.looked for path, copy in paths.items()},
    )


def _written(copy: Copy, pile: Pile) -> Written:
    return Written(copy.name, None if copy.content is None else partial(pile.take, copy.content))


def _copies(pages: Sequence[Page], press: Press, workers: int, done: Callable[[int, int], None]) -> list[Copy]:
    """A copy of each page: those that lie there already, then those that have to be made."""
    press.templates.look_into({page.template for page in pages}, workers)
    copies = [press.made_before(page) for page in pages]
    missing = [place for place, copy in enumerate(copies) if copy is None]
    missing.sort(key=lambda place: pages[place].template)  # what pages of one kind share is worked out by one worker
    press.templates.compile({pages[place].template for place in missing})
    press.pile = Pile(workers if len(missing) >= _FEW else 0)

    def write(place: int) -> Copy:
        return press.write(pages[place])

    fresh = spread(write, missing, workers, lambda count: done(count, len(missing)), few=_FEW)
    made = dict(zip(missing, fresh, strict=True))
    whole = [copy or made[place] for place, copy in enumerate(copies)]
    for page, copy in zip(pages, whole, strict=True):
        if not (copy.problem or copy.is_known):
            press.remember(page, copy)
    return whole
