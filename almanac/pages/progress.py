"""Times over the years as a chart, with its twin: the best of each season as a table."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from almanac.model.race_time import RaceTime
from almanac.model.season import Season
from almanac.pages.chart_lines import round_times
from almanac.pages.edition import Edition
from almanac.pages.lines import BestLine, EventName, best_line, event_name, season_link
from almanac.statistics.bests import Best, gap_between_bests
from almanac.statistics.progression import best_by_season
from almanac.statistics.starts import Start
from almanac.website import Chart, ChartPoint, Link

_FEWEST_POINTS = 3
_FAR_BEHIND = 12  # a twelfth of the best


class SeasonBest(Struct, frozen=True, kw_only=True):
    """The best of one season, and its gap to the season shown before it."""

    season: Link
    best: BestLine
    gap: str
    is_faster: bool


class Progress(Struct, frozen=True, kw_only=True):
    """How one event went: the chart of the times held, and the best of each season, newest first.

    `chart` is None where there are fewer than three points. Times after a fall or a stop would flatten it:
    those more than a twelfth behind the best are left out.
    """

    event: EventName
    chart: Chart | None
    times: int
    left_out: int
    first: ChartPoint | None
    best: ChartPoint | None
    seasons: tuple[SeasonBest, ...]


def progress(edition: Edition, athlete: str, event: str, timed: Sequence[Start]) -> Progress:
    """The progress of one athlete in one event; `timed` are the starts with a time, in order."""
    points = chart_points(fair_times(edition, timed))
    by_season = best_by_season(edition.statistics.times_by_athlete.get((athlete, event), ()), athlete, event)
    return Progress(
        event=event_name(edition, edition.team.events[event]),
        chart=time_chart(edition, points) if len(points) >= _FEWEST_POINTS else None,
        times=len(points),
        left_out=len(timed) - len(points),
        first=points[0] if points else None,
        best=next((point for point in points if point.is_best), None),
        seasons=_season_bests(edition, by_season),
    )


def _season_bests(edition: Edition, by_season: Sequence[tuple[Season, Best]]) -> tuple[SeasonBest, ...]:
    before = [None, *(best for _, best in by_season)]
    lines = [_season_best(edition, season, best, old) for (season, best), old in zip(by_season, before, strict=False)]
    return tuple(reversed(lines))


def _season_best(edition: Edition, season: Season, best: Best, old: Best | None) -> SeasonBest:
    gap = gap_between_bests(best.time, old.time) if old else None
    return SeasonBest(
        season=season_link(edition, season),
        best=best_line(edition, best),
        gap=str(gap or ""),
        is_faster=gap is not None and gap.thousandths < 0,
    )


def fair_times(edition: Edition, timed: Sequence[Start]) -> list[tuple[date, RaceTime, str]]:
    """(day, time, competition) of each start, without the times far behind the best."""
    times = [(start, start.time) for start in timed if start.time is not None]
    best = min((time.hundredths for _, time in times), default=0)
    return [
        (start.day, time, edition.competition_link(start.competition.id).text.text)
        for start, time in times
        if time.hundredths - best <= best // _FAR_BEHIND
    ]


def chart_points(times: Sequence[tuple[date, RaceTime, str]]) -> tuple[ChartPoint, ...]:
    """Points of (day, time, label); the first of the fastest is the best."""
    fastest = min((time.hundredths for _, time, _ in times), default=0)
    best = next((place for place, (_, time, _) in enumerate(times) if time.hundredths == fastest), None)
    return tuple(
        ChartPoint(
            x=day.toordinal(),
            y=time.hundredths,
            value=time.official,
            day=day.isoformat(),
            label=label,
            is_best=place == best,
        )
        for place, (day, time, label) in enumerate(times)
    )


def time_chart(edition: Edition, points: tuple[ChartPoint, ...]) -> Chart:
    """The chart of these points: lines at round times, marks where seasons begin."""
    return Chart(
        points=points,
        x_ticks=_season_starts(edition, points[0].x, points[-1].x),
        y_ticks=round_times(min(point.y for point in points), max(point.y for point in points)),
    )


def times_of_a_season(points: tuple[ChartPoint, ...]) -> Chart:
    """The chart of points within one season: marks where months begin."""
    return Chart(
        points=points,
        x_ticks=_month_starts(points[0].x, points[-1].x),
        y_ticks=round_times(min(point.y for point in points), max(point.y for point in points)),
    )


def _month_starts(first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Months as `2025-11`, from that of the first day to that of the last."""
    month, end = date.fromordinal(first).replace(day=1), date.fromordinal(last)
    ticks = []
    while month <= end:
        ticks.append((month.toordinal(), f"{month:%Y-%m}"))
        month = (month + timedelta(days=31)).replace(day=1)
    return tuple(ticks)


def _season_starts(edition: Edition, first: int, last: int) -> tuple[tuple[int, str], ...]:
    starts = edition.team.publication.season_starts
    season = Season.of(date.fromordinal(last), starts)
    ticks = [season]
    while ticks[0] > Season.of(date.fromordinal(first), starts):
        ticks.insert(0, ticks[0].before)
    return tuple((tick.first_day.toordinal(), str(tick)) for tick in ticks)
