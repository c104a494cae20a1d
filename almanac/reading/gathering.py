"""Every source file as nodes, and the ids that exist, before anything is read for its meaning."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeGuard

from msgspec import Struct, field

from almanac.memory import Memory
from almanac.model.athlete import Athlete
from almanac.model.competition import Competition
from almanac.problem import Place, Problem
from almanac.reading import front_matter, source_text, yaml_source
from almanac.reading.composites import MapOf
from almanac.reading.faults import Fault
from almanac.reading.layout import SourceFile, source_files
from almanac.reading.ledger import LONGEST_QUOTE, Ledger, shown
from almanac.reading.meant import as_id
from almanac.reading.nodes import Map, Node, SourceText
from almanac.reading.remembered import RECALLED, REFERENCES, Remembered
from almanac.reading.scalars import ID, NOC_CODE
from almanac.reading.stories import Written
from almanac.reading.tables import FILE_KINDS
from almanac.reading.unopened import Head

WITH_IDS: dict[str, type[Any]] = {"athlete": Athlete, "competition": Competition}
Opened = Callable[[], Sequence[Competition]]
_CODE_FORM = (NOC_CODE, str.upper, "three capital letters")
_ID_FORM = (ID, as_id, "lower-case letters a-z, digits and hyphens")


class Gathered(Struct):
    """The files that could be taken apart: data by kind, and Markdown; the records that need no reading; what waits.

    What is `closed` is opened when it is asked for; the files of one group lie together.
    """

    remembered: Remembered
    nodes: dict[str, list[tuple[SourceFile, Node]]] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    recalled: list[tuple[SourceFile, Mapping[str, Any]]] = field(default_factory=list)
    closed: list[tuple[Sequence[SourceFile], Sequence[Head], Opened]] = field(default_factory=list)
    waiting: list[SourceFile] = field(default_factory=list)
    news: list[SourceFile] = field(default_factory=list)
    world: tuple[str, ...] = ()


def gather(ledger: Ledger, memory: Memory | None, looked: Mapping[str, str]) -> Gathered:
    """Load the files that others name things of; those of which a project has many wait, or are known already."""
    gathered = Gathered(Remembered(memory, looked))
    ledger.known.update({**{kind.name: {} for kind in FILE_KINDS}, "competition": ledger.competitions})
    if not yaml_source.is_fast():
        message = "PyYAML was installed without its C part: reading is several times slower"
        ledger.problems.append(Problem(Place("data"), Fault.SLOW_YAML, message, is_warning=True))
    files = [found for found in source_files(ledger.root, looked) if _belongs(found, ledger)]
    gathered.news = [file for file in files if file.kind.name == "news"]
    own = [file for file in files if file.kind.name in WITH_IDS and _declared(file, ledger)]
    few = [file for file in files if file.kind.name not in RECALLED and _declared(file, ledger)]
    for file in few if gathered.remembered.is_empty else _not_recalled(few, gathered, ledger):
        load(file, gathered, ledger)
    gathered.world = tuple(_world(ledger, ledger.contents))
    gathered.remembered.begin(*gathered.world)
    for (kind, group), many in groupby(own, key=lambda file: (file.kind.name, file.group)):
        _recall(WITH_IDS[kind], group, list(many), gathered, ledger)
    if not (ledger.root / "data" / "site.yaml").exists():
        message = "every project has this file: title, address, languages, nation"
        ledger.problems.append(Problem(Place("data/site.yaml"), Fault.MISSING_FILE, message))
    return gathered


def _belongs(found: SourceFile | Problem, ledger: Ledger) -> TypeGuard[SourceFile]:
    if isinstance(found, Problem):
        ledger.problems.append(found)
        return False
    return True


def _not_recalled(few: Sequence[SourceFile], gathered: Gathered, ledger: Ledger) -> Iterator[SourceFile]:
    """The files to be read: all, unless every one with reference data is as it was and says what it said."""
    contents = {file.shown: gathered.remembered.content(file) for file in few}
    gathered.remembered.begin(*_world(ledger, contents))
    found = [(file, gathered.remembered.recall_all(file)) for file in few if file.kind.name in REFERENCES]
    whole = [(file, records) for file, records in found if records is not None]
    if len(whole) < len(found):
        yield from few
        return
    for file, records in whole:
        ledger.contents[file.shown] = contents[file.shown]
        ledger.known[file.kind.name].update(records)
        gathered.recalled.append((file, records))
    yield from (file for file in few if file.kind.name not in REFERENCES)


def _world(ledger: Ledger, contents: Mapping[str, str]) -> Iterator[str]:
    """What records follow from besides their own files: the files that others name things of, the ids that exist."""
    yield from (f"{path} {name}" for path, name in sorted(contents.items()))
    yield from (f"{kind} {' '.join(ledger.known[kind])}" for kind in WITH_IDS)


def _recall(kind: type[Any], group: str, files: Sequence[SourceFile], gathered: Gathered, ledger: Ledger) -> None:
    """Competitions hold nearly all there is, and are seldom asked for: they stay closed."""
    bundles = [(file,) for file in files]
    closed = gathered.remembered.closed(Competition, group, bundles) if kind is Competition else None
    if closed is not None:
        ledger.contents.update((file.shown, gathered.remembered.content(file)) for file in files)
        gathered.closed.append((files, *closed))
        return
    for file, record in zip(files, gathered.remembered.recall(kind, group, bundles), strict=True):
        if record is None:
            gathered.waiting.append(file)
        else:
            ledger.contents[file.shown] = gathered.remembered.content(file)
            gathered.recalled.append((file, {file.name: record}))


def load(file: SourceFile, gathered: Gathered, ledger: Ledger) -> None:
    """Take a file apart."""
    source, problems = source_text.load(file.path, file.shown)
    ledger.problems.extend(problems)
    if source is not None:
        ledger.see(file.place, source)
    if source is not None and file.kind.pattern.endswith(".md"):
        written = _take_apart(file, source, ledger)
        gathered.written += [written] if written else []
        return
    node = None
    if source is not None:
        node, problems = yaml_source.parse(source)
        ledger.problems.extend(problems)
    if node is not None:
        gathered.nodes.setdefault(file.kind.name, []).append((file, node))
    if isinstance(file.kind.content, MapOf):
        _declare_keys(file, node, ledger)


def _take_apart(file: SourceFile, source: SourceText, ledger: Ledger) -> Written | None:
    head, body, problems = front_matter.split(source)
    ledger.problems.extend(problems)
    return Written(file, head, body) if head is not None and body is not None else None


def _declared(file: SourceFile, ledger: Ledger) -> bool:
    """Whether the file's id is new; the second file of an id is told and not read."""
    if "<id>" not in file.kind.pattern:
        return True
    ids = ledger.known[file.kind.name]
    if file.name in ids:
        message = f"another file has the id {file.name!r}; an id stands once, whatever the season"
        ledger.problems.append(Problem(Place(file.shown), Fault.REPEATED_ID, message, file.name))
        return False
    ids[file.name] = None
    return True


def _declare_keys(file: SourceFile, node: Node | None, ledger: Ledger) -> None:
    """The ids of a file; when it cannot be read its kind is unknown, and no id of it is doubted."""
    if not isinstance(node, Map):
        del ledger.known[file.kind.name]
        return
    form, right, words = _CODE_FORM if file.kind.name == "nation" else _ID_FORM
    for key, _ in node.pairs.values():
        name = key.text
        ledger.known[file.kind.name][name] = None
        if form.fullmatch(name) is None:
            nearest = right(name[:LONGEST_QUOTE])
            ledger.known[file.kind.name].setdefault(nearest, None)  # told once, here, not wherever it is used
            ledger.tell(key, Fault.VALUE, f"{shown(name)} is not an id", found=name, allowed=words, nearest=nearest)
