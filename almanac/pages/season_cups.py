"""The cups of a season: which are derived after how many legs, and how ours stand in them."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.season import Season
from almanac.pages import resting
from almanac.pages.cup_lines import ContenderLine, CupName, LegHead, contender_line, cup_name, cups_of, leg_head
from almanac.pages.edition import Edition
from almanac.pages.lines import season_link
from almanac.statistics.makings import Makings
from almanac.statistics.standings import CupStanding
from almanac.website import Link, Page


class OurRank(Struct, frozen=True, kw_only=True):
    """One of ours in a standing."""

    rank: str
    who: ContenderLine
    points: str


class CupSummary(Struct, frozen=True, kw_only=True):
    """A cup: the newest leg it is derived after, the leader, the best of ours; without a leg, what is only stated."""

    cup: CupName
    after: LegHead | None
    leader: OurRank | None
    ours: tuple[OurRank, ...]
    is_refused: bool


class SeasonCupsView(Struct, frozen=True, kw_only=True):
    """The cups of one season, and the other seasons that have any."""

    season: Link
    cups: tuple[CupSummary, ...]
    others: tuple[Link, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """A page per season with a cup, and language."""
    seasons = cups_of(edition)
    for season, standings in seasons.items():
        if standings:
            view, rests_on = partial(_view, season=season), partial(resting.of_cups, edition, seasons)
            draws_on = partial(_draws_on, season=season)
            yield edition.page("season_cups", edition.addresses.standings_of(season), view, rests_on, draws_on)


def _draws_on(edition: Edition, makings: Makings, season: Season) -> Iterator[str]:
    yield makings.until(season.last_day)
    yield from (str(other) for other, held in cups_of(edition).items() if held)


def _view(edition: Edition, season: Season) -> SeasonCupsView:
    seasons = cups_of(edition)
    return SeasonCupsView(
        season=season_link(edition, season),
        cups=tuple(_summary(edition, season, standing) for standing in seasons[season]),
        others=tuple(_link(edition, other) for other in seasons if seasons[other] and other != season),
    )


def _link(edition: Edition, season: Season) -> Link:
    return Link(edition.addresses.standings_of(season), season_link(edition, season).text)


def _summary(edition: Edition, season: Season, standing: CupStanding) -> CupSummary:
    places = [place for place in standing.after[-1].places if place.rank] if standing.after else []
    ranked = tuple(
        OurRank(
            rank=str(place.rank),
            who=contender_line(edition, place.score.contender),
            points=str(place.score.points),
        )
        for place in places
    )
    return CupSummary(
        cup=cup_name(edition, season, standing.cup),
        after=leg_head(edition, standing.after[-1].leg) if standing.after else None,
        leader=ranked[0] if ranked else None,
        ours=tuple(own for own in ranked if own.who.is_ours),
        is_refused=bool(standing.missing),
    )
