"""A classification as data."""

from almanac.model.qualification import Qualification
from almanac.pages.cup_lines import written_name
from almanac.pages.edition import Edition
from almanac.pages.tables import FileView, json_text
from almanac.statistics.qualification import Classification, QuotaRow


def classification_json(edition: Edition, system: Qualification, made: Classification) -> FileView:
    """The rows in the official order; `nation` is the NOC code."""
    return FileView(
        text=json_text(
            {
                "games": system.id,
                "event": made.rule.event,
                "counted": [leg.competition.id for leg in made.counted],
                "not_counted": [leg.competition.id for leg in made.left_out],
                "rows": [_row(edition, system, row) for row in made.rows],
            }
        )
    )


def _row(edition: Edition, system: Qualification, row: QuotaRow) -> dict[str, object]:
    best = row.best
    venues = {leg.competition: edition.say(leg.place).text for leg in system.legs}
    return {
        "section": row.section.value,
        "quota_rank": row.quota or None,
        "nation": row.contender.nation,
        "skater": written_name(edition, row.contender),
        "points": row.points,
        "time": best.result.time.official if best and best.result.time else None,
        "venue": venues[best.competition.id] if best else None,
        "date": best.competition.day_of(best.race).isoformat() if best else None,
    }
