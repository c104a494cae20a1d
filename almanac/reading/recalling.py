"""Records that are not read here: they were before, or a worker reads them. Their files are read again for a place."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from almanac.memory import Sign
from almanac.model.news import NewsItem
from almanac.reading import source_text, yaml_source
from almanac.reading.filed import records_of
from almanac.reading.gathering import WITH_IDS, Gathered, load
from almanac.reading.layout import SourceFile
from almanac.reading.ledger import Ledger, Origins
from almanac.reading.remembered import RECALLED, Remembered, decode, encode
from almanac.reading.stories import read_news
from almanac.workers import Meanwhile, WorkerLostError, spread

_FEW = 40  # files: one takes longer than most of what is spread
Files = tuple[SourceFile, ...]
_Waiting = TypeVar("_Waiting")
_Record = TypeVar("_Record", bound=Struct)


class Made(NamedTuple):
    """A record in bytes, and what was read for it; the record itself where nobody had to send it."""

    written: bytes
    contents: dict[str, str]
    seen: dict[str, tuple[Sign, str]]
    record: Any = None

    def __reduce__(self) -> tuple[type["Made"], tuple[Any, ...]]:
        """What a worker sends."""
        return Made, self[:3]


def take(file: SourceFile, made: Mapping[str, Any], ledger: Ledger) -> None:
    """Records of a data file that were made before, or by a worker; for their places it is read once more at most."""
    again = cache(partial(_again, _records, file, ledger))
    for name, record in made.items():
        ledger.known[file.kind.name][name] = record
        read = partial(_one_of, again, name)
        ledger.origins.recall(record, f"{file.kind.name}:{name}".rstrip(":"), file.shown, read)


def remember(file: SourceFile, made: Mapping[str, Any], gathered: Gathered, ledger: Ledger) -> None:
    """The records that a data file has just made, if nothing was told of it."""
    if ledger.is_told_of(file.shown):
        return
    contents = [(file.shown, ledger.contents[file.shown])]
    if file.kind.name in RECALLED:
        for record in made.values():
            gathered.remembered.keep(type(record), encode(record), contents)
    else:
        gathered.remembered.keep_all(made, contents)


def read_waiting(gathered: Gathered, ledger: Ledger, workers: int, meanwhile: Meanwhile | None = None) -> None:
    """Athletes and competitions that nobody remembers: many are read on every core, each by itself.

    What had anything told of it, and what is few, is loaded to be read here. `meanwhile` is done where others read too.
    """
    read = _read_apart(_file, gathered.waiting, ledger, workers, meanwhile)
    for file, made in zip(gathered.waiting, read, strict=True):
        if made is None:
            load(file, gathered, ledger)
        else:
            record = _taken_in(made, WITH_IDS[file.kind.name], gathered, ledger)
            gathered.recalled.append((file, {file.name: record}))


def news(gathered: Gathered, ledger: Ledger, workers: int, meanwhile: Meanwhile | None = None) -> list[NewsItem]:
    """All news that could be read, or were before; they name what the data hold, down to the races.

    `meanwhile` is done where others read too.
    """
    gathered.remembered.begin(*gathered.world, *_races(ledger))
    bundles = _bundles(gathered)
    slugs = Counter(slug for _, slug in bundles)
    single = [files for (_, slug), files in bundles.items() if slugs[slug] == 1]
    found = {files: gathered.remembered.recall(NewsItem, files) for files in single}
    waiting = [files for files, item in found.items() if item is None]
    for files, made in zip(waiting, _read_apart(_item, waiting, ledger, workers, meanwhile), strict=True):
        found[files] = None if made is None else _taken_in(made, NewsItem, gathered, ledger)
    for files in bundles.values():
        if (item := found.get(files)) is not None:
            _take_item(item, files, gathered, ledger)
        else:
            for file in files:
                load(file, gathered, ledger)
    read = read_news(gathered.written, ledger)
    for item in read:
        files = bundles.get((item.day.isoformat(), item.slug), ())  # none where the file's name says another day
        if not any(ledger.is_told_of(file.shown) for file in files):
            gathered.remembered.keep(
                NewsItem, encode(item), [(file.shown, ledger.contents[file.shown]) for file in files]
            )
    return [*(item for item in found.values() if item is not None), *read]


def _read_apart(
    read: Callable[[Any, Ledger], Any],
    waiting: Sequence[_Waiting],
    ledger: Ledger,
    workers: int,
    meanwhile: Meanwhile | None = None,
) -> list[Made | None]:
    """What each makes in a ledger of its own, and what was read for it; None where anything is told."""

    def work(files: _Waiting) -> Made | None:
        again = ledger.apart()
        record = read(files, again)
        if record is None or again.problems:
            return None
        return Made(encode(record), again.contents, again.seen, record)

    if len(waiting) < _FEW or workers == 1:
        return [None] * len(waiting)
    try:
        return spread(work, waiting, workers, few=_FEW, meanwhile=meanwhile)
    except WorkerLostError:  # whatever ended it will be met again, and told
        return [None] * len(waiting)


def _taken_in(made: Made, kind: type[_Record], gathered: Gathered, ledger: Ledger) -> _Record:
    ledger.contents.update(made.contents)
    ledger.seen.update(made.seen)
    gathered.remembered.keep(kind, made.written, made.contents.items())
    return decode(made.written, kind) if made.record is None else made.record


def _take_item(item: NewsItem, files: Files, gathered: Gathered, ledger: Ledger) -> None:
    for file in files:
        if file.shown not in ledger.contents:
            ledger.contents[file.shown] = gathered.remembered.content(file)
    ledger.origins.recall(item, f"news:{item.slug}", files[0].shown, partial(_again, _item, files, ledger))
    for story in item.stories:
        ledger.origins.name(f"news:{item.slug}/{story.language}", story)


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


def _again(read: Callable[[Any, Ledger], Any], files: Any, ledger: Ledger) -> tuple[Any, Origins]:
    """A record once more, with the places of everything in it."""
    again = ledger.apart()
    return read(files, again), again.origins


def _file(file: SourceFile, ledger: Ledger) -> Any:
    """The record of a data file that holds one."""
    return _records(file, ledger).get(file.name)


def _records(file: SourceFile, ledger: Ledger) -> dict[str, Any]:
    """The records of a data file by name."""
    source, problems = source_text.load(file.path, file.shown)
    ledger.problems.extend(problems)
    if source is None:
        return {}
    ledger.see(file.place, source)
    node, problems = yaml_source.parse(source)
    ledger.problems.extend(problems)
    return {} if node is None else dict(records_of(file, node, ledger))


def _one_of(again: Callable[[], tuple[dict[str, Any], Origins]], name: str) -> tuple[Any, Origins]:
    records, origins = again()
    return records[name], origins


def _item(files: Files, ledger: Ledger) -> NewsItem | None:
    """The item of a Markdown file and its translations."""
    gathered = Gathered(Remembered(None))
    for file in files:
        load(file, gathered, ledger)
    return next(iter(read_news(gathered.written, ledger)), None)
