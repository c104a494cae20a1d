"""Like for like: the same site from the same corpus by several generators, by turns, so that the ratios hold anywhere.

One language; news, lists, tags, a feed, a sitemap, athletes with all results and bests, in plain templates. Before
anything is measured a checker counts the same words and rows on every page of every site.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.bench.checker import differences, lists, said_by
from tests.bench.corpus import Corpus
from tests.bench.generators import OURS, PEERS_OF_OURS, Generator
from tests.bench.measuring import add_word, better_time, run, served

SETTLED = 2.1  # seconds after which a file that was just written is known by its time
Folders = Mapping[str, Path]
Edit = Callable[[Generator, Path], object]


def like_for_like(folder: Path, corpus: Corpus, rounds: int, *, slow: bool) -> dict[str, Any]:
    """Seconds by work and generator, with the ratios; `slow` leaves out the peer that takes minutes."""
    generators = [OURS, *(peer for peer in PEERS_OF_OURS if not slow or peer.server)]
    folders = {generator.name: folder / generator.name for generator in generators}
    for generator in generators:
        generator.write(folders[generator.name], corpus)
        run(generator.build, folders[generator.name])
    compare(generators, folders)
    found: dict[str, Any] = {"files": _files(folders[OURS.name] / "site")}
    found["cold"] = _by_turns(generators, folders, lambda one, where: one.forget(where), rounds)
    found["cold"]["memory_mib"] = {one.name: _memory(one, folders[one.name]) for one in generators}
    time.sleep(SETTLED)
    run(OURS.build, folders[OURS.name])
    for work, edit in WORKS.items():
        print(work, "…", file=sys.stderr)
        found[work] = _by_turns(generators, folders, edit, rounds)
    found["save to served"] = _served([one for one in generators if one.server], folders, rounds)
    return found


def compare(generators: list[Generator], folders: Folders) -> None:
    """Refuse to measure sites that differ."""
    ours, counted = said_by(OURS.site(folders[OURS.name])), lists(OURS.site(folders[OURS.name]))
    for peer in generators[1:]:
        site = peer.site(folders[peer.name])
        told = differences(ours, said_by(site))
        assert not told, f"{peer.name} makes another site: {told[:5]}"
        assert lists(site) == counted, f"{peer.name}: feed and sitemap {lists(site)}, ours {counted}"


def news_of(folder: Path) -> Path:
    """The news item that is edited: the newest."""
    return max((folder / "content" / "news").glob("2*.md"))


WORKS: Mapping[str, Edit] = {
    "no change": lambda *_: None,
    "one news item": lambda _, where: add_word(news_of(where), "## After it\n\n"),
    "one result": lambda _, where: better_time(where),
    "one template": lambda one, where: add_word(where / one.template, one.after),
}


def _by_turns(generators: list[Generator], folders: Folders, edit: Edit, rounds: int) -> dict[str, Any]:
    seconds: dict[str, list[float]] = {generator.name: [] for generator in generators}
    for _ in range(rounds):
        for generator in generators:
            where = folders[generator.name]
            edit(generator, where)
            seconds[generator.name].append(run(generator.build, where).seconds)
    return _told(seconds)


def _memory(generator: Generator, folder: Path) -> float:
    """MiB of a cold build; it is a build of its own, for who is watched is slower."""
    generator.forget(folder)
    return round(run(generator.build, folder, memory=True).memory / 1024, 1)


def _served(generators: list[Generator], folders: Folders, rounds: int) -> dict[str, Any]:
    seconds = {}
    for generator in generators:
        where = folders[generator.name]
        news = news_of(where)
        seconds[generator.name] = [served(generator.server, where, news, generator.address(news), rounds)]
    return _told(seconds)


def _told(seconds: Mapping[str, list[float]]) -> dict[str, Any]:
    """The median of each, and the median of our ratio to each peer, round by round."""
    ours = seconds[OURS.name]
    return {
        "seconds": {name: round(statistics.median(own), 3) for name, own in seconds.items()},
        "ratios": {
            name: round(statistics.median(a / b for a, b in zip(ours, own, strict=True)), 3)
            for name, own in seconds.items()
            if name != OURS.name
        },
    }


def _files(site: Path) -> int:
    return sum(1 for path in site.rglob("*") if path.is_file())
