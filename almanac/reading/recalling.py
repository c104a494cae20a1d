"""Data that are not read here: they were before, or a worker reads them. Their files are read again for a place."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from almanac.reading import source_text, yaml_source
from almanac.reading.apart import read_again, read_apart, taken_in
from almanac.reading.filed import records_of
from almanac.reading.gathering import WITH_IDS, Gathered, Opened, load
from almanac.reading.layout import SourceFile
from almanac.reading.ledger import Ledger, Origins
from almanac.reading.remembered import RECALLED, encode, head_of
from almanac.reading.unopened import Head
from almanac.workers import Meanwhile

_Again = Callable[[], tuple[dict[str, Any], Origins]]


def take(file: SourceFile, made: Mapping[str, Any], ledger: Ledger) -> None:
    """Records of a data file that were made before, or by a worker; for their places it is read once more at most."""
    again: _Again = partial(read_again, _records, file, ledger)
    if len(made) > 1:
        again = cache(again)
    for name, record in made.items():
        ledger.known[file.kind.name][name] = record
        read = partial(_one_of, again, name)
        ledger.origins.recall(record, f"{file.kind.name}:{name}".rstrip(":"), file.shown, read)


def close(files: Sequence[SourceFile], heads: Sequence[Head], opened: Opened, ledger: Ledger) -> None:
    """Competitions of one group that were made before: they are opened together when one of them is asked for."""

    def taken() -> None:
        for file, record in zip(files, opened(), strict=True):
            take(file, {file.name: record}, ledger)

    ledger.competitions.close({file.name: head for file, head in zip(files, heads, strict=True)}, taken)
    for file in files:
        ledger.origins.lies(f"competition:{file.name}", file.shown)


def remember(file: SourceFile, made: Mapping[str, Any], gathered: Gathered, ledger: Ledger) -> None:
    """The records that a data file has just made, if nothing was told of it."""
    if ledger.is_told_of(file.shown):
        return
    content = ledger.contents[file.shown]
    if file.kind.name in RECALLED:
        for record in made.values():
            written = encode(record), head_of(record)
            gathered.remembered.keep(type(record), file.group, written, [(file.shown, content)])
    else:
        gathered.remembered.keep_all(made, file.shown, content)


def read_waiting(gathered: Gathered, ledger: Ledger, workers: int, meanwhile: Meanwhile | None = None) -> None:
    """Athletes and competitions that nobody remembers: many are read on every core, each by itself.

    What had anything told of it, and what is few, is loaded to be read here. `meanwhile` is done where others read too.
    """
    read = read_apart(_file, gathered.waiting, ledger, workers, meanwhile)
    for file, made in zip(gathered.waiting, read, strict=True):
        if made is None:
            load(file, gathered, ledger)
        else:
            record = taken_in(made, WITH_IDS[file.kind.name], file.group, gathered, ledger)
            gathered.recalled.append((file, {file.name: record}))


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


def _one_of(again: _Again, name: str) -> tuple[Any, Origins]:
    records, origins = again()
    return records[name], origins
