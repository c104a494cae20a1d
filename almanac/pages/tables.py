"""Tables as files: the same rows as CSV and as JSON, for a sheet and for a program."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, json

Cell = str | int | None
Record = Mapping[str, Cell]

_A_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)
_RUNS_AS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class FileView(Struct, frozen=True, kw_only=True):
    """What the template prints as it is."""

    text: str


class Download(Struct, frozen=True, kw_only=True):
    """A file beside a page: which table it is, in which format, and the name it is saved under."""

    table: str
    format: str
    address: str
    name: str


def csv_text(columns: Sequence[str], records: Iterable[Record]) -> str:
    """RFC 4180: a header row, CRLF, quotes where needed; no cell can run as a formula in a sheet."""
    import csv  # noqa: PLC0415 -- few builds write a table anew

    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(record[column]) for column in columns] for record in records)
    return written.getvalue()


def json_text(content: Mapping[str, object]) -> str:
    """JSON as people can read it, in UTF-8."""
    return json.format(json.encode(content), indent=1).decode() + "\n"


def _plain(cell: Cell) -> str:
    """A cell as text; one that a sheet would run gets an apostrophe before it, unless it is just a number."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_RUNS_AS_A_FORMULA) and not _A_NUMBER.fullmatch(text) else text
