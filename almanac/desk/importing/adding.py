"""Adding: new rows, new races and what was left out, in the lines of a competition's file."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from almanac.desk.importing.merging import Change, State
from almanac.desk.importing.places import child, row_nodes, text_of
from almanac.desk.writing import yaml_text
from almanac.reading.nodes import Map
from almanac.reading.nodes import Sequence as List

ORDER = ("rank", "athlete", "skater", "nation", "time", "status", "points", "laps_skated", "pair", "lane")


class NewRace(Struct, frozen=True):
    """What names a race that the file does not have yet, by its keys."""

    keys: Mapping[str, str]


def written_row(change: Change) -> str:
    """A new row."""
    values = {**{key: yaml_text(value) for key, value in change.who.items()}, **change.now}
    return "{" + ", ".join(f"{key}: {values[key]}" for key in ORDER if values.get(key)) + "}"


def with_rows(lines: list[str], race: Map, changes: Sequence[Change]) -> list[str]:
    """Each new row behind the last one of a better rank; those without a rank at the end."""
    new = [change for change in changes if change.state is State.NEW]
    if not new:
        return lines
    results, rows = child(race, "results"), row_nodes(race)
    if not isinstance(results, List) or not rows:
        return _with_results(lines, race, new)
    indent = " " * (results.column - 1)
    ends = _ends(lines, rows)
    placed: dict[int, list[str]] = {}
    for change in new:
        rank = int(change.now.get("rank") or 10**6)
        better = [end for row, end in zip(rows, ends, strict=True) if 0 < _rank(row) <= rank or rank == 10**6]
        placed.setdefault(max(better, default=rows[0].line - 1), []).append(f"{indent}- {written_row(change)}")
    for place in sorted(placed, reverse=True):
        lines[place:place] = placed[place]
    return lines


def _rank(row: Map) -> int:
    text = text_of(child(row, "rank"))
    return int(text) if text.isdecimal() else 0


def _ends(lines: Sequence[str], rows: Sequence[Map]) -> list[int]:
    """The number of lines up to the end of each row: those of the row are indented deeper than its hyphen."""
    ends = []
    for row in rows:
        end = row.line
        hyphen = len(lines[row.line - 1]) - len(lines[row.line - 1].lstrip())
        while end < len(lines) and lines[end].strip() and len(lines[end]) - len(lines[end].lstrip()) > hyphen:
            end += 1
        ends.append(end)
    return ends


def _with_results(lines: list[str], race: Map, new: Sequence[Change]) -> list[str]:
    """A race that had no row yet."""
    name, value = max(race.pairs.values(), key=lambda pair: pair[1].line)
    indent = " " * (next(iter(race.pairs.values()))[0].column - 1)
    if "results" in race.pairs:
        del lines[race.pairs["results"][0].line - 1]
        end = race.pairs["results"][0].line - 1
    else:
        end = max(name.line, value.line)
    lines[end:end] = [f"{indent}results:", *(f"{indent}  - {written_row(change)}" for change in new)]
    return lines


def with_race(lines: list[str], root: Map, race: NewRace, new: Sequence[Change], skipped: Sequence[str]) -> list[str]:
    """A new race behind the last one."""
    races = child(root, "races")
    has_races = isinstance(races, List) and bool(races.nodes)
    indent = " " * (races.column - 1 if isinstance(races, List) and has_races else 2)
    keys = [f"{key}: {value}" for key, value in race.keys.items() if value]
    block = [f"{indent}- {keys[0]}", *(f"{indent}  {line}" for line in keys[1:])]
    block += [f"{indent}  {line}" for line in _skipped_lines(skipped)]
    block += [f"{indent}  results:", *(f"{indent}    - {written_row(change)}" for change in new)]
    if not has_races:
        kept = [line for line in lines if not re.fullmatch(r"races:\s*(\[\])?\s*", line)]
        return [*_trimmed(kept), "", "races:", *block, ""]
    after = [name.line for name, value in root.pairs.values() if isinstance(races, List) and name.line > races.line]
    end = min(after, default=len(lines) + 1) - 1
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return [*lines[:end], *block, *lines[end:]]


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _skipped_lines(skipped: Sequence[str]) -> list[str]:
    return ["skipped:", *(f"  - {_quoted(line)}" for line in skipped)] if skipped else []


def with_skipped(lines: list[str], race: Map, skipped: Sequence[str]) -> list[str]:
    """The lines with what was left out, each told once."""
    first, _ = next(iter(race.pairs.values()))
    indent = " " * (first.column - 1)
    held = child(race, "skipped")
    told = {text_of(node) for node in held.nodes} if isinstance(held, List) else set()
    fresh = [line for line in skipped if line.strip() not in told]
    if isinstance(held, List) and fresh:
        end = held.nodes[-1].line
        lines[end:end] = [f"{indent}  - {_quoted(line)}" for line in fresh]
    elif fresh:
        return with_lines(lines, race, _skipped_lines(fresh))
    return lines


def with_lines(lines: list[str], race: Map, added: Sequence[str]) -> list[str]:
    """Lines with more among what is said of a race, before its rows."""
    first, _ = next(iter(race.pairs.values()))
    place = race.pairs["results"][0].line - 1 if "results" in race.pairs else first.line
    return [*lines[:place], *(" " * (first.column - 1) + line for line in added), *lines[place:]]


def _quoted(line: str) -> str:
    return "'" + line.strip().replace("'", "''") + "'"
