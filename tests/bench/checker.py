"""Whether two generators have made the same site: on every page the same words and as many rows, in any order."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_MAIN = re.compile(r"<main>(.*)</main>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Said:
    """The words between the tags of a page, and how many rows its tables have."""

    words: Counter[str]
    rows: int


def said_by(site: Path) -> dict[str, Said]:
    """What each page of a site says, by its path."""
    return dict(_pages(site))


def _pages(site: Path) -> Iterator[tuple[str, Said]]:
    for path in sorted(site.rglob("index.html")):
        main = _MAIN.search(path.read_text("utf-8"))
        assert main is not None, path
        yield path.relative_to(site).as_posix(), Said(Counter(unescape(_TAG.sub(" ", main[1])).split()), rows(main[1]))


def rows(html: str) -> int:
    """How many rows the tables of a text have."""
    return html.count("<tr>")


def differences(one: Mapping[str, Said], other: Mapping[str, Said]) -> list[str]:
    """In which pages two sites differ, and by what."""
    told = [f"{path}: only one has it" for path in sorted(one.keys() ^ other.keys())]
    for path in sorted(one.keys() & other.keys()):
        more, less = one[path].words - other[path].words, other[path].words - one[path].words
        if more or less:
            told.append(f"{path}: {dict(more)} against {dict(less)}")
        if one[path].rows != other[path].rows:
            told.append(f"{path}: {one[path].rows} rows against {other[path].rows}")
    return told


def lists(site: Path) -> tuple[int, int]:
    """How many entries the feed has, how many addresses the sitemap."""
    return (site / "feed.xml").read_text("utf-8").count("<entry>"), (site / "sitemap.xml").read_text("utf-8").count(
        "<loc>"
    )
