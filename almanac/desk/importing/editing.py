"""Editing: a competition's file with a race's rows as they are now, everything else left as its editor wrote it.

Lines are changed where the reader says that a value stands; comments, order and what a person added to a row stay.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from almanac.desk.importing.merging import Change, State
from almanac.desk.writing import yaml_text
from almanac.model.competition import Race
from almanac.reading import yaml_source
from almanac.reading.nodes import Map, Node, Scalar, SourceText
from almanac.reading.nodes import Sequence as List

_ORDER = ("rank", "athlete", "skater", "nation", "time", "status", "points", "pair", "lane")


@dataclass(frozen=True, slots=True)
class NewRace:
    """What names a race that the file does not have yet, by its keys."""

    keys: Mapping[str, str]


def edited(text: str, race: Race | NewRace, changes: Iterable[Change], skipped: Sequence[str]) -> str:
    """The file's text with the changes; `skipped` are lines that were left out, to be told of by every later build."""
    lines = text.split("\n")
    wanted = [change for change in changes if change.state in (State.NEW, State.CHANGED)]
    if isinstance(race, NewRace):
        return "\n".join(_with_race(lines, _root(text), race, wanted, skipped))
    lines = _with_changes(lines, _race_node(_root(text), race.id), wanted)
    lines = _with_rows(lines, _race_node(_root("\n".join(lines)), race.id), wanted)
    if skipped:
        lines = _with_skipped(lines, _race_node(_root("\n".join(lines)), race.id), skipped)
    return "\n".join(lines)


def _root(text: str) -> Map:
    node, _ = yaml_source.parse(SourceText("", text))
    assert isinstance(node, Map)  # noqa: S101 -- the file was read as a competition before
    return node


def _child(node: Node, key: str) -> Node | None:
    return node.pairs[key][1] if isinstance(node, Map) and key in node.pairs else None


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _race_node(root: Map, name: str) -> Map:
    races = _child(root, "races")
    held = [node for node in races.nodes if isinstance(node, Map)] if isinstance(races, List) else []
    return next(node for node in held if _id(node) == name)


def _id(node: Map) -> str:
    event, number, division, stage = (_text(_child(node, key)) for key in ("event", "number", "division", "round"))
    return "-".join(part for part in (event, number, division.lower(), stage) if part)


def _row_nodes(race: Map) -> list[Map]:
    results = _child(race, "results")
    return [node for node in results.nodes if isinstance(node, Map)] if isinstance(results, List) else []


def _is_of(row: Map, change: Change) -> bool:
    """By the athlete; a rival by any spelling that stands in the file, so by nation and what was held."""
    if "athlete" in change.who:
        return _text(_child(row, "athlete")) == change.who["athlete"]
    if _text(_child(row, "athlete")) or _text(_child(row, "nation")) != change.who.get("nation", ""):
        return False
    skater = _text(_child(row, "skater"))
    if "skater" not in change.who:
        return not skater
    return skater == change.who["skater"] or (
        bool(skater) and all(_text(_child(row, key)) == value for key, value in change.was.items())
    )


def _with_changes(lines: list[str], race: Map, changes: Sequence[Change]) -> list[str]:
    """From the last line up, so that the places of those above stay right."""
    pairs = [(row, change) for row in _row_nodes(race) for change in changes if _is_changed(row, change)]
    for row, change in sorted(pairs, key=lambda pair: -pair[0].line):
        lines = _with_change(lines, row, change.differing)
    return lines


def _is_changed(row: Map, change: Change) -> bool:
    return change.state is State.CHANGED and _is_of(row, change)


def _with_change(lines: list[str], row: Map, differing: Mapping[str, str]) -> list[str]:
    """From the row's end to its beginning, so that the places before a change stay right."""
    lines = list(lines)
    steps = [(_place(row, key), 0, key) for key in differing if key in row.pairs]
    for key in (key for key in _ORDER if differing.get(key) and key not in row.pairs):
        line, column = _place(row, _anchor(row, key))
        steps.append(((line, column), 1 + _ORDER.index(key), key))
    for _, is_new, key in sorted(steps, reverse=True):
        lines = (_with_key if is_new else _with_value)(lines, row, key, differing[key])
    return lines


def _anchor(row: Map, key: str) -> str:
    """The last key of the row that a new one stands behind."""
    earlier = [other for other in _ORDER[: _ORDER.index(key)] if other in row.pairs] or [next(iter(row.pairs))]
    return max(earlier, key=lambda other: _place(row, other))


