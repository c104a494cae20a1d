"""An event: what is raced, who of ours races it, how fast, and how that came about."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from almanac.model.cup import cup_id
from almanac.model.event import Event
from almanac.model.reference import RecordKind
from almanac.pages import resting
from almanac.pages.cup_lines import CupName, classifications_of, cups_of_event
from almanac.pages.duels import duels_address
from almanac.pages.edition import Edition
from almanac.pages.event_lines import Starter, StepLine, TeamTime, starters, step_line, team_time
from almanac.pages.event_races import SeasonRaces, held_of, races_by_season
from almanac.pages.lines import (
    BestLine,
    EventName,
    LevelMedals,
    ListedLine,
    event_name,
    level_medals,
    listed_lines,
    season_link,
)
from almanac.pages.neighbours import in_a_row
from almanac.pages.progress import chart_points, time_chart
from almanac.pages.proof import IN_A, PERSONAL_BESTS, STARTS, Proof, by_athlete, proof
from almanac.pages.records_stated import RecordLine, record_lines
from almanac.pages.values import Evidence
from almanac.statistics.held import Held
from almanac.statistics.lists import all_time_list
from almanac.statistics.makings import Makings
from almanac.statistics.progression import Step
from almanac.statistics.team_records import team_time_records
from almanac.website import Chart, Link, Page

_FEWEST_POINTS = 3


class Facts(Struct, frozen=True, kw_only=True):
    """What is raced; distances in metres."""

    category: str
    kind: str
    is_olympic: bool
    distance: int | None
    laps: str | None
    opener: int | None
    team_size: int
    parts: tuple[EventName, ...]


class EventPage(Struct, frozen=True, kw_only=True):
    """What the template sees. `team_bests` is the fastest of ours, several when tied; `season` the newest with a start.

    `steps` are the team's bests one after the other, newest first; `chart` draws them where there are enough.
    `head_to_head` leads to the meetings, empty where there are none.
    """

    list_address: str
    event: EventName
    facts: Facts
    athletes: int
    starts: int
    proof: Proof
    team_bests: tuple[BestLine, ...]
    team_times: tuple[TeamTime, ...]
    all_time: tuple[ListedLine, ...]
    season: Link | None
    season_list: tuple[ListedLine, ...]
    starters: tuple[Starter, ...]
    steps: tuple[StepLine, ...]
    chart: Chart | None
    medals: tuple[LevelMedals, ...]
    records: tuple[RecordLine, ...]
    head_to_head: str
    races: tuple[SeasonRaces, ...]
    cups: tuple[tuple[Link, CupName], ...]
    qualifications: tuple[Link, ...]
    evidence: Evidence
    held: Held
    previous: EventName | None
    next: EventName | None


def pages(edition: Edition) -> Iterator[Page]:
    """One page an event, also where nothing of it is held."""
    for event, before, after in in_a_row(edition.team.events):
        view = partial(_view, identity=event, before=before, after=after)
        rests_on, draws_on = partial(_rests_on, edition, event), partial(_draws_on, event=event)
        yield edition.page("event", edition.addresses.event(event), view, rests_on, draws_on)


def _view(edition: Edition, identity: str, before: str | None, after: str | None) -> EventPage:
    event = edition.team.events[identity]
    statistics = edition.statistics
    starts = [start for start in statistics.starts if start.race.event.id == event.id and start.started]
    season = starts[-1].season if starts else None
    season_bests = statistics.season_bests[season] if season else {}
    all_time = listed_lines(edition, all_time_list(statistics.personal_bests, event.id))
    steps = statistics.team_bests(event.id)
    return EventPage(
        list_address=edition.addresses.section("events"),
        event=event_name(edition, event),
        facts=_facts(edition, event),
        athletes=len({start.athlete for start in starts}),
        starts=len(starts),
        proof=proof(edition, by_athlete(edition, starts, "results"), (STARTS, IN_A, PERSONAL_BESTS)),
        team_bests=tuple(line.best for line in all_time if line.rank == 1),
        team_times=tuple(team_time(edition, best) for best in team_time_records(edition.team).get(event.id, ())),
        all_time=all_time,
        season=season_link(edition, season) if season else None,
        season_list=listed_lines(edition, all_time_list(season_bests, event.id)),
        starters=starters(edition, event, [start for start in starts if start.season == season], season_bests),
        steps=tuple(reversed([step_line(edition, step) for step in steps])),
        chart=_chart(edition, steps),
        medals=level_medals(edition, (medal for medal in statistics.medals if medal.race.event.id == event.id)),
        records=_records(edition, event),
        head_to_head=duels_address(edition, event),
        races=races_by_season(edition, event),
        cups=tuple(cups_of_event(edition, event)),
        qualifications=classifications_of(edition, event),
        evidence=edition.evidence(event),
        held=held_of(edition, event),
        previous=event_name(edition, edition.team.events[before]) if before else None,
        next=event_name(edition, edition.team.events[after]) if after else None,
    )


def _draws_on(edition: Edition, makings: Makings, event: str) -> Iterator[str]:
    """Its own races, and those that make the cup that it counts for."""
    cup = cup_id(edition.team.events[event])
    yield makings.of_events(other.id for other in edition.team.events.values() if cup_id(other) == cup)


def _rests_on(edition: Edition, event: str) -> Iterator[str]:
    team = edition.team
    own = [(entry, race) for entry in team.competitions.values() for race in entry.races if race.event.id == event]
    for competition, race in own:
        yield from resting.of_meeting(competition)
        yield from resting.of_race(competition, race.id)
    yield f"event:{event}"
    yield from (f"athlete:{entry.id}" for entry in team.athletes.values() if any(b.event == event for b in entry.bests))
    yield from resting.of_records(edition, (record for record in team.records if record.event == event))


def _facts(edition: Edition, event: Event) -> Facts:
    return Facts(
        category=event.category.value,
        kind=event.kind.value,
        is_olympic=event.olympic,
        distance=event.distance,
        laps=event.laps,
        opener=event.opener,
        team_size=event.team_size,
        parts=tuple(event_name(edition, edition.team.events[part]) for part in event.parts),
    )


def _chart(edition: Edition, steps: Sequence[Step]) -> Chart | None:
    """The steps of a known day, each named by whose it is."""
    dated = [step.best for step in steps if step.best.when and step.best.when.day]
    points = chart_points([(best.counts_from, best.time, edition.person(best.athlete).name.text) for best in dated])
    return time_chart(edition, points) if len(points) >= _FEWEST_POINTS else None


def _records(edition: Edition, event: Event) -> tuple[RecordLine, ...]:
    """The records of this event but those of single rinks, which stand with the rink."""
    own = (history for history in edition.statistics.records if history.event == event)
    return record_lines(edition, (history for history in own if history.kind is not RecordKind.TRACK))
