"""Merging: a list laid beside the race that is held, row by row: new, changed, the same, or missing in the list."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from almanac.desk.importing.listed import Listed, bad_row
from almanac.desk.importing.matching import Names, parts_of
from almanac.model.competition import Race
from almanac.model.event import Event, EventKind
from almanac.model.race_time import RaceTime
from almanac.model.result import Result, Status
from almanac.problem import Problem
from almanac.reading.meant import meant_time

_STATUSES = {"DSQ": Status.DISQUALIFIED, "WD": Status.WITHDRAWN, **{status.value: status for status in Status}}
_TAKEN = ("rank", "time", "status", "pair", "lane", "points", "laps_skated")


class State(StrEnum):
    """What a list does to a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    MISSING = "missing"  # held, and not in the list: it stays


class Change(Struct, frozen=True, kw_only=True):
    """One row: who (the keys of the row), what the list says, and what was held."""

    state: State
    who: Mapping[str, str]
    now: Mapping[str, str] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)

    @property
    def differing(self) -> dict[str, str]:
        """The values that change; an empty one goes."""
        return {key: value for key, value in self.now.items() if self.was.get(key, "") != value}


class Merged(Struct, frozen=True, kw_only=True):
    """What a list does to a race; `unknown` are names that no table knows, taken as printed; `bad` cannot be taken."""

    changes: tuple[Change, ...]
    unknown: tuple[str, ...] = ()
    bad: tuple[tuple[Listed, Problem], ...] = ()


def merge(  # noqa: PLR0913 - the list and its file, the race and its event, and how both are read
    rows: Iterable[Listed], race: Race | None, event: Event, names: Names, file: str, *, loose: bool
) -> Merged:
    """Lay a list beside a race; with `loose` times are taken as other countries write them (`1.46,99`)."""
    held = {_key(_who(row)): row for row in race.results} if race else {}
    changes, unknown, bad = [], [], []
    for row in rows:
        who = names.who(row, event.kind)
        now, problem = _values(row, event, file, loose=loose)
        problem = problem or _nobody(row, who.candidates, names, file, known=bool(who.keys))
        if problem:
            bad.append((row, problem))
            continue
        keys = dict(who.keys)
        old = held.pop(_key(keys), None)
        keys = _who(old) if old else keys
        was = _held(old) if old else {}
        state = State.NEW if old is None else State.SAME if _agrees(now, was) else State.CHANGED
        changes.append(Change(state=state, who=keys, now=_complete(now, was), was=was))
        unknown += [f"{row.name} ({row.nation})"] if who.is_new and old is None else []
    missing = [Change(state=State.MISSING, who=_who(row), was=_held(row)) for row in held.values()]
    return Merged(changes=(*changes, *missing), unknown=tuple(unknown), bad=tuple(bad))


def _nobody(row: Listed, candidates: tuple[str, ...], names: Names, file: str, *, known: bool) -> Problem | None:
    if known:
        return None
    if row.nation not in names.nations:
        message = f"{row.nation or 'no nation'!r} is no nation of nations.yaml"
        return bad_row(file, row, message, found=row.nation, nearest=", ".join(candidates))
    message = f"no athlete of ours is called {row.name!r}: add the athlete, or this spelling as an alias"
    return bad_row(file, row, message, found=row.name, nearest=", ".join(candidates))


def _values(row: Listed, event: Event, file: str, *, loose: bool) -> tuple[dict[str, str], Problem | None]:
    """The values of a row as they stand in YAML, or why it cannot be taken."""
    status = _STATUSES.get(row.status.upper()) if row.status else None
    if row.status and status is None:
        return {}, bad_row(file, row, f"{row.status!r} is no status", found=row.status, allowed=", ".join(_STATUSES))
    time, problem = ("", None) if status or not row.time else _time(row, file, loose=loose)
    numbers = {"rank": row.rank, "pair": row.pair}
    if event.kind is EventKind.MASS_START:
        numbers |= {"points": row.points, "laps": row.laps}
    for key, value in numbers.items():
        if value and not value.isdecimal():
            problem = problem or bad_row(file, row, f"{value!r} is no {key}", found=value, allowed="a whole number")
    lane = {"i": "inner", "o": "outer"}.get(row.lane[:1].lower(), "")
    status_word = status.value if status else ""
    found = {"rank": numbers["rank"].lstrip("0"), "time": time, "status": status_word, "pair": row.pair, "lane": lane}
    if event.kind is EventKind.MASS_START and problem is None:
        is_lapped = row.laps and event.laps and int(row.laps) < Decimal(event.laps)
        found |= {"points": row.points, "laps_skated": row.laps if is_lapped else ""}
    if not (found["rank"] or time or status):
        problem = problem or bad_row(file, row, "this row has no rank, no time and no status")
    return found, problem


def _time(row: Listed, file: str, *, loose: bool) -> tuple[str, Problem | None]:
    try:
        return str(RaceTime.parse(row.time)), None
    except ValueError as fault:
        meant = meant_time(row.time)
        if loose and meant:
            return meant, None
        hint = "; --times loose takes it so" if meant else ""
        return "", bad_row(file, row, f"{row.time!r} is not a race time: {fault}{hint}", found=row.time, nearest=meant)


def _agrees(now: Mapping[str, str], was: Mapping[str, str]) -> bool:
    """Whether the list says nothing else; what it does not print changes nothing."""
    return all(was.get(key, "") == value for key, value in _complete(now, was).items())


def _complete(now: Mapping[str, str], was: Mapping[str, str]) -> dict[str, str]:
    """What the list says; what it leaves out stays, save a time and rank beside a status and the other way round."""
    kept = {key: value or was.get(key, "") for key, value in now.items() if key in _TAKEN}
    if now.get("status"):
        kept["time"], kept["rank"] = "", now.get("rank", "")  # some lists print a rank beside a status
    elif now.get("time"):
        kept["status"] = ""
    return kept


def _held(row: Result) -> dict[str, str]:
    values = {
        "rank": row.rank,
        "time": row.time,
        "status": row.status.value if row.status else None,
        "pair": row.pair,
        "lane": row.lane.value if row.lane else None,
        "points": row.points,
        "laps_skated": row.laps_skated,
    }
    return {key: str(value) for key, value in values.items() if value is not None}


def _who(row: Result) -> dict[str, str]:
    if row.athlete:
        return {"athlete": row.athlete}
    return {key: value for key, value in (("skater", row.skater), ("nation", row.nation)) if value}


def _key(who: Mapping[str, str]) -> tuple[str, ...]:
    """Whose row it is, however the name is spelt."""
    return who.get("athlete", ""), *parts_of(who.get("skater", "")), who.get("nation", "")


def told(change: Change) -> Iterator[str]:
    """A change as a person reads it: `changed  gao-tingyu  time 34.70 → 34.71`."""
    name = change.who.get("athlete") or " ".join(change.who.values())
    shown = change.differing if change.state is State.CHANGED else (change.now or change.was)
    parts = (
        f"{key} {change.was[key]} → {value or 'nothing'}"
        if change.state is State.CHANGED and key in change.was
        else f"{key} {value}"
        for key, value in shown.items()
        if value or change.state is State.CHANGED
    )
    yield f"{change.state.value:8} {name}  {', '.join(parts)}"
