"""The team: everything that is known of it, with look-ups."""

from collections.abc import Mapping

from msgspec import Struct

from almanac.model.athlete import Athlete
from almanac.model.competition import Competition, Series
from almanac.model.event import Event
from almanac.model.news import Article, NewsItem
from almanac.model.qualification import Qualification
from almanac.model.reference import PointsTable, Record, Rival, Standing
from almanac.model.rink import Rink
from almanac.model.roster import Roster
from almanac.model.season import FIRST_OF_JULY, MonthDay, Season
from almanac.model.wording import Wording

# The page kinds that a team may choose among.
PAGES = (
    "home",
    "athletes",
    "athlete",
    "athlete-results",
    "competitions",
    "competition",
    "events",
    "event",
    "seasons",
    "season",
    "standings",
    "qualification",
    "records",
    "bests",
    "adelskalender",
    "head-to-head",
    "news",
    "news-item",
    "tag",
    "calendar",
    "rinks",
    "rink",
    "corrections",
    "rules",
    "article",
)


class Publication(Struct, frozen=True, kw_only=True):
    """How the team presents itself. `languages[0]` is the default; `address` is where readers find it.

    `pages` are some of `PAGES`; all of them if it is empty.
    """

    title: Wording
    tagline: Wording
    address: str
    languages: tuple[str, ...]
    time_zone: str
    nation: str
    season_starts: MonthDay = FIRST_OF_JULY
    contact: Wording | None = None
    licence: Wording | None = None
    pages: tuple[str, ...] = ()

    def shows(self, page: str) -> bool:
        """Whether the site has pages of this kind."""
        return not self.pages or page in self.pages


class Team(Struct, frozen=True, kw_only=True):
    """All records, each kind by id and in its natural order: competitions by date, news newest first."""

    publication: Publication
    nations: Mapping[str, Wording]
    tags: Mapping[str, Wording]
    series: Mapping[str, Series]
    rinks: Mapping[str, Rink]
    events: Mapping[str, Event]
    athletes: Mapping[str, Athlete]
    competitions: Mapping[str, Competition]
    rosters: Mapping[Season, Roster]
    rivals: Mapping[str, Rival]
    records: tuple[Record, ...] = ()
    standings: tuple[Standing, ...] = ()
    points: tuple[PointsTable, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    news: tuple[NewsItem, ...] = ()
    articles: tuple[Article, ...] = ()

    @property
    def seasons(self) -> tuple[Season, ...]:
        """Every season with a competition or a roster, oldest first."""
        held = {competition.season for competition in self.competitions.values()}
        return tuple(sorted(held | set(self.rosters)))
