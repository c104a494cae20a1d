"""Medals as a source counts them, beside our own count."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.competition import Competition, StatedMedals
from almanac.model.team import Team
from almanac.statistics.medals import Medal, MedalCount, count


class StatedComparison(Struct, frozen=True, kw_only=True):
    """A source's count and ours; `agrees` in every colour that the source states."""

    stated: StatedMedals
    held: MedalCount
    agrees: bool


def stated_medals(
    team: Team,  # noqa: ARG001 - every statistic takes the team first
    competition: Competition,
    medals: Iterable[Medal],
) -> StatedComparison | None:
    """The comparison for one competition; None where no source counts its medals.

    A difference is an error only when every race of the meeting is complete (data guide): most are held in part.
    """
    stated = competition.stated.medals if competition.stated else None
    if stated is None:
        return None
    held = count(medal for medal in medals if medal.competition.id == competition.id)
    pairs = ((stated.gold, held.gold), (stated.silver, held.silver), (stated.bronze, held.bronze))
    return StatedComparison(stated=stated, held=held, agrees=all(said in (None, ours) for said, ours in pairs))
