"""Each athlete's season in the report: its figures, bests, a chart where there is one to draw, every start."""

from collections.abc import Sequence

from msgspec import Struct

from almanac.model.competition import Level
from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.pages.lines import BestLine, EventName, LevelMedals, StartLine, best_line, event_name, level_medals
from almanac.pages.lines import start_line as line_of
from almanac.pages.progress import chart_points, fair_times, times_of_a_season
from almanac.pages.values import Person
from almanac.statistics.bests import Best, gap_between_bests
from almanac.statistics.progression import times
from almanac.statistics.starts import Start, started_athletes
from almanac.website import Chart, ChartPoint

_FEWEST_STARTS = 6
_FEWEST_POINTS = 3


class SeasonBestLine(Struct, frozen=True, kw_only=True):
    """The best of the season over one event, beside that of the season before and the best ever held or stated."""

    best: BestLine
    before: str
    change: str
    is_faster: bool
    personal: str


class SeasonChart(Struct, frozen=True, kw_only=True):
    """The times of the season over the event with the most of them."""

    event: EventName
    chart: Chart
    first: ChartPoint
    best: ChartPoint
    times: int


class AthleteSeason(Struct, frozen=True, kw_only=True):
    """One athlete's season; `medals` by level."""

    anchor: str
    person: Person
    starts: int
    personal_bests: int
    medals: tuple[LevelMedals, ...]
    bests: tuple[SeasonBestLine, ...]
    chart: SeasonChart | None
    lines: tuple[StartLine, ...]


def athlete_seasons(edition: Edition, season: Season) -> tuple[tuple[AthleteSeason, ...], tuple[AthleteSeason, ...]]:
    """Who started often enough for a part of their own, or won a medal between nations; and the others."""
    own = edition.statistics.starts_in[season]
    each = [_season(edition, season, athlete) for athlete in started_athletes(edition.team, own)]
    whole, others = [line for line in each if _has_a_part(line)], [line for line in each if not _has_a_part(line)]
    return tuple(whole), tuple(others)


def _has_a_part(line: AthleteSeason) -> bool:
    return line.starts >= _FEWEST_STARTS or any(level.level != Level.NATIONAL for level in line.medals)


def _season(edition: Edition, season: Season, athlete: str) -> AthleteSeason:
    statistics = edition.statistics
    own = [start for start in statistics.by_athlete[athlete] if start.season == season]
    won = (medal for medal in statistics.medals_by_athlete.get(athlete, ()) if medal.season == season)
    return AthleteSeason(
        anchor=f"athlete-{athlete}",
        person=edition.person(athlete),
        starts=sum(start.started for start in own),
        personal_bests=sum(statistics.marks[start.key].is_personal_best for start in own if start.time),
        medals=level_medals(edition, won),
        bests=_bests(edition, season, athlete),
        chart=_chart(edition, athlete, own),
        lines=tuple(line_of(edition, start) for start in own),
    )


def _bests(edition: Edition, season: Season, athlete: str) -> tuple[SeasonBestLine, ...]:
    bests = edition.statistics.season_bests
    now, before = bests[season], bests.get(season.before, {})
    keys = [(athlete, event) for event in edition.team.events]
    return tuple(_best(edition, now[key], before.get(key)) for key in keys if key in now)


def _best(edition: Edition, best: Best, before: Best | None) -> SeasonBestLine:
    change = gap_between_bests(best.time, before.time) if before else None
    return SeasonBestLine(
        best=best_line(edition, best),
        before=str(before.time) if before else "",
        change=str(change or ""),
        is_faster=change is not None and change.thousandths < 0,
        personal=str(edition.statistics.personal_bests[best.key].time),
    )


def _chart(edition: Edition, athlete: str, starts: Sequence[Start]) -> SeasonChart | None:
    raced = {start.race.event.id for start in starts}
    by_event = [(event, times(starts, athlete, event)) for event in edition.team.events if event in raced]
    event, timed = max(by_event, key=lambda entry: len(entry[1]))
    points = chart_points(fair_times(edition, timed))
    best = next((point for point in points if point.is_best), None)
    if best is None or len(points) < _FEWEST_POINTS:
        return None
    return SeasonChart(
        event=event_name(edition, edition.team.events[event]),
        chart=times_of_a_season(points),
        first=points[0],
        best=best,
        times=len(points),
    )
