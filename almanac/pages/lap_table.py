"""Laps of a race: a table for each row that holds some, against the winner and against the skater's own best."""

from collections.abc import Sequence

from msgspec import Struct

from almanac.model.competition import Competition, Race
from almanac.model.event import FULL_LAP
from almanac.model.result import Result
from almanac.pages.chart_lines import round_times
from almanac.pages.edition import Edition
from almanac.pages.values import Person
from almanac.statistics.laps import Split, SplitGap, compared, drop_off, splits
from almanac.statistics.progression import times
from almanac.website import Chart, ChartPoint, Link

_FEWEST_LAPS = 3  # of 400 m, in a chart


class LapLine(Struct, frozen=True, kw_only=True):
    """One lap: `number` counts the full ones and is 0 for the opener; the gaps read lap, then passage."""

    number: int
    metres: int | None
    lap: str
    passage: str
    to_winner: tuple[str, str]
    to_best: tuple[str, str]


class LapTable(Struct, frozen=True, kw_only=True):
    """The laps of one row. `winner` and `best` are who and what they are set against, empty and None without laps.

    `best` is the own fastest race that holds laps. `chart` shows the full laps alone: the opener is short, and
    skated from a standstill.
    """

    id: str
    people: tuple[Person, ...]
    time: str
    lines: tuple[LapLine, ...]
    opener: str
    drop_off: str
    winner: tuple[Person, ...]
    best: Link | None
    best_time: str
    chart: Chart | None
    fastest: str
    slowest: str


def lap_tables(
    edition: Edition, competition: Competition, race: Race, people: Sequence[tuple[Person, ...]]
) -> tuple[LapTable, ...]:
    """A table for each row with laps or passages; `people` are those of the rows, in their order."""
    held = [(result, splits(race.event, result), who) for result, who in zip(race.results, people, strict=True)]
    winner = next((row for row in held if row[0].rank == 1), None)
    day = competition.day_of(race).isoformat()
    return tuple(
        _table(edition, (competition, race, day), row, winner if winner is not row else None) for row in held if row[1]
    )


_Held = tuple[Result, tuple[Split, ...], tuple[Person, ...]]


def _table(edition: Edition, where: tuple[Competition, Race, str], row: _Held, winner: _Held | None) -> LapTable:
    competition, race, day = where
    result, own, people = row
    best_link, best_time, best = _own_best(edition, competition, race, result)
    against = winner[1] if winner else ()
    full = [split for split in own if not split.is_opener]
    return LapTable(
        id=f"{race.id}-laps-{race.results.index(result)}",
        people=people,
        time=str(result.counted_time or ""),
        lines=_lines(own, compared(own, against), compared(own, best)),
        opener=str(own[0].lap),
        drop_off=str(drop_off(own) or ""),
        winner=winner[2] if winner and against else (),
        best=best_link,
        best_time=best_time,
        chart=_chart(full, day),
        fastest=str(min(full, key=_lap).lap) if full else "",
        slowest=str(max(full, key=_lap).lap) if full else "",
    )


def _own_best(
    edition: Edition, competition: Competition, race: Race, result: Result
) -> tuple[Link | None, str, tuple[Split, ...]]:
    """The skater's fastest race over the distance that holds laps, unless it is this one."""
    starts = times(edition.statistics.by_athlete.get(result.athlete or "", ()), result.athlete or "", race.event.id)
    held = [(start, start.time) for start in starts if start.time and splits(race.event, start.result)]
    start, time = min(held, key=lambda timed: timed[1].hundredths, default=(None, None))
    if start is None or start.key[:2] == (competition.id, race.id):
        return None, "", ()
    address = edition.addresses.race(start.competition.id, start.race.id)
    link = Link(address, edition.competition_link(start.competition.id).text)
    return link, str(time), splits(race.event, start.result)


def _lines(own: Sequence[Split], winner: Sequence[SplitGap], best: Sequence[SplitGap]) -> tuple[LapLine, ...]:
    return tuple(
        LapLine(
            number=number,
            metres=split.metres,
            lap=split.lap.official,
            passage=str(split.passage),
            to_winner=_gaps(winner, number),
            to_best=_gaps(best, number),
        )
        for number, split in enumerate(own)
    )


def _gaps(gaps: Sequence[SplitGap], number: int) -> tuple[str, str]:
    return (str(gaps[number].lap), str(gaps[number].passage)) if number < len(gaps) else ("", "")


def _lap(split: Split) -> int:
    return split.lap.hundredths


def _chart(full: Sequence[Split], day: str) -> Chart | None:
    if len(full) < _FEWEST_LAPS or any(split.metres is None for split in full):
        return None
    fastest = min(full, key=_lap)
    points = tuple(
        ChartPoint(
            x=split.metres or 0,
            y=split.lap.hundredths,
            value=split.lap.official,
            day=day,
            label=f"{split.metres} m",
            is_best=split is fastest,
        )
        for split in full
    )
    return Chart(
        points=points,
        x_ticks=((points[0].x - FULL_LAP, ""), *((point.x, point.label) for point in points)),
        y_ticks=round_times(fastest.lap.hundredths, max(map(_lap, full))),
    )