def _place(row: Map, key: str) -> tuple[int, int]:
    value = row.pairs[key][1]
    return value.line, value.column


def _with_value(lines: list[str], row: Map, key: str, value: str) -> list[str]:
    name, node = row.pairs[key]
    number, start = node.line - 1, node.column - 1
    raw = _raw(lines[number][start:], _text(node))
    if value:
        lines[number] = lines[number][:start] + value + lines[number][start + len(raw) :]
    elif row.flow:
        before, after = lines[number][: name.column - 1], lines[number][start + len(raw) :]
        lines[number] = (
            before + after.removeprefix(",").lstrip() if after.startswith(",") else before.rstrip(", ") + after
        )
    else:
        del lines[number]
    return lines


def _raw(rest: str, text: str) -> str:
    """A value as it stands in the line, in its quotes if it has any."""
    quoted = re.match(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"", rest)
    return quoted[0] if quoted else text


def _with_key(lines: list[str], row: Map, key: str, value: str) -> list[str]:
    name, node = row.pairs[_anchor(row, key)]
    number = node.line - 1
    if row.flow:
        end = node.column - 1 + len(_raw(lines[number][node.column - 1 :], _text(node)))
        lines[number] = f"{lines[number][:end]}, {key}: {value}{lines[number][end:]}"
    else:
        lines.insert(number + 1, " " * (name.column - 1) + f"{key}: {value}")
    return lines


def _written(change: Change) -> str:
    """A new row."""
    values = {**{key: yaml_text(value) for key, value in change.who.items()}, **change.now}
    return "{" + ", ".join(f"{key}: {values[key]}" for key in _ORDER if values.get(key)) + "}"


def _with_rows(lines: list[str], race: Map, changes: Sequence[Change]) -> list[str]:
    """Each new row behind the last one of a better rank; those without a rank at the end."""
    new = [change for change in changes if change.state is State.NEW]
    if not new:
        return lines
    results, rows = _child(race, "results"), _row_nodes(race)
    if not isinstance(results, List) or not rows:
        return _with_results(lines, race, new)
    indent = " " * (results.column - 1)
    ends = _ends(lines, rows)
    placed: dict[int, list[str]] = {}
    for change in new:
        rank = int(change.now.get("rank") or 10**6)
        better = [end for row, end in zip(rows, ends, strict=True) if 0 < _rank(row) <= rank or rank == 10**6]
        placed.setdefault(max(better, default=rows[0].line - 1), []).append(f"{indent}- {_written(change)}")
    for place in sorted(placed, reverse=True):
        lines[place:place] = placed[place]
    return lines


def _rank(row: Map) -> int:
    text = _text(_child(row, "rank"))
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
    lines[end:end] = [f"{indent}results:", *(f"{indent}  - {_written(change)}" for change in new)]
    return lines


def _with_race(lines: list[str], root: Map, race: NewRace, new: Sequence[Change], skipped: Sequence[str]) -> list[str]:
    """A new race behind the last one."""
    races = _child(root, "races")
    has_races = isinstance(races, List) and bool(races.nodes)
    indent = " " * (races.column - 1 if isinstance(races, List) and has_races else 2)
    keys = [f"{key}: {value}" for key, value in race.keys.items() if value]
    block = [f"{indent}- {keys[0]}", *(f"{indent}  {line}" for line in keys[1:])]
    block += [f"{indent}  {line}" for line in _skipped_lines(skipped)]
    block += [f"{indent}  results:", *(f"{indent}    - {_written(change)}" for change in new)]
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


def _with_skipped(lines: list[str], race: Map, skipped: Sequence[str]) -> list[str]:
    first, _ = next(iter(race.pairs.values()))
    indent = " " * (first.column - 1)
    held = _child(race, "skipped")
    told = {_text(node) for node in held.nodes} if isinstance(held, List) else set()
    fresh = [line for line in skipped if line.strip() not in told]
    if isinstance(held, List) and fresh:
        end = held.nodes[-1].line
        lines[end:end] = [f"{indent}  - {_quoted(line)}" for line in fresh]
    elif fresh:
        place = race.pairs["results"][0].line - 1 if "results" in race.pairs else first.line
        lines[place:place] = [f"{indent}{line}" for line in _skipped_lines(fresh)]
    return lines


def _quoted(line: str) -> str:
    return "'" + line.strip().replace("'", "''") + "'"
