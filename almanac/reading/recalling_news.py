"""News that are not read here: they were before, or a worker reads them. Their files are read again for a place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from almanac.model.news import NewsItem
from almanac.reading.apart import read_again, read_apart, taken_in
from almanac.reading.gathering import Gathered, load
from almanac.reading.layout import SourceFile
from almanac.reading.ledger import Ledger
from almanac.reading.remembered import Remembered, encode, head_of
from almanac.reading.stories import read_news
from almanac.workers import Meanwhile

Files = tuple[SourceFile, ...]


def news(gathered: Gathered, ledger: Ledger, workers: int, meanwhile: Meanwhile | None = None) -> list[NewsItem]:
    """All news that could be read, or were before; they name what the data hold, down to the races.

    `meanwhile` is done where others read too.
    """
    gathered.remembered.begin(*gathered.world, *_races(ledger))
    bundles = _bundles(gathered)
    slugs = Counter(slug for _, slug in bundles)
    single = [files for (_, slug), files in bundles.items() if slugs[slug] == 1]
    found: dict[Files, NewsItem | None] = {}
    for month, bundle in groupby(single, key=lambda files: files[0].group):
        own = list(bundle)
        found.update(zip(own, gathered.remembered.recall(NewsItem, month, own), strict=True))
    waiting = [files for files, item in found.items() if item is None]
    for files, made in zip(waiting, read_apart(_item, waiting, ledger, workers, meanwhile), strict=True):
        found[files] = made and taken_in(made, NewsItem, files[0].group, gathered, ledger)
    for files in bundles.values():
        if (item := found.get(files)) is not None:
            _take_item(item, files, gathered, ledger)
        else:
            for file in files:
                load(file, gathered, ledger)
    ledger.origins.name_later(lambda: _stories(found.values()))
    read = read_news(gathered.written, ledger)
    for item in read:
        files = bundles.get((item.day.isoformat(), item.slug), ())  # none where the file's name says another day
        if not any(ledger.is_told_of(file.shown) for file in files):
            contents = [(file.shown, ledger.contents[file.shown]) for file in files]
            gathered.remembered.keep(NewsItem, item.day.isoformat()[:7], (encode(item), ()), contents)
    return [*(item for item in found.values() if item is not None), *read]


def _take_item(item: NewsItem, files: Files, gathered: Gathered, ledger: Ledger) -> None:
    for file in files:
        if file.shown not in ledger.contents:
            ledger.contents[file.shown] = gathered.remembered.content(file)
    ledger.origins.recall(item, f"news:{item.slug}", files[0].shown, partial(read_again, _item, files, ledger))


def _stories(items: Iterable[NewsItem | None]) -> Iterator[tuple[str, Any]]:
    for item in items:
        if item is not None:
            yield from ((f"news:{item.slug}/{story.language}", story) for story in item.stories)


def _bundles(gathered: Gathered) -> dict[tuple[str, str], Files]:
    """The files of each item by its day and its slug."""
    bundles: dict[tuple[str, str], Files] = {}
    for file in gathered.news:
        bundles[file.day, file.name] = (*bundles.get((file.day, file.name), ()), file)
    return bundles


def _races(ledger: Ledger) -> Iterator[str]:
    for name in ledger.competitions:
        if (head := ledger.competitions.head(name, head_of)) is not None:
            yield " ".join(head[2:])


def _item(files: Files, ledger: Ledger) -> NewsItem | None:
    """The item of a Markdown file and its translations."""
    gathered = Gathered(Remembered(None, {}))
    for file in files:
        load(file, gathered, ledger)
    return next(iter(read_news(gathered.written, ledger)), None)
