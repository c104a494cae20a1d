"""A row of a list that somebody else made, as it was printed, with the line it stands in."""

from msgspec import Struct

from almanac.problem import Place, Problem


class Listed(Struct, frozen=True, kw_only=True):
    """What a list prints of one start; empty where it prints nothing. `text` is the line as it stood."""

    line: int
    text: str
    rank: str = ""
    name: str = ""
    nation: str = ""
    time: str = ""
    status: str = ""
    pair: str = ""
    lane: str = ""
    points: str = ""
    laps: str = ""


def bad_row(  # noqa: PLR0913 - the row, and every part of a problem
    file: str, row: Listed, message: str, *, found: str = "", allowed: str = "", nearest: str = ""
) -> Problem:
    """A row that cannot be taken."""
    return Problem(Place(file, row.line, 0, row.text), "bad-row", message, found, allowed, nearest)
