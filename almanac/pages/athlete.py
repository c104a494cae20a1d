"""An athlete: who it is, the best times, how they came about, every result, and what each rests on."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from almanac.model.athlete import Athlete
from almanac.model.season import Season
from almanac.pages import life, resting
from almanac.pages.athlete_results import downloads
from almanac.pages.athlete_seasons import SeasonResults, held_of_races, proof_by_season, results_by_season
from almanac.pages.comparison import Comparison, compared_with, comparison
from almanac.pages.competition_lines import line_names
from almanac.pages.edition import Edition
from almanac.pages.life import DatedText, HonourLine, Stretch
from almanac.pages.lines import (
    BestLine,
    EventName,
    LevelMedals,
    best_line,
    event_name,
    latest_season,
    level_medals,
    season_link,
)
from almanac.pages.neighbours import in_a_row
from almanac.pages.photographs import PhotoView, photo_view
from almanac.pages.progress import Progress, progress
from almanac.pages.proof import Proof
from almanac.pages.stories import Headline, headlines, told_of
from almanac.pages.tables import Download
from almanac.pages.values import Evidence, Person
from almanac.statistics.appearances import seasons_of
from almanac.statistics.bests import Best
from almanac.statistics.held import Held
from almanac.statistics.makings import Makings
from almanac.statistics.progression import times
from almanac.statistics.starts import Start
from almanac.website import Link, Page, Text

_OF_LOWLAND, _OF_SEASON = frozenset({".lowland", ".is_lowland"}), frozenset({".season", ".is_of_season"})


class Facts(Struct, frozen=True, kw_only=True):
    """Who the athlete is, as far as the sources say."""

    category: str
    state: str | None
    born: str | None
    birthplace: Text | None
    home_team: Text | None
    events: tuple[EventName, ...]
    aliases: tuple[str, ...]
    bio: Text | None


class EventBests(Struct, frozen=True, kw_only=True):
    """The bests over one event; `lowland` and `season` are None where there is none or it is the overall one."""

    event: EventName
    overall: BestLine
    lowland: BestLine | None
    season: BestLine | None
    is_lowland: bool
    is_of_season: bool


class AthletePage(Struct, frozen=True, kw_only=True):
    """What the template sees. `main_bests` are over the athlete's own events, `other_bests` over all others.

    `previous` and `next` are the neighbours in the list of athletes.
    """

    list_address: str
    person: Person
    photo: PhotoView | None
    facts: Facts
    starts: int
    seasons: int
    personal_bests: int
    proof: Proof
    medals: tuple[LevelMedals, ...]
    stretches: tuple[Stretch, ...]
    latest_season: Link | None
    main_bests: tuple[EventBests, ...]
    other_bests: tuple[EventBests, ...]
    progress: tuple[Progress, ...]
    comparison: Comparison
    results: tuple[SeasonResults, ...]
    honours: tuple[HonourLine, ...]
    timeline: tuple[DatedText, ...]
    news: tuple[Headline, ...]
    downloads: tuple[Download, ...]
    evidence: Evidence
    held: Held
    previous: Person | None
    next: Person | None


def pages(edition: Edition) -> Iterator[Page]:
    """One page an athlete."""
    told = told_of(edition.team.news, lambda item: item.athletes)
    for athlete, before, after in in_a_row(edition.team.athletes):
        view = partial(_view, identity=athlete, before=before, after=after)
        rests_on = partial(_rests_on, edition, athlete)
        address = edition.addresses.athlete(athlete)
        draws_on = partial(_draws_on, athlete=athlete)
        yield edition.page("athlete", address, view, rests_on, draws_on, stories=told.get(athlete, ()))


def _view(edition: Edition, identity: str, before: str | None, after: str | None) -> AthletePage:
    athlete, statistics, latest = edition.team.athletes[identity], edition.statistics, latest_season(edition)
    starts = statistics.by_athlete.get(athlete.id, ())
    timed = [event for event in edition.team.events if (athlete.id, event) in statistics.personal_bests]
    own = [event for event in athlete.events if event in timed] or timed
    bests = {event: _bests(edition, (athlete.id, event), latest) for event in timed}
    return AthletePage(
        list_address=edition.addresses.section("athletes"),
        person=edition.named(athlete.name),
        photo=photo_view(edition, athlete.photo),
        facts=_facts(edition, athlete),
        starts=sum(start.started for start in starts),
        seasons=edition.if_shown("seasons", lambda: len(seasons_of(starts, athlete.id))),
        personal_bests=edition.if_shown("personal_bests", lambda: _personal_bests(edition, starts)),
        proof=edition.if_shown("proof", lambda: proof_by_season(edition, athlete.id, starts)),
        medals=edition.if_shown("medals", lambda: _medals(edition, athlete.id)),
        stretches=edition.if_shown("stretches", lambda: life.stretches(edition, athlete, starts)),
        latest_season=season_link(edition, latest) if latest else None,
        main_bests=tuple(bests[event] for event in own),
        other_bests=tuple(bests[event] for event in timed if event not in own),
        progress=edition.if_shown("progress", lambda: _progress(edition, athlete.id, starts, own)),
        comparison=edition.if_shown("comparison", lambda: comparison(edition, athlete.id)),
        results=results_by_season(edition, athlete.id, starts),
        honours=life.honours(edition, athlete),
        timeline=edition.if_shown("timeline", lambda: life.timeline(edition, athlete)),
        news=edition.if_shown("news", lambda: headlines(edition, edition.team.news)),
        downloads=edition.if_shown("downloads", lambda: downloads(edition, athlete.id)),
        evidence=edition.evidence(athlete),
        held=edition.if_shown("held", lambda: held_of_races(starts)),
        previous=edition.person(before) if before else None,
        next=edition.person(after) if after else None,
    )


def _personal_bests(edition: Edition, starts: Sequence[Start]) -> int:
    return sum(edition.statistics.marks[start.key].is_personal_best for start in starts if start.time)


def _medals(edition: Edition, athlete: str) -> tuple[LevelMedals, ...]:
    return level_medals(edition, edition.statistics.medals_by_athlete.get(athlete, ()))


def _facts(edition: Edition, athlete: Athlete) -> Facts:
    return Facts(
        category=athlete.gender.value,
        state=life.state_on(athlete, edition.today),
        born=athlete.born.printed if athlete.born else None,
        birthplace=edition.say_if(athlete.birthplace),
        home_team=edition.say_if(athlete.home_team),
        events=tuple(event_name(edition, edition.team.events[event]) for event in athlete.events),
        aliases=athlete.aliases,
        bio=edition.say_if(athlete.bio),
    )


def _bests(edition: Edition, key: tuple[str, str], latest: Season | None) -> EventBests:
    statistics = edition.statistics
    overall = statistics.personal_bests[key]
    lowland = statistics.lowland_bests.get(key) if edition.shows_any(_OF_LOWLAND) else None
    season = statistics.season_bests[latest].get(key) if latest and edition.shows_any(_OF_SEASON) else None
    return EventBests(
        event=event_name(edition, overall.event),
        overall=best_line(edition, overall),
        lowland=_other(edition, lowland, overall),
        season=_other(edition, season, overall),
        is_lowland=lowland == overall,
        is_of_season=season == overall,
    )


def _other(edition: Edition, best: Best | None, overall: Best) -> BestLine | None:
    return None if best is None or best == overall else best_line(edition, best)


def _progress(edition: Edition, athlete: str, starts: Sequence[Start], events: Iterable[str]) -> tuple[Progress, ...]:
    held_times = ((event, times(starts, athlete, event)) for event in events)
    return tuple(progress(edition, athlete, event, timed) for event, timed in held_times if timed)


def _draws_on(edition: Edition, makings: Makings, athlete: str) -> Iterator[str]:
    yield makings.of_athletes([athlete])
    yield line_names(edition, makings, dict.fromkeys(own.id for own, _, _ in edition.statistics.rows.get(athlete, ())))
    yield str(latest_season(edition))
    yield edition.if_shown("comparison", lambda: compared_with(edition, makings, athlete)) or ""


def _rests_on(edition: Edition, athlete: str) -> Iterator[str]:
    starts = edition.statistics.by_athlete.get(athlete, ())
    yield f"athlete:{athlete}"
    yield from resting.of_starts(starts)
    raced = {start.race.event.id for start in starts}  # versatility sets each best beside the team's
    yield from resting.of_bests(edition, (start for start in edition.statistics.starts if start.race.event.id in raced))
    yield from resting.of_records(edition, (record for record in edition.team.records if record.athlete == athlete))
    yield from resting.of_reports(edition, athlete=athlete)
