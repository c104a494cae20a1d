"""The Markdown of news and pages: its links and its results blocks name what exists."""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from almanac.model.news import Story
from almanac.problem import Problem, nearest_word
from almanac.reading.faults import Fault
from almanac.reading.ledger import LONGEST_QUOTE, Ledger, shown

LINKED = ("athlete", "competition", "event", "rink")
BLOCK_KEYS = ("competition", "race", "top")
_LINK = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_PICTURE = re.compile(r"(?<!\\)!\[[^\[\]]*\]\([^)]*\)|<img\b[^>]*>?", re.IGNORECASE)
_CODE = re.compile(r"`[^`\n]*`")
_FENCE = re.compile(r" {0,3}(```+|~~~+)([^`]*)")


class _Block(Struct):
    """What stands between two fences; numbers of lines are from 0, in the body."""

    fence: str
    name: str
    number: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    closed: bool = False


def faults_of(story: Story, ledger: Ledger) -> Iterator[Problem]:
    """Every link and every results block that names nothing known."""
    prose, blocks = _parts(story.body)
    for number, text in prose:
        if "[[" in text:
            yield from _links(story, number, text, ledger)
        if "![" in text or "<" in text:
            yield from _pictures(story, number, text, ledger)
    for block in blocks:
        yield from _block(story, block, ledger)


def _parts(body: str) -> tuple[list[tuple[int, str]], list[_Block]]:
    lines = enumerate(body.split("\n"))
    if "```" not in body and "~~~" not in body:
        return list(lines), []
    prose: list[tuple[int, str]] = []
    blocks: list[_Block] = []
    for number, text in lines:
        fence = _FENCE.fullmatch(text)
        inside = blocks[-1] if blocks and not blocks[-1].closed else None
        if inside and fence and fence[1].startswith(inside.fence) and not fence[2].strip():
            inside.closed = True
        elif inside:
            inside.lines.append((number, text))
        elif fence:
            blocks.append(_Block(fence[1], fence[2].strip(), number))
        else:
            prose.append((number, text))
    return prose, blocks


def _links(story: Story, number: int, text: str, ledger: Ledger) -> Iterator[Problem]:
    if not all(kind in ledger.known for kind in LINKED):
        return
    readable = _CODE.sub(lambda code: " " * len(code[0]), text)
    for match in _LINK.finditer(readable):
        found = match[1].strip()
        if not any(found in ledger.known[kind] for kind in LINKED):
            known = [name for kind in LINKED for name in ledger.known[kind]]
            nearest = ledger.nearest(found, "link", known)
            message = f"no athlete, competition, event or rink has the id {shown(found)}"
            place = ledger.origins.line(story, number, match.start() + 1)
            yield Problem(place, Fault.UNKNOWN_LINK, message, found, nearest=nearest and f"[[{nearest}]]")


def _pictures(story: Story, number: int, text: str, ledger: Ledger) -> Iterator[Problem]:
    readable = _CODE.sub(lambda code: " " * len(code[0]), text)
    for match in _PICTURE.finditer(readable):
        message = "a text holds no pictures: a picture stands in the front matter of news, with alt and credit"
        place = ledger.origins.line(story, number, match.start() + 1)
        yield Problem(place, Fault.PHOTO_FILE, message, match[0], "photo: {file: photos/…, alt: …, credit: …}")


def _block(story: Story, block: _Block, ledger: Ledger) -> Iterator[Problem]:
    start = ledger.origins.line(story, block.number, 1)
    if not block.closed:
        yield Problem(start, Fault.RESULTS_BLOCK, f"this block is opened by {block.fence} and never closed")
    elif block.name == "results":
        yield from _pairs(story, block, ledger)
    elif nearest_word(block.name[:LONGEST_QUOTE], ["results"]):
        message = f"a block is called 'results', not {shown(block.name)}"
        yield Problem(start, Fault.RESULTS_BLOCK, message, block.name, nearest="results")


def _pairs(story: Story, block: _Block, ledger: Ledger) -> Iterator[Problem]:
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, text in block.lines:
        key, colon, value = (part.strip() for part in text.partition(":"))
        if colon and key in BLOCK_KEYS and key not in values:
            values[key], lines[key] = value, number
        elif key or colon:
            message = f"a results block holds competition, race and top, each once; not {shown(key)}"
            nearest = ledger.nearest(key, "results", BLOCK_KEYS)
            place = ledger.origins.line(story, number, 1)
            yield Problem(place, Fault.RESULTS_BLOCK, message, key, ", ".join(BLOCK_KEYS), nearest)
    for key, message, nearest in _wrong_values(values, ledger):
        place = ledger.origins.line(story, lines.get(key, block.number), 1)
        yield Problem(place, Fault.RESULTS_BLOCK, message, values.get(key, ""), nearest=nearest)


def _wrong_values(values: dict[str, str], ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """(key, message, nearest) of each value that names nothing."""
    for key in ("competition", "race"):
        if not values.get(key):
            yield key, f"a results block needs the key {key!r}", ""
    if re.fullmatch("[1-9][0-9]{0,3}", values.get("top", "1"), re.ASCII) is None:
        yield "top", f"{shown(values['top'])} is not a number of rows", ""
    name, race = values.get("competition", ""), values.get("race", "")
    known = ledger.known["competition"]
    if name and name not in known:
        yield "competition", f"no competition has the id {shown(name)}", ledger.nearest(name, "competition", known)
    competition = known.get(name)
    if race and competition and ledger.origins.all_read(competition, "races", competition.races):
        races = [one.id for one in competition.races]
        if race not in races:
            yield "race", f"{name} has no race {shown(race)}", nearest_word(race[:LONGEST_QUOTE], races)
