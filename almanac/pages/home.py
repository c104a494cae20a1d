"""The front page: the team now."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from almanac.model.competition import Competition, Level
from almanac.model.roster import Roster
from almanac.pages import resting
from almanac.pages.competition_lines import CompetitionLine, competition_line
from almanac.pages.edition import Edition
from almanac.pages.goal_lines import GoalLine, goal_lines
from almanac.pages.lines import LevelMedals, MedalLine, StartLine, level_medals, medal_line, season_link, start_line
from almanac.pages.medal_table import medal_table
from almanac.pages.next_competition import NextCompetition, next_competition
from almanac.pages.roster_lines import StaffLine, staff_lines
from almanac.pages.season_figures import SeasonFigures, season_figures
from almanac.pages.stories import Headline, headlines
from almanac.pages.values import Person
from almanac.statistics.medals import Medal
from almanac.statistics.season_summary import SeasonSummary, season_summary
from almanac.statistics.starts import Start
from almanac.statistics.upcoming import last_season, upcoming
from almanac.website import Link, Page

_MOMENTS, _RACED, _ROWS, _STORIES, _FACES = 4, 3, 4, 5, 12
_HEAD_COACH = "head coach"


class RacedLine(Struct, frozen=True, kw_only=True):
    """A competition just raced: our best rows in it, and the story about it."""

    competition: CompetitionLine
    rows: tuple[StartLine, ...]
    story: Headline | None


class Leading(Struct, frozen=True, kw_only=True):
    """Who leads the team, or what it aims at, and in which season that was said."""

    season: Link
    coach: StaffLine | None
    goals: tuple[GoalLine, ...]


class HomeView(Struct, frozen=True, kw_only=True):
    """`season` is the newest one raced; with nothing planned (`next` is None) it leads the page.

    It is None for a team that has no season yet.
    """

    next: NextCompetition | None
    season: Link | None
    summary: SeasonFigures
    medals: tuple[LevelMedals, ...]
    moments: tuple[MedalLine, ...]
    raced: tuple[RacedLine, ...]
    news: tuple[Headline, ...]
    faces: tuple[Person, ...]
    athletes: int
    coach: Leading | None
    aims: Leading | None


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    news = edition.team.news
    yield edition.page("home", edition.addresses.home(), _view, partial(_rests_on, edition), stories=news)


def _view(edition: Edition) -> HomeView:
    season = last_season(edition.team, edition.today)
    ahead = upcoming(edition.team, edition.today)

    def summary() -> SeasonSummary:
        return edition.statistics.seasons.get(season) or season_summary(edition.team, (), {}, (), season)

    def moments() -> tuple[MedalLine, ...]:
        return tuple(medal_line(edition, medal) for medal in _best_moments(summary().medals))

    return HomeView(
        next=edition.if_shown("next", lambda: next_competition(edition, ahead[0]) if ahead else None),
        season=season_link(edition, season) if season in edition.team.seasons else None,
        summary=edition.if_shown("summary", lambda: season_figures(summary())),
        medals=edition.if_shown("medals", lambda: level_medals(edition, summary().medals)),
        moments=edition.if_shown("moments", moments),
        raced=edition.if_shown("raced", lambda: _raced(edition)),
        news=headlines(edition, edition.team.news[:_STORIES]),
        faces=edition.if_shown("faces", lambda: _faces(edition, summary())),
        athletes=len(edition.team.athletes),
        coach=edition.if_shown("coach", lambda: _coach(edition)),
        aims=edition.if_shown("aims", lambda: _aims(edition)),
    )


def _rests_on(edition: Edition) -> Iterator[str]:
    """On the newest season, on whatever is ahead, and on the rosters that say who leads."""
    from almanac.pages import season  # noqa: PLC0415 -- only `why` asks

    team = edition.team
    yield from season.rests_on(edition, last_season(team, edition.today))
    for competition in team.competitions.values():
        yield from resting.of_meeting(competition)
    yield from resting.of_rosters(edition)
    yield from (f"athlete:{athlete}" for athlete in team.athletes)


def _best_moments(medals: Iterable[Medal]) -> list[Medal]:
    """The medals of the highest level first, gold first, then by day."""
    levels = list(Level)
    return sorted(medals, key=lambda medal: (levels.index(medal.level), medal.rank, medal.day))[:_MOMENTS]


def _raced(edition: Edition) -> tuple[RacedLine, ...]:
    newest = dict.fromkeys(start.competition.id for start in reversed(edition.statistics.starts) if start.started)
    competitions = (edition.team.competitions[competition] for competition in list(newest)[:_RACED])
    return tuple(_raced_line(edition, competition) for competition in competitions)


def _raced_line(edition: Edition, competition: Competition) -> RacedLine:
    stories = (item for item in edition.team.news if item.competition == competition.id)
    return RacedLine(
        competition=competition_line(edition, competition),
        rows=tuple(start_line(edition, start) for start in _best_rows(edition, competition)),
        story=next(iter(headlines(edition, stories)), None),
    )


def _best_rows(edition: Edition, competition: Competition) -> list[Start]:
    """Our best places, division A and finals before the rest; a team's row once."""
    own = [start for start in edition.statistics.starts_at(competition.id) if start.started]
    rows = {(start.race.id, start.result.rank, start.result.athlete): start for start in reversed(own)}
    ranked = [start for start in rows.values() if start.result.rank]
    return sorted(ranked, key=lambda start: (not start.race.decides_medals, start.result.rank, start.day))[:_ROWS]


def _faces(edition: Edition, summary: SeasonSummary) -> tuple[Person, ...]:
    """Those with the weightiest medals of the season, then whoever started most."""
    won = [athlete.person for athlete in medal_table(edition, summary.medals).athletes]
    starts = Counter(start.athlete for start in edition.statistics.starts_in.get(summary.season, ()))
    others = sorted(summary.athletes, key=lambda athlete: -starts[athlete])
    return tuple(dict.fromkeys((*won, *edition.people(others))))[:_FACES]


def _coach(edition: Edition) -> Leading | None:
    """From the newest roster that names a head coach."""
    for roster in _newest_first(edition):
        for member, line in zip(roster.staff, staff_lines(edition, roster.staff), strict=True):
            if any(role.casefold() == _HEAD_COACH for _, role in member.role.texts):
                return Leading(season=season_link(edition, roster.season), coach=line, goals=())
    return None


def _aims(edition: Edition) -> Leading | None:
    """From the newest roster that states any."""
    roster = next((roster for roster in _newest_first(edition) if roster.goals), None)
    if roster is None:
        return None
    goals = goal_lines(edition, roster.season, roster.goals)
    return Leading(season=season_link(edition, roster.season), coach=None, goals=goals)


def _newest_first(edition: Edition) -> list[Roster]:
    return sorted(edition.team.rosters.values(), key=lambda roster: roster.season, reverse=True)
