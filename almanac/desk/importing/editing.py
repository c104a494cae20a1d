"""Editing: a competition's file with a race's rows as they are now, everything else left as its editor wrote it.

Lines are changed where the reader says that a value stands; comments, order and what a person added to a row stay.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from almanac.desk.importing.adding import ORDER, NewRace, with_lines, with_race, with_rows, with_skipped
from almanac.desk.importing.merging import Change, State
from almanac.desk.importing.places import child, race_node, root_of, row_nodes, text_of
from almanac.model.competition import Race
from almanac.reading.nodes import Map


def edited(
    text: str, race: Race | NewRace, changes: Iterable[Change], skipped: Sequence[str], *, whole: bool = False
) -> str:
    """The file's text with the changes; `skipped` are lines that were left out, to be told of by every later build.

    A race whose list is `whole` says so.
    """
    lines = text.split("\n")
    wanted = [change for change in changes if change.state in (State.NEW, State.CHANGED)]
    if isinstance(race, NewRace):
        return "\n".join(with_race(lines, root_of(text), race, wanted, skipped))
    lines = _with_changes(lines, race_node(root_of(text), race.id), wanted)
    lines = with_rows(lines, race_node(root_of("\n".join(lines)), race.id), wanted)
    if whole and not race.complete:
        lines = _as_whole(lines, race_node(root_of("\n".join(lines)), race.id))
    if skipped:
        lines = with_skipped(lines, race_node(root_of("\n".join(lines)), race.id), skipped)
    return "\n".join(lines)


def _as_whole(lines: list[str], race: Map) -> list[str]:
    if "complete" in race.pairs:
        return _with_value(lines, race, "complete", "true")
    return with_lines(lines, race, ["complete: true"])


def _is_of(row: Map, change: Change) -> bool:
    """By the athlete; a rival by any spelling that stands in the file, so by nation and what was held."""
    if "athlete" in change.who:
        return text_of(child(row, "athlete")) == change.who["athlete"]
    if text_of(child(row, "athlete")) or text_of(child(row, "nation")) != change.who.get("nation", ""):
        return False
    skater = text_of(child(row, "skater"))
    if "skater" not in change.who:
        return not skater
    return skater == change.who["skater"] or (
        bool(skater) and all(text_of(child(row, key)) == value for key, value in change.was.items())
    )


def _with_changes(lines: list[str], race: Map, changes: Sequence[Change]) -> list[str]:
    """From the last line up, so that the places of those above stay right."""
    pairs = [(row, change) for row in row_nodes(race) for change in changes if _is_changed(row, change)]
    for row, change in sorted(pairs, key=lambda pair: -pair[0].line):
        lines = _with_change(lines, row, change.differing)
    return lines


def _is_changed(row: Map, change: Change) -> bool:
    return change.state is State.CHANGED and _is_of(row, change)


def _with_change(lines: list[str], row: Map, differing: Mapping[str, str]) -> list[str]:
    """From the row's end to its beginning, so that the places before a change stay right."""
    lines = list(lines)
    steps = [(_place(row, key), 0, key) for key in differing if key in row.pairs]
    for key in (key for key in ORDER if differing.get(key) and key not in row.pairs):
        line, column = _place(row, _anchor(row, key))
        steps.append(((line, column), 1 + ORDER.index(key), key))
    for _, is_new, key in sorted(steps, reverse=True):
        lines = (_with_key if is_new else _with_value)(lines, row, key, differing[key])
    return lines


def _anchor(row: Map, key: str) -> str:
    """The last key of the row that a new one stands behind."""
    earlier = [other for other in ORDER[: ORDER.index(key)] if other in row.pairs] or [next(iter(row.pairs))]
    return max(earlier, key=lambda other: _place(row, other))


def _place(row: Map, key: str) -> tuple[int, int]:
    value = row.pairs[key][1]
    return value.line, value.column


def _with_value(lines: list[str], row: Map, key: str, value: str) -> list[str]:
    name, node = row.pairs[key]
    number, start = node.line - 1, node.column - 1
    raw = _raw(lines[number][start:], text_of(node))
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
        end = node.column - 1 + len(_raw(lines[number][node.column - 1 :], text_of(node)))
        lines[number] = f"{lines[number][:end]}, {key}: {value}{lines[number][end:]}"
    else:
        lines.insert(number + 1, " " * (name.column - 1) + f"{key}: {value}")
    return lines
