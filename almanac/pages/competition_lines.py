"""Competitions as lines of a list: what, when and where."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from almanac.memory import digest, fingerprint
from almanac.model.competition import Competition
from almanac.pages.edition import Edition
from almanac.statistics.held import Held, held
from almanac.statistics.makings import Makings
from almanac.statistics.medals import MedalCount, count
from almanac.website import Link, Text


class CompetitionLine(Struct, frozen=True, kw_only=True):
    """`first` and `last` are days at the rink, None where no source gives any; `state` postponed or cancelled."""

    link: Link
    name: Text
    series: Text
    level: str
    first: str | None
    last: str | None
    place: Text | None
    rink: Link | None
    state: str | None
    races: int
    held: Held
    medals: MedalCount | None


def competition_line(edition: Edition, competition: Competition) -> CompetitionLine:
    """A competition with its dates, and the medals won there."""
    name = ("competition line", edition.language, competition.id)
    return edition.once(name, lambda: _competition_line(edition, competition))


def line_names(edition: Edition, makings: Makings, competitions: Iterable[str]) -> str:
    """What the lines of competitions (ids) are known by: it changes with what any of them says."""
    names = edition.once(("names of competition lines", edition.language), lambda: _names(edition, makings))
    return digest(*(names[competition] for competition in competitions))


def _names(edition: Edition, makings: Makings) -> Mapping[str, str]:
    def name(competition: Competition) -> str:
        return fingerprint(competition_line(edition, competition))

    return makings.of_each_competition(f"line {edition.language}", name)


def _competition_line(edition: Edition, competition: Competition) -> CompetitionLine:
    first, last = competition.start or competition.end, competition.end or competition.start
    won = edition.statistics.medals_at(competition.id)
    return CompetitionLine(
        link=edition.competition_link(competition.id),
        name=edition.say(competition.name),
        series=edition.say(competition.series.name),
        level=competition.series.level.value,
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        place=edition.say_if(competition.place),
        rink=edition.rink_link(competition.rink.id) if competition.rink else None,
        state=competition.state.value if competition.state else None,
        races=len(competition.races),
        held=held((competition,), ()),
        medals=count(won) if won else None,
    )
