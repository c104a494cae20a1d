"""A row of a result list."""

import re
from typing import Any

from almanac.model.result import Flag, Lane, Result, Status
from almanac.problem import nearest_word
from almanac.reading.composites import CITED, ListOf, refs
from almanac.reading.ledger import Ledger
from almanac.reading.record import Field, Table, Values
from almanac.reading.references import Reference
from almanac.reading.scalars import INTEGER, POINTS, RACE_TIME, Single, one_of, words
from almanac.reading.wordings import TEXT

_ROUNDS = ("heat", "quarter-final", "semi-final", "final", "final-b", "final-c", "final-d")
_ROUND = re.compile(r"(heat|quarter-final|semi-final)(-[1-9])?|final(-[b-d])?", re.ASCII)


def _round(text: str, _: Any) -> str:
    if _ROUND.fullmatch(text) is None:
        raise ValueError("a round is named as in the list; heats and semi-finals may be numbered, as in semi-final-2")
    return text


def _meant_round(text: str) -> str:
    return nearest_word(text.lower().replace(" ", "-"), _ROUNDS)


ROUND = Single("a round", ", ".join(_ROUNDS), _round, _meant_round)


def full_holder(values: Values, ledger: Ledger) -> Values:
    """The holder of a row in full: our athlete's nation, and a rival by the one spelling."""
    if "athlete" in values:
        values.setdefault("nation", ledger.publication.nation)
    skater = values.get("skater")
    if skater is not None:
        values["skater"] = ledger.spellings.get((skater, values.get("nation", "")), skater)
    return values


def _result(values: Values, ledger: Ledger) -> Result:
    points = values.get("points")
    if points is not None and not isinstance(points, int):
        values["combined"] = values.pop("points")
    return Result(**full_holder(values, ledger))


HOLDER = (
    Field("athlete", Reference("athlete"), "an athlete of the team"),
    Field("skater", TEXT, "a skater of another team, by the name in names.yaml"),
    Field("nation", Reference("nation"), "the skater's nation, or the team that raced"),
)

WHO = tuple(field.key for field in HOLDER)

RESULT = Table(
    "a result",
    _result,
    (
        Field("rank", INTEGER, "the rank as printed"),
        *HOLDER,
        Field("athletes", refs("athlete"), "our athletes in a team of ours; names are optional"),
        Field("time", RACE_TIME, "the official time as printed"),
        Field("status", one_of("a status", Status), "why there is no official time"),
        Field("skated", RACE_TIME, "the time of a disqualified skater: shown, never counted"),
        Field("reason", TEXT, "the reason of a disqualification, a code or words"),
        Field("points", POINTS, "sprint points of a mass start (60), or points of a combination (136.680)"),
        Field("laps_skated", INTEGER, "the laps of a lapped skater"),
        Field("pair", INTEGER, "the pair"),
        Field("lane", one_of("a lane", Lane), "the starting lane"),
        Field("flags", ListOf(one_of("a flag", Flag), or_one=True), "what happened on the way"),
        Field(
            "marks",
            ListOf(words("a mark", ("WR", "OR", "GR", "AR", "NR", "TR", "CR", "JWR", "PB", "SB")), or_one=True),
            "records printed with the result",
        ),
        Field("cup_printed", INTEGER, "printed World Cup points that differ from the table"),
        Field("laps", ListOf(RACE_TIME), "lap times: the opener, then each lap of 400 m"),
        Field("passages", ListOf(RACE_TIME), "passing times at the same places"),
        *CITED,
    ),
    either=(WHO,),
)
