"""Every source file as nodes, and the ids that exist, before anything is read for its meaning."""

from msgspec import Struct, field

from almanac.memory import content_name
from almanac.problem import Place, Problem
from almanac.reading import front_matter, source_text, yaml_source
from almanac.reading.composites import MapOf
from almanac.reading.faults import Fault
from almanac.reading.layout import SourceFile, source_files
from almanac.reading.ledger import LONGEST_QUOTE, Ledger, shown
from almanac.reading.meant import as_id
from almanac.reading.nodes import Map, Node, SourceText
from almanac.reading.scalars import ID, NOC_CODE
from almanac.reading.stories import Written
from almanac.reading.tables import FILE_KINDS

_CODE_FORM = (NOC_CODE, str.upper, "three capital letters")
_ID_FORM = (ID, as_id, "lower-case letters a-z, digits and hyphens")


class Gathered(Struct):
    """The files that could be taken apart: data by kind, and Markdown."""

    nodes: dict[str, list[tuple[SourceFile, Node]]] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)


def gather(ledger: Ledger) -> Gathered:
    """Load every file that belongs to the project."""
    gathered = Gathered()
    ledger.known.update({kind.name: {} for kind in FILE_KINDS})
    if not yaml_source.is_fast():
        message = "PyYAML was installed without its C part: reading is several times slower"
        ledger.problems.append(Problem(Place("data"), Fault.SLOW_YAML, message, is_warning=True))
    for found in source_files(ledger.root):
        if isinstance(found, Problem):
            ledger.problems.append(found)
        else:
            _load(found, gathered, ledger)
    if not (ledger.root / "data" / "site.yaml").exists():
        message = "every project has this file: title, address, languages, nation"
        ledger.problems.append(Problem(Place("data/site.yaml"), Fault.MISSING_FILE, message))
    return gathered


def _load(file: SourceFile, gathered: Gathered, ledger: Ledger) -> None:
    if "<id>" in file.kind.pattern and not _declared(file, ledger):
        return
    source, problems = source_text.load(file.path, file.shown)
    ledger.problems.extend(problems)
    if source is not None:
        ledger.contents[file.shown] = content_name(source.text.encode())
    if source is not None and file.kind.pattern.endswith(".md"):
        _take_apart(file, source, gathered, ledger)
        return
    node = None
    if source is not None:
        node, problems = yaml_source.parse(source)
        ledger.problems.extend(problems)
    if node is not None:
        gathered.nodes.setdefault(file.kind.name, []).append((file, node))
    if isinstance(file.kind.content, MapOf):
        _declare_keys(file, node, ledger)


def _take_apart(file: SourceFile, source: SourceText, gathered: Gathered, ledger: Ledger) -> None:
    head, body, problems = front_matter.split(source)
    ledger.problems.extend(problems)
    if head is not None and body is not None:
        gathered.written.append(Written(file, head, body))


def _declared(file: SourceFile, ledger: Ledger) -> bool:
    """Whether the file's id is new; the second file of an id is told and not read."""
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
