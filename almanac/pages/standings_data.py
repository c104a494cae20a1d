"""A standing as data: the newest as CSV, every leg as JSON."""

from collections.abc import Iterator

from almanac.pages.cup_lines import written_name
from almanac.pages.edition import Edition
from almanac.pages.tables import Cell, FileView, csv_text, json_text
from almanac.statistics.standings import CupStanding, LegStanding, StandingPlace


def standing_csv(edition: Edition, standing: CupStanding) -> FileView:
    """The standing after the newest leg; a column of points for each leg, by its competition's id."""
    legs = [after.leg for after in standing.after]
    header = ["rank", "rank_before", "skater", "nation", "points", *(leg.competition.id for leg in legs)]
    rows: Iterator[list[Cell]] = (
        [*_who(edition, place), *(place.score.points_at(leg) for leg in legs)] for place in standing.after[-1].places
    )
    return FileView(text=csv_text(header, (dict(zip(header, row, strict=True)) for row in rows)))


def standing_json(edition: Edition, standing: CupStanding) -> FileView:
    """Every leg with its standing, and what was left out."""
    return FileView(
        text=json_text(
            {
                "season": str(standing.season),
                "cup": standing.cup.id,
                "points_table": standing.sure,
                "not_counted": [leg.competition.id for leg in standing.left_out],
                "after": [_after(edition, after) for after in standing.after],
            }
        )
    )


def _after(edition: Edition, after: LegStanding) -> dict[str, object]:
    names = ("rank", "rank_before", "skater", "nation", "points")
    rows = [
        {
            **dict(zip(names, _who(edition, place), strict=True)),
            "races": [
                {"competition": result.competition.id, "race": result.race.id, "points": result.points}
                for result in place.score.results
            ],
        }
        for place in after.places
    ]
    return {"competition": after.leg.competition.id, "leg": after.leg.competition.leg, "rows": rows}


def _who(edition: Edition, place: StandingPlace) -> list[Cell]:
    contender = place.score.contender
    return [place.rank, place.before, written_name(edition, contender), contender.nation, place.score.points]
