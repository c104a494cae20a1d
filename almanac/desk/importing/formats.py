"""The forms that lists come in: a sheet (CSV), the ISU's results as JSON, text copied out of a printed protocol."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from almanac.desk.importing.listed import Listed
from almanac.problem import Place, Problem
from almanac.reading.source_text import decode

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "rank": ("rank", "place", "pos", "position", "#"),
    "name": ("name", "skater", "athlete", "team"),
    "nation": ("nation", "noc", "country", "nat", "nat."),
    "time": ("time", "result", "finish"),
    "status": ("status", "irm"),
    "pair": ("pair",),
    "lane": ("lane",),
    "points": ("points", "sprint points"),
    "laps": ("laps", "laps skated"),
}
_NOC = re.compile(r"\s([A-Z]{3})(?=\s|$)")
_TIME = re.compile(r"(?<![+\d.:,'])\d{1,2}(?:[:'.]\d{2})?[.,\"]\d{2,3}(?:\(\d\))?(?![\d.:])")
_STATUS = re.compile(r"\b(DNS|DNF|DQ|DSQ|WDR|WD)\b")
_CODES = re.compile(r"(?:[\s,]+(?:[A-Z]\d{2}|RS|RW|PB|SB|NR|TR|WR|OR|Q))+$")  # printed behind a name: reasons, records
_LAPS = re.compile(r"\blaps\b", re.IGNORECASE)
_LEADING = re.compile(r"^\s*(\d{1,3})?[.)]?\s+((?:\d+\s+|[IO]\s+)*)")


def read_list(content: bytes, file: str) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
    """The rows of a list, whatever its form, or why it cannot be read."""
    source, problems = decode(content, file)
    if source is None:
        return (), tuple(problems)
    text = source.text
    if not text.strip():
        return (), (Problem(Place(file), "empty-file", "nothing stands here: it is empty"),)
    try:
        rows = tuple(_rows(text))
    except ValueError as fault:
        return (), (Problem(Place(file), "list", f"this cannot be read as a list: {fault}"),)
    if not rows:
        allowed = "CSV with a header, the ISU's results as JSON, or lines as a protocol prints them"
        return (), (Problem(Place(file), "list", "no row of a result list is found here", allowed=allowed),)
    return rows, ()


def _rows(text: str) -> Iterator[Listed]:
    if text.lstrip()[0] in "[{":
        yield from _from_json(json.loads(text), text)
    elif header := _header(text):
        yield from _from_sheet(text, *header)
    else:
        yield from _from_protocol(text)


def _header(text: str) -> tuple[str, dict[int, str]] | None:
    """How a sheet is divided, and which column holds what; None where the first line is no header."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip("\r")
    for mark in (";", "\t", ","):
        cells = [cell.strip().strip('"').lower() for cell in first.split(mark)]
        columns = {place: name for place, cell in enumerate(cells) for name, also in _COLUMNS.items() if cell in also}
        if len(columns) > 1 and {"name", "nation"} & set(columns.values()):
            return mark, columns
    return None


def _from_sheet(text: str, mark: str, columns: Mapping[int, str]) -> Iterator[Listed]:
    lines = text.splitlines()
    reader = csv.reader(lines, delimiter=mark)
    next(reader)
    for cells in reader:
        held = {name: cells[place].strip() for place, name in columns.items() if place < len(cells)}
        if any(held.values()):
            yield Listed(line=reader.line_num, text=lines[reader.line_num - 1], **_told(held))


def _told(held: dict[str, str]) -> dict[str, str]:
    """A status printed in the place of the time or the rank is a status; a code behind a name is none of it."""
    held["name"] = _CODES.sub("", held.get("name", ""))
    for key in ("time", "rank"):
        if _STATUS.fullmatch(held.get(key, "").upper()):
            held["status"] = held.pop(key)
    return held


def _from_json(content: Any, text: str) -> Iterator[Listed]:
    rows: Iterable[Any] = content.get("results", []) if isinstance(content, dict) else content
    lines = text.splitlines()
    for row in rows:
        if not isinstance(row, dict):
            raise ValueError("a row is not an object")  # noqa: TRY004 -- it is the text that is wrong
        skater = (row.get("competitor") or {}).get("skater") or {}
        team = row.get("team") or {}
        name = " ".join(filter(None, (skater.get("firstName"), skater.get("lastName")))) or team.get("name", "")
        line = next((number for number, one in enumerate(lines, 1) if skater.get("lastName", name) in one), 1)
        lane = {"I": "inner", "O": "outer"}.get(str(row.get("startLane") or ""), "")
        yield Listed(
            line=line,
            text=json.dumps(row, ensure_ascii=False)[:200],
            rank=_digits(row.get("rank")),
            name=name,
            nation=str(skater.get("country") or team.get("country") or ""),
            time=str(row.get("time") or ""),
            status=_status_of(row),
            lane=lane,
            points=_digits(row.get("points")),
            laps=_digits(len(row.get("laps") or ())),
        )


def _digits(value: object) -> str:
    return str(value) if value not in (None, "", 0) else ""


def _status_of(row: Mapping[str, Any]) -> str:
    """The interface gives a number whose meaning no document tells: it is taken for a word only without a time."""
    status = row.get("status")
    if isinstance(status, str):
        return status
    return f"status {status}" if status and not row.get("time") else ""


def _from_protocol(text: str) -> Iterator[Listed]:
    has_laps = _LAPS.search(text) is not None
    for number, line in enumerate(text.splitlines(), 1):
        result = _STATUS.search(line) or _TIME.search(line)
        before = list(_NOC.finditer(line, 0, result.start())) if result else []
        if result and before:
            # A short family name in capitals may stand before the nation.
            yield _printed(line, number, before[-1], result, has_laps=has_laps)


def _printed(line: str, number: int, nation: re.Match[str], result: re.Match[str], *, has_laps: bool) -> Listed:
    """A printed line; between nation and time a mass start has its laps, the sprints and their total."""
    leading, is_status = _LEADING.match(line), result.re is _STATUS
    lanes = [word for word in (leading[2].split() if leading else ()) if word in "IO"]
    counted = re.findall(r"\b\d+\b", line[nation.end() : result.start()]) if has_laps else []
    return Listed(
        line=number,
        text=line,
        rank=(leading[1] or "") if leading else "",
        name=_CODES.sub("", line[leading.end() if leading else 0 : nation.start()].strip()),
        nation=nation[1],
        time="" if is_status else result[0],
        status=result[0] if is_status else "",
        lane={"I": "inner", "O": "outer"}.get(lanes[0] if lanes else "", ""),
        points="".join(counted[1:][-1:]),
        laps="".join(counted[:1]),
    )
