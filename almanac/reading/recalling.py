"""What was read before: records taken as they were, and their files read again only for the place of something."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from almanac.model.news import NewsItem
from almanac.reading import source_text, yaml_source
from almanac.reading.composites import RecordOf
from almanac.reading.gathering import Gathered, load, take_apart
from almanac.reading.layout import SourceFile
from almanac.reading.ledger import Ledger, Origins
from almanac.reading.record import read_record
from almanac.reading.remembered import RECALLED
from almanac.reading.stories import read_news

Files = tuple[SourceFile, ...]


def take(file: SourceFile, record: Any, given: dict[str, Any], ledger: Ledger) -> None:
    """A record of a data file that was made before; `given` is what its name gives it."""
    ledger.known[file.kind.name][file.name] = record
    ledger.origins.recall(record, f"{file.kind.name}:{file.name}", partial(_record_again, file, given, ledger))


def remember(file: SourceFile, gathered: Gathered, ledger: Ledger) -> None:
    """The record that a data file has just made, if nothing was told of it."""
    made = ledger.known.get(file.kind.name, {}).get(file.name)
    if file.kind.name in RECALLED and made is not None and not ledger.is_told_of(file.shown):
        gathered.remembered.keep(made, [(file.shown, ledger.contents[file.shown])])


def news(gathered: Gathered, ledger: Ledger) -> list[NewsItem]:
    """All news that could be read, or were before; they name what the data hold, down to the races."""
    gathered.remembered.begin(*gathered.world, *_races(ledger))
    bundles = _bundles(gathered)
    slugs = Counter(slug for _, slug in bundles)
    found = []
    for (_, slug), files in bundles.items():
        item = gathered.remembered.recall(NewsItem, files) if slugs[slug] == 1 else None
        if item is None:
            for file in files:
                load(file, gathered, ledger)
        else:
            found.append(item)
            ledger.contents.update((file.shown, gathered.remembered.content(file)) for file in files)
            ledger.origins.recall(item, f"news:{item.slug}", partial(_item_again, files, ledger))
            for story in item.stories:
                ledger.origins.name(f"news:{item.slug}/{story.language}", story)
    for item in read_news(gathered.written, ledger):
        found.append(item)
        files = bundles.get((item.day.isoformat(), item.slug), ())  # none where the file's name says another day
        if not any(ledger.is_told_of(file.shown) for file in files):
            gathered.remembered.keep(item, [(file.shown, ledger.contents[file.shown]) for file in files])
    return found


def _bundles(gathered: Gathered) -> dict[tuple[str, str], Files]:
    """The files of each item by its day and its slug."""
    bundles: dict[tuple[str, str], Files] = {}
    for file in gathered.news:
        bundles[file.day, file.name] = (*bundles.get((file.day, file.name), ()), file)
    return bundles


def _races(ledger: Ledger) -> Iterator[str]:
    for competition in ledger.known.get("competition", {}).values():
        if competition is not None:
            yield " ".join((competition.id, *(race.id for race in competition.races)))


def _record_again(file: SourceFile, given: dict[str, Any], ledger: Ledger) -> tuple[Any, Origins]:
    again = ledger.apart()
    source, _ = source_text.load(file.path, file.shown)
    node = yaml_source.parse(source)[0] if source else None
    assert node is not None  # noqa: S101 -- it was read before
    assert isinstance(file.kind.content, RecordOf)  # noqa: S101 -- as every file of one record
    return read_record(file.kind.content.table, node, again, **given), again.origins


def _item_again(files: Files, ledger: Ledger) -> tuple[Any, Origins]:
    again = ledger.apart()
    written = [take_apart(file, source_text.load(file.path, file.shown)[0], again) for file in files]
    [item] = read_news([one for one in written if one], again)
    return item, again.origins
