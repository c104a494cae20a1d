"""Forms: a new file of data with the keys that are known filled in and the others as comments to fill in."""

from collections.abc import Iterator, Mapping

from almanac.reading.meant import as_id
from almanac.reading.record import Table
from almanac.reading.tables.athlete import ATHLETE
from almanac.reading.tables.competition import COMPETITION


def athlete_file(identity: str, family: str, given: str, gender: str) -> tuple[str, str]:
    """The path and the text of a new athlete's file; the texts are YAML already."""
    filled = {"name": f"{{family: {family}, given: {given}}}", "gender": gender}
    return f"data/athletes/{identity}.yaml", "".join(_lines(ATHLETE, filled))


def competition_file(identity: str, season: str, filled: Mapping[str, str]) -> tuple[str, str]:
    """The path and the text of a new competition's file; the texts are YAML already."""
    return f"data/competitions/{season}/{identity}.yaml", "".join(_lines(COMPETITION, filled))


def slug_of(title: str) -> str:
    """The slug behind a title, empty where none of its letters are Latin."""
    return as_id(title)[:60].strip("-")


def _lines(table: Table, filled: Mapping[str, str]) -> Iterator[str]:
    """What is known first, then every other key with what it means."""
    yield from (f"{field.key}: {filled[field.key]}\n" for field in table.fields if field.key in filled)
    yield "\n# What may stand here too; take the # away and fill it in.\n"
    yield from (f"# {field.key}: {field.meaning}\n" for field in table.fields if field.key not in filled)
