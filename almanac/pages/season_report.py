"""The season report for the federation: the whole season in one document, prepared for print."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from almanac.memory import digest, fingerprint
from almanac.model.reference import Record
from almanac.model.roster import Roster
from almanac.model.season import Season
from almanac.pages import resting
from almanac.pages import season as season_page
from almanac.pages.competition_lines import CompetitionLine, competition_line
from almanac.pages.corrections import CorrectionEntry, correction_entry
from almanac.pages.coverage_lines import CoverageLine, SeveralEvents, coverage_lines, several_lines
from almanac.pages.cup_entry_lines import CupEntryTable, cup_entry_table
from almanac.pages.edition import Edition
from almanac.pages.lines import BestLine, LevelMedals, StartLine, best_line, level_medals, season_link, start_line
from almanac.pages.medal_table import MedalTable, medal_table
from almanac.pages.records_stated import RecordLine, history_lines, records_of_ours
from almanac.pages.report_athletes import AthleteSeason, athlete_seasons
from almanac.pages.report_sources import numbered_sources, sources_at
from almanac.pages.roster_lines import RosterLines, roster_lines
from almanac.pages.season_figures import SeasonFigures, season_figures
from almanac.pages.season_makings import season_makings
from almanac.pages.season_tables import downloads
from almanac.pages.squad_lines import SquadAndStarters, squad_lines
from almanac.pages.standing_lines import StandingTable, standing_table
from almanac.pages.tables import Download
from almanac.pages.values import Citation
from almanac.statistics.makings import Makings
from almanac.website import Link, Page


class CompetitionReport(Struct, frozen=True, kw_only=True):
    """A competition, and what our starts there rest on."""

    line: CompetitionLine
    sources: tuple[Citation, ...]


class TeamBestLine(Struct, frozen=True, kw_only=True):
    """A time of the season that no one of ours had skated before, and the one it beat."""

    best: BestLine
    previous: str


class SeasonReportView(Struct, frozen=True, kw_only=True):
    """One season's report; `numbers` gives each source its number in the list at the end.

    `last_day` is that of the last race held; `athletes` have a part each, `others` share one table.
    """

    season: str
    season_page: Link
    last_day: str | None
    downloads: tuple[Download, ...]
    summary: SeasonFigures
    compared_with: Link | None
    compares_parts: bool
    roster: RosterLines
    competitions: tuple[CompetitionReport, ...]
    coverage: tuple[CoverageLine, ...]
    several: tuple[SeveralEvents, ...]
    squads: tuple[SquadAndStarters, ...]
    cup_entries: CupEntryTable | None
    athletes: tuple[AthleteSeason, ...]
    others: tuple[AthleteSeason, ...]
    medals: tuple[LevelMedals, ...]
    medal_table: MedalTable
    personal_bests: tuple[StartLine, ...]
    team_bests: tuple[TeamBestLine, ...]
    records: tuple[RecordLine, ...]
    corrections: tuple[CorrectionEntry, ...]
    standings: tuple[StandingTable, ...]
    numbers: Mapping[Citation, int]


def pages(edition: Edition) -> Iterator[Page]:
    """A report per season and language."""
    for season in edition.team.seasons:
        address = edition.addresses.season_report(season)
        view, rests_on = partial(_view, season=season), partial(_rests_on, edition, season)
        yield edition.page("season_report", address, view, rests_on, partial(_draws_on, season=season))


def _draws_on(edition: Edition, makings: Makings, season: Season) -> Iterator[str]:
    """What its page does, the personal bests of today, and what is faster today than a record of the season."""
    yield from season_makings(edition, makings, season)
    bests = edition.statistics.personal_bests
    yield digest(*(str(bests[key].time) for key in edition.statistics.season_bests[season]))
    yield fingerprint(_record_lines(edition, records_of_ours(edition, season)))


def _rests_on(edition: Edition, season: Season) -> Iterator[str]:
    yield from season_page.rests_on(edition, season)
    yield from resting.of_everything(edition)


def _view(edition: Edition, season: Season) -> SeasonReportView:
    team, statistics = edition.team, edition.statistics
    summary, before = statistics.seasons[season], statistics.seasons.get(season.before)
    records = records_of_ours(edition, season)
    athletes, others = athlete_seasons(edition, season)
    return SeasonReportView(
        season=str(season),
        season_page=season_link(edition, season),
        last_day=_last_day(edition, season),
        downloads=downloads(edition, season),
        summary=season_figures(summary),
        compared_with=season_link(edition, season.before) if before else None,
        compares_parts=summary.held.is_partial or (before is not None and before.held.is_partial),
        roster=roster_lines(edition, team.rosters.get(season, Roster(season=season))),
        competitions=_competitions(edition, season),
        coverage=coverage_lines(edition, season),
        several=several_lines(edition, season),
        squads=squad_lines(edition, season),
        cup_entries=cup_entry_table(edition, season),
        athletes=athletes,
        others=others,
        medals=level_medals(edition, summary.medals),
        medal_table=medal_table(edition, summary.medals),
        personal_bests=tuple(start_line(edition, start) for start in summary.personal_bests),
        team_bests=_team_bests(edition, season),
        records=_record_lines(edition, records),
        corrections=_corrections(edition, season),
        standings=tuple(standing_table(edition, own) for own in team.standings if own.season == season),
        numbers=MappingProxyType(numbered_sources(edition, season, records)),
    )


def _last_day(edition: Edition, season: Season) -> str | None:
    own = (start for start in edition.statistics.starts_in[season] if start.started)
    days = (start.race.day or start.competition.end or start.competition.start for start in own)
    return max((day.isoformat() for day in days if day), default=None)


def _competitions(edition: Edition, season: Season) -> tuple[CompetitionReport, ...]:
    return tuple(
        CompetitionReport(line=competition_line(edition, competition), sources=sources_at(edition, competition))
        for competition in edition.statistics.seasons[season].competitions
    )


def _team_bests(edition: Edition, season: Season) -> tuple[TeamBestLine, ...]:
    """The steps by which the team's best fell this season, event by event; a first time known is none."""
    return tuple(
        TeamBestLine(best=best_line(edition, step.best), previous=step.previous.official)
        for event in edition.team.events
        for step in edition.statistics.team_bests(event)
        if step.previous and step.best.start and step.best.start.season == season
    )


def _record_lines(edition: Edition, records: tuple[Record, ...]) -> tuple[RecordLine, ...]:
    return tuple(
        line
        for history in edition.statistics.records
        for record, line in zip(reversed(history.records), history_lines(edition, history), strict=True)
        if record in records
    )


def _corrections(edition: Edition, season: Season) -> tuple[CorrectionEntry, ...]:
    return tuple(
        correction_entry(edition, competition, revision)
        for competition in edition.statistics.seasons[season].competitions
        for revision in competition.revisions
    )
