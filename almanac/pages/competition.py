"""A competition: who travelled, what was raced, what we won, and what sources count beside it."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby

from msgspec import Struct

from almanac.model.competition import Competition, StatedMedals
from almanac.pages import resting
from almanac.pages.combination_table import CombinationTable, combination_tables
from almanac.pages.corrections import CorrectionEntry, correction_entry
from almanac.pages.cup_lines import cups_address, qualifications_of
from almanac.pages.edition import Edition
from almanac.pages.life import DatedText, reports_of
from almanac.pages.lines import MedalLine, StartLine, medal_line, season_link, start_line
from almanac.pages.neighbours import in_a_row
from almanac.pages.proof import IN_A, PERSONAL_BESTS, SEASON_BESTS, STARTS, Proof, by_athlete, proof
from almanac.pages.race_table import RaceTable, race_table
from almanac.pages.stories import Headline, headlines, told_of
from almanac.pages.travelling import GroupView, PartyView, SquadView, groups_for, party_view, squad_view
from almanac.pages.values import Evidence, Person
from almanac.statistics.competition_summary import CompetitionSummary, competition_summary
from almanac.statistics.held import Held
from almanac.statistics.makings import Makings
from almanac.statistics.medals import MedalCount, count
from almanac.website import Link, Page, Text


class Figures(Struct, frozen=True, kw_only=True):
    """What the competition adds up to for us."""

    starts: int
    a_starts: int
    athletes: int
    medals: MedalCount
    personal_bests: int
    season_bests: int


class StatedView(Struct, frozen=True, kw_only=True):
    """The medals that a source counts, beside those that the lists held give."""

    medals: StatedMedals
    held: MedalCount
    agrees: bool
    evidence: Evidence


class Day(Struct, frozen=True, kw_only=True):
    """The races of one day, in their order; `day` is empty where no source gives one."""

    day: str
    anchor: str
    races: tuple[RaceTable, ...]


class CompetitionPage(Struct, frozen=True, kw_only=True):
    """What the template sees; `previous` and `next` are its neighbours in time, `is_ahead` says it is yet to come."""

    list_address: str
    name: Text
    short: Text
    series: Text
    leg: int | None
    season: Link
    start: str | None
    end: str | None
    place: Text | None
    country: Text | None
    rink: Link | None
    lowland: bool | None
    state: str | None
    is_ahead: bool
    entries: Text | None
    figures: Figures
    proof: Proof
    medals: tuple[MedalLine, ...]
    personal_bests: tuple[StartLine, ...]
    started: tuple[Person, ...]
    squad: SquadView | None
    groups: tuple[GroupView, ...]
    party: PartyView | None
    stated: StatedView | None
    days: tuple[Day, ...]
    combinations: tuple[CombinationTable, ...]
    reported: tuple[DatedText, ...]
    news: tuple[Headline, ...]
    corrections: tuple[CorrectionEntry, ...]
    cups: str
    qualifications: tuple[Link, ...]
    evidence: Evidence
    held: Held
    previous: Link | None
    next: Link | None


def pages(edition: Edition) -> Iterator[Page]:
    """One page a competition, planned ones too."""
    told = told_of(edition.team.news, lambda item: (item.competition,) if item.competition else ())
    for competition, before, after in in_a_row(edition.team.competitions):
        view = partial(_view, identity=competition, before=before, after=after)
        rests_on = partial(_rests_on, edition, competition)
        address = edition.addresses.competition(competition)
        draws_on = partial(_draws_on, competition=competition)
        yield edition.page("competition", address, view, rests_on, draws_on, stories=told.get(competition, ()))


def _summary(edition: Edition, competition: Competition) -> CompetitionSummary:
    statistics, own = edition.statistics, competition.id
    starts, medals = statistics.starts_at(own), statistics.medals_at(own)
    return competition_summary(edition.team, starts, statistics.marks, medals, competition)


def _view(edition: Edition, identity: str, before: str | None, after: str | None) -> CompetitionPage:
    competition = edition.team.competitions[identity]
    summary = _summary(edition, competition)
    return CompetitionPage(
        list_address=edition.addresses.section("competitions"),
        name=edition.say(competition.name),
        short=edition.say(competition.short or competition.name),
        series=edition.say(competition.series.name),
        leg=competition.leg,
        season=season_link(edition, competition.season),
        start=competition.start.isoformat() if competition.start else None,
        end=competition.end.isoformat() if competition.end else None,
        place=edition.say_if(competition.place),
        country=edition.nation(competition.rink.country if competition.rink else competition.country),
        rink=edition.rink_link(competition.rink.id) if competition.rink else None,
        lowland=competition.lowland,
        state=competition.state.value if competition.state else None,
        is_ahead=competition.first_day > edition.today,
        entries=edition.say_if(competition.entries),
        figures=_figures(summary),
        proof=_proof(edition, competition),
        medals=tuple(medal_line(edition, medal) for medal in summary.medals),
        personal_bests=_personal_bests(edition, competition),
        started=edition.people(summary.athletes),
        squad=squad_view(edition, competition, summary.squad),
        groups=groups_for(edition, competition),
        party=party_view(edition, competition),
        stated=_stated(edition, summary),
        days=_days(edition, competition),
        combinations=combination_tables(edition, competition),
        reported=reports_of(edition, competition.id),
        news=headlines(edition, edition.team.news),
        corrections=tuple(correction_entry(edition, competition, entry) for entry in competition.revisions),
        cups=cups_address(edition, competition),
        qualifications=qualifications_of(edition, [competition.id]),
        evidence=edition.evidence(competition),
        held=summary.held,
        previous=edition.competition_link(before) if before else None,
        next=edition.competition_link(after) if after else None,
    )


def _figures(summary: CompetitionSummary) -> Figures:
    return Figures(
        starts=summary.starts,
        a_starts=summary.a_starts,
        athletes=len(summary.athletes),
        medals=count(summary.medals),
        personal_bests=summary.personal_bests,
        season_bests=summary.season_bests,
    )


def _proof(edition: Edition, competition: Competition) -> Proof:
    """The figures athlete by athlete, with each race on this page."""
    own = edition.statistics.starts_at(competition.id)
    return proof(edition, by_athlete(edition, own), (STARTS, IN_A, PERSONAL_BESTS, SEASON_BESTS), races=STARTS)


def _draws_on(edition: Edition, makings: Makings, competition: str) -> Iterator[str]:
    """Marks follow from earlier races, but laps are set against the best of all days."""
    own = edition.team.competitions[competition]
    yield makings.until(max(map(own.day_of, own.races), default=own.last_day))
    yield cups_address(edition, own)
    with_laps = (race.event.id for race in own.races if any(row.laps or row.passages for row in race.results))
    yield makings.of_events(with_laps)


def _rests_on(edition: Edition, competition: str) -> Iterator[str]:
    own = edition.team.competitions[competition]
    yield from resting.of_competitions([own])
    yield from resting.of_bests(edition, edition.statistics.starts_at(competition))
    yield from resting.of_rosters(edition, [own.season])
    yield from resting.of_reports(edition, competition=competition)


def _personal_bests(edition: Edition, competition: Competition) -> tuple[StartLine, ...]:
    marks = edition.statistics.marks
    own = edition.statistics.starts_at(competition.id)
    return tuple(
        start_line(edition, start) for start in own if start.key in marks and marks[start.key].is_personal_best
    )


def _stated(edition: Edition, summary: CompetitionSummary) -> StatedView | None:
    compared, stated = summary.stated, summary.competition.stated
    if compared is None or stated is None:
        return None
    return StatedView(
        medals=compared.stated, held=compared.held, agrees=compared.agrees, evidence=edition.evidence(stated)
    )


def _days(edition: Edition, competition: Competition) -> tuple[Day, ...]:
    """The races by day; those of an unknown day last."""
    races = sorted(competition.races, key=lambda race: race.day or date.max)
    tables = [race_table(edition, competition, race) for race in races]
    return tuple(
        Day(day=day, anchor=f"day-{day or 'unknown'}", races=tuple(of_day))
        for day, of_day in groupby(tables, key=lambda table: table.day)
    )
