"""A season: who, what and where, the numbers and what they rest on, and what was said."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.roster import Roster
from almanac.model.season import Season
from almanac.pages import resting
from almanac.pages.athlete_seasons import anchor_of
from almanac.pages.competition_lines import CompetitionLine, competition_line
from almanac.pages.coverage_lines import CoverageLine, SeveralEvents, coverage_lines, several_lines
from almanac.pages.cup_entry_lines import CupEntryTable, cup_entry_table
from almanac.pages.cup_lines import CupName, cup_names, qualifications_of
from almanac.pages.edition import Edition
from almanac.pages.lines import LevelMedals, StartLine, level_medals, season_link, start_line
from almanac.pages.medal_table import MedalTable, medal_table
from almanac.pages.proof import IN_A, PERSONAL_BESTS, SEASON_BESTS, STARTS, Proof, by_athlete, proof
from almanac.pages.roster_lines import RosterLines, roster_lines
from almanac.pages.season_figures import SeasonFigures, season_figures
from almanac.pages.season_makings import season_makings
from almanac.pages.season_tables import downloads
from almanac.pages.squad_lines import SquadAndStarters, squad_lines
from almanac.pages.standing_lines import StandingTable, standing_table
from almanac.pages.stories import Headline, headlines
from almanac.pages.tables import Download
from almanac.website import Link, Page


class SeasonView(Struct, frozen=True, kw_only=True):
    """One season. `sections` are the parts that have something to show, in the page's order.

    `compares_parts`: this season or the one before it is held only in part, so no comparison says "more".
    """

    season: str
    list: str
    report: str
    downloads: tuple[Download, ...]
    sections: tuple[str, ...]
    before: Link | None
    after: Link | None
    compared_with: Link | None
    compares_parts: bool
    summary: SeasonFigures
    proof: Proof
    competitions: tuple[CompetitionLine, ...]
    medals: tuple[LevelMedals, ...]
    medal_table: MedalTable
    personal_bests: tuple[StartLine, ...]
    coverage: tuple[CoverageLine, ...]
    several: tuple[SeveralEvents, ...]
    squads: tuple[SquadAndStarters, ...]
    cup_entries: CupEntryTable | None
    roster: RosterLines
    standings: tuple[StandingTable, ...]
    cups: tuple[CupName, ...]
    qualifications: tuple[Link, ...]
    news: tuple[Headline, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """A page per season and language."""
    for season in edition.team.seasons:
        address = edition.addresses.season(season)
        stories = tuple(item for item in edition.team.news if item.day in season)
        view, resting_on = partial(_view, season=season), partial(rests_on, edition, season)
        draws_on = partial(season_makings, season=season)
        yield edition.page("season", address, view, resting_on, draws_on, stories=stories)


def _view(edition: Edition, season: Season) -> SeasonView:
    team, statistics = edition.team, edition.statistics
    summary, before = statistics.seasons[season], statistics.seasons.get(season.before)
    lines = roster_lines(edition, team.rosters.get(season, Roster(season=season)))
    return SeasonView(
        season=str(season),
        list=edition.addresses.section("seasons"),
        report=edition.addresses.season_report(season),
        downloads=downloads(edition, season),
        sections=_sections(edition, season, lines),
        before=_neighbour(edition, season, -1),
        after=_neighbour(edition, season, +1),
        compared_with=season_link(edition, season.before) if before else None,
        compares_parts=summary.held.is_partial or (before is not None and before.held.is_partial),
        summary=season_figures(summary),
        proof=_proof(edition, season),
        competitions=tuple(competition_line(edition, competition) for competition in summary.competitions),
        medals=level_medals(edition, summary.medals),
        medal_table=medal_table(edition, summary.medals),
        personal_bests=tuple(start_line(edition, start) for start in summary.personal_bests),
        coverage=coverage_lines(edition, season),
        several=several_lines(edition, season),
        squads=squad_lines(edition, season),
        cup_entries=cup_entry_table(edition, season),
        roster=lines,
        standings=tuple(standing_table(edition, own) for own in team.standings if own.season == season),
        cups=cup_names(edition, season),
        qualifications=qualifications_of(edition, (competition.id for competition in summary.competitions)),
        news=headlines(edition, team.news),
    )


def _proof(edition: Edition, season: Season) -> Proof:
    """The season's totals, athlete by athlete, each leading to the rows on the athlete's page."""
    own = edition.statistics.starts_in[season]
    rules = (STARTS, IN_A, PERSONAL_BESTS, SEASON_BESTS)
    return proof(edition, by_athlete(edition, own, anchor_of(season)), rules)


def rests_on(edition: Edition, season: Season) -> Iterator[str]:
    """A season rests on its own races, on those of the season it is compared with, and on what made bests bests."""
    team, compared = edition.team, (season, season.before)
    near = (competition for competition in team.competitions.values() if competition.season in compared)
    starts = [start for start in edition.statistics.starts if start.season in compared]
    yield from resting.of_competitions(near)
    yield from resting.of_starts(starts)
    yield from resting.of_bests(edition, starts)
    yield from (f"event:{event}" for event in team.events)
    yield from resting.of_rosters(edition, [season])
    yield from resting.of_standings(edition, season)


def _sections(edition: Edition, season: Season, lines: RosterLines) -> tuple[str, ...]:
    shown = {
        "competitions": True,
        "medals": True,
        "bests": True,
        "coverage": True,
        "goals": bool(lines.goals),
        "squads": bool(lines.squads),
        "staff": bool(lines.staff or lines.camps or lines.bases),
        "quotes": bool(lines.quotes),
        "reported": bool(lines.reported),
        "standings": bool(cup_names(edition, season))
        or any(standing.season == season for standing in edition.team.standings),
        "news": bool(edition.team.news),
    }
    return tuple(name for name, has_something in shown.items() if has_something)


def _neighbour(edition: Edition, season: Season, step: int) -> Link | None:
    """The season held before or after, where there is one."""
    seasons = edition.team.seasons
    place = seasons.index(season) + step
    return season_link(edition, seasons[place]) if 0 <= place < len(seasons) else None
