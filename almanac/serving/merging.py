"""What a form does not show stays as it was written: front matter, put together from the form's text and the file's.

Nothing is parsed here: a key is a line that begins with it, with all the lines below that are set further in.
"""

import re
from collections.abc import Collection

_HEAD = re.compile(r"\A---\n(.*?\n|)---(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^([\w-]+):(.*)$")
_EMPTY = {"''", '""', "[]", "{}", "null", "~"}


def merged(new: str, old: str, shown: Collection[str]) -> str:
    """The form's text without its empty fields, and with the keys of the file that the form does not show."""
    head, body = _parted(new)
    blocks = {key: lines for key, lines in head.items() if not _is_empty(lines)}
    kept = {key: lines for key, lines in _parted(old)[0].items() if key not in shown}
    lines = "".join({**blocks, **kept}.values())
    return f"---\n{lines}---\n{body}"


def is_blank(text: str) -> bool:
    """Whether nothing was written into a form."""
    head, body = _parted(text)
    return not body.strip() and all(_is_empty(lines) for lines in head.values())


def _parted(text: str) -> tuple[dict[str, str], str]:
    """The lines of every key, and the body."""
    text = text.replace("\r\n", "\n")
    head = _HEAD.match(text)
    if head is None:
        return {}, text
    blocks: dict[str, str] = {}
    key = ""
    for line in head[1].splitlines(keepends=True):
        begins = _KEY.match(line)
        key = begins[1] if begins else key
        blocks[key] = blocks.get(key, "") + line
    return blocks, text[head.end() :]


def _is_empty(lines: str) -> bool:
    first, *more = lines.strip().splitlines() or [""]
    return not more and (not first or first.partition(":")[2].strip() in {*_EMPTY, ""})
