"""Helping: a process beside a build looks at the site's folder, and makes the few pages that are new."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from almanac.memory import Memory
from almanac.wishes import Wish
from almanac.workers.aside import Aside

if TYPE_CHECKING:  # whoever does a job loads what it takes
    from almanac.publishing import Trees
    from almanac.rendering import Write
    from almanac.rendering.scribe import Scribe

_LOADED = "almanac.rendering.maker"  # what takes long to load, where pages are made
_SHOWN = ("links", "pages.news_item", "pages.feed")  # and what the pages are of that are new most often


class Helper(Struct, frozen=True):
    """What lies in the site's folder and in the spare one; who makes pages, None where they are better made here."""

    lying: "Callable[[], Trees]"
    scribe: "Callable[[str], Write | None]"


@contextmanager
def helper(wish: Wish, memory: Memory, folders: Sequence[Path]) -> Iterator[Helper]:
    """A process that is there as long as the build; `folders` are those of the templates."""
    # A first build has too many pages for one process, and where nothing lies there is nothing to look at.
    is_ahead = memory.holds("sheets") and _LOADED not in sys.modules
    workers = wish.processes if is_ahead or wish.out.exists() else 1
    with Aside(partial(_jobs, wish, memory, folders), workers) as aside:
        lying, may_write = aside.ask("look"), is_ahead and aside.is_there
        if may_write:
            aside.ask("load")
        yield Helper(lying, partial(_writing, aside) if may_write else lambda _: None)


def _writing(aside: Aside, address: str) -> "Write":
    """Pages are asked for once; then the helper keeps what it worked out, and rests."""

    def write(views: Sequence[Any]) -> Sequence[Any] | None:
        made = aside.ask("write", views, address)
        aside.ask("keep")
        aside.rest()
        found: Sequence[Any] | None = made()
        return found

    return write


def _jobs(wish: Wish, memory: Memory, folders: Sequence[Path]) -> Mapping[str, Callable[..., Any]]:
    from almanac.publishing import Trees, trees  # noqa: PLC0415 -- as said above
    from almanac.rendering.scribe import Scribe  # noqa: PLC0415 -- as said above

    scribe = Scribe(folders, memory, _look)
    return {
        "look": Trees if wish.fresh else partial(trees, wish.out, memory),
        "load": partial(_load, scribe),
        "write": scribe.write,
        "keep": scribe.keep,
    }


def _load(scribe: "Scribe") -> None:
    for name in _SHOWN:
        import_module(f"almanac.{name}")
    scribe.ready()


def _look(path: str, content: bytes, address: str) -> object:
    from almanac.links import look  # noqa: PLC0415 -- where a page is made

    return look(path, content, address)
