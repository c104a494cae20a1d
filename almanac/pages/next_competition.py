"""The competition ahead: when it is there, when that is here, and who goes."""

from msgspec import Struct

from almanac.model.competition import Competition
from almanac.pages.competition_lines import CompetitionLine, competition_line
from almanac.pages.edition import Edition
from almanac.pages.lines import EventName, event_name
from almanac.pages.values import Person
from almanac.pages.zones import ClockDifference, Instant, difference, instant
from almanac.statistics.squads import squad_count
from almanac.website import Text


class NextCompetition(Struct, frozen=True, kw_only=True):
    """`first_race` is the first whose time is published; without one the difference of the clocks must do."""

    line: CompetitionLine
    is_under_way: bool
    rink_zone: str
    home_zone: str
    clocks: ClockDifference | None
    first_race: Instant | None
    first_event: EventName | None
    men: int | None
    women: int | None
    people: tuple[Person, ...]
    entries: Text | None


def next_competition(edition: Edition, competition: Competition) -> NextCompetition:
    """A competition under way or ahead, as readers see it."""
    home = edition.team.publication.time_zone
    rink = competition.rink.zone if competition.rink else ""
    first = _first_timed(edition, competition)
    squad = squad_count(edition.team, competition)
    return NextCompetition(
        line=competition_line(edition, competition),
        is_under_way=competition.first_day <= edition.today,
        rink_zone=rink,
        home_zone=home,
        clocks=difference(competition.first_day, rink, home) if rink else None,
        first_race=first[1] if first else None,
        first_event=first[0] if first else None,
        men=squad.men,
        women=squad.women,
        people=edition.people(squad.named),
        entries=edition.say_if(competition.entries),
    )


def _first_timed(edition: Edition, competition: Competition) -> tuple[EventName, Instant] | None:
    """The first race from today on with a day and a time at a rink whose zone is known."""
    timed = [
        (race.day, race.starts, race.event)
        for race in competition.races
        if race.day and race.starts and race.day >= edition.today
    ]
    if not timed or competition.rink is None:
        return None
    day, clock, event = min(timed, key=lambda entry: entry[:2])
    home = edition.team.publication.time_zone
    return event_name(edition, event), instant(day, clock, competition.rink.zone, home)
