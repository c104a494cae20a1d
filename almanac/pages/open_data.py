"""Data beside a page: the same rows as CSV (RFC 4180) and as JSON, in the words of the default language."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenData:
    """A file's whole text; the writers below have quoted what needs it."""

    text: str


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> OpenData:
    """A header and the rows, ending in CRLF; a cell is quoted where it must be, nothing is an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows(rows)
    return OpenData(text=file.getvalue())


def as_json(value: object) -> OpenData:
    """The value, readable and in the order given."""
    return OpenData(text=json.dumps(value, ensure_ascii=False, indent=1) + "\n")
