"""Records: who held which on any day, and what the results held here say to them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from almanac.model.competition import Competition, Level, Race, RaceState
from almanac.model.event import Event, EventKind
from almanac.model.race_time import RaceTime
from almanac.model.reference import Record, RecordKind
from almanac.model.result import Result
from almanac.model.team import Team


class Skated(Struct, frozen=True, kw_only=True):
    """A row that is faster than a record as it is stated.

    `contradicts`: it was skated by the day that the record or its newest source is of, so that the two cannot both
    be right. Otherwise it came later, and no source held here states it as a record.
    """

    competition: Competition
    race: Race
    row: Result
    time: RaceTime
    day: date
    contradicts: bool = False


class RecordHistory(Struct, frozen=True, kw_only=True):
    """The records of one kind in one event, of one rink (track) or nation (national); the oldest first.

    `faster` is the fastest row held that beats the record which stands now.
    """

    kind: RecordKind
    event: Event
    rink: str | None = None
    nation: str | None = None
    records: tuple[Record, ...]
    faster: Skated | None = None

    def holder(self, day: date) -> Record | None:
        """The record that stood at the end of a day: the newest by then, of one day the fastest.

        One dated by month or year counts from its last day, one without a date from before everything.
        """
        by_then = [record for record in self.records if record_day(record) <= day]
        return by_then[-1] if by_then else None

    @property
    def current(self) -> Record:
        """The record that stands now."""
        return self.records[-1]


def record_histories(team: Team) -> tuple[RecordHistory, ...]:
    """Every history, by kind, then by event in the order of the events, then by rink or nation.

    Records are what sources state: results never move them by themselves, for a record is ratified. A faster row
    that the record should know of is set beside it: in a national record one of its nation, in an Olympic one of
    the Games, in a track record one on that ice, in a world record any; in the others one of the holder's own from
    before it. Times are compared in hundredths.
    """
    kinds, events = list(RecordKind), list(team.events)
    grouped: dict[tuple[int, int, str, str], list[Record]] = {}
    for record in sorted(team.records, key=lambda record: (record_day(record), -record.order)):
        key = (kinds.index(record.kind), events.index(record.event), *_whose(team, record))
        grouped.setdefault(key, []).append(record)
    rows = _rows_by_event(team)
    return tuple(_history(team, tuple(own), rows) for _, own in sorted(grouped.items(), key=lambda entry: entry[0]))


def record_day(record: Record) -> date:
    """The day a record counts from."""
    return record.date.last if record.date else date.min


def _whose(team: Team, record: Record) -> tuple[str, str]:
    rink = record.rink or "" if record.kind is RecordKind.TRACK else ""
    return rink, _nation(team, record) if record.kind is RecordKind.NATIONAL else ""


def _nation(team: Team, record: Record) -> str:
    """A record of our athletes is our nation's."""
    return record.nation or (team.publication.nation if record.athlete or record.athletes else "")


def _history(team: Team, records: tuple[Record, ...], rows: Mapping[str, tuple[Skated, ...]]) -> RecordHistory:
    current = records[-1]
    rink, nation = _whose(team, current)
    known = [row for row in rows.get(current.event, ()) if _is_of(team, current, row)]
    return RecordHistory(
        kind=current.kind,
        event=team.events[current.event],
        rink=rink or None,
        nation=nation or None,
        records=records,
        faster=_faster(current, known),
    )


def _faster(record: Record, rows: Iterable[Skated]) -> Skated | None:
    """The fastest of the rows that beat the record, the oldest of equal ones."""
    beating = [row for row in rows if row.time.hundredths < record.order] if record.time else []
    fastest = min(beating, key=lambda row: (row.time.hundredths, row.day), default=None)
    return replace(fastest, contradicts=fastest.day <= _stated_by(record)) if fastest else None


def _stated_by(record: Record) -> date:
    """The newest day on which a source that says its own still stated the record."""
    published = [source.date.first for source in record.sources if source.date]
    return max([record_day(record), *published])


def _is_of(team: Team, record: Record, skated: Skated) -> bool:
    """Whether the row is one that the record is the best of."""
    row, home = skated.row, team.publication.nation
    if record.kind is RecordKind.NATIONAL:
        return (home if row.ours else row.nation) == _nation(team, record)
    if record.kind is RecordKind.OLYMPIC:
        return skated.competition.series.level is Level.OLYMPIC
    if record.kind is RecordKind.TRACK:
        return skated.competition.rink is not None and skated.competition.rink.id == record.rink
    if record.kind is RecordKind.WORLD:
        return True
    is_own = row.athlete is not None and row.athlete == record.athlete
    return is_own and record.kind is not RecordKind.GAMES and skated.day <= record_day(record)


def _rows_by_event(team: Team) -> Mapping[str, tuple[Skated, ...]]:
    grouped: dict[str, list[Skated]] = {}
    for skated in _every_row(team):
        grouped.setdefault(skated.race.event.id, []).append(skated)
    return {event: tuple(rows) for event, rows in grouped.items()}


def _every_row(team: Team) -> Iterator[Skated]:
    """Every row with an official time in an event that times order."""
    for competition in team.competitions.values():
        for race in competition.races:
            if race.event.kind not in (EventKind.TIME, EventKind.TEAM) or race.state is RaceState.PLANNED:
                continue
            for row in race.results:
                if row.counted_time is not None:
                    day = competition.day_of(race)
                    yield Skated(competition=competition, race=race, row=row, time=row.counted_time, day=day)
