"""Rinks: where the sport is raced."""

from dataclasses import dataclass

from almanac.model.citing import Cited
from almanac.model.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Rink(Cited):
    """A 400 m oval. `altitude` is metres above the sea; `lowland` is None where no source says."""

    id: str
    name: Wording
    city: Wording
    country: str
    zone: str
    altitude: int | None = None
    lowland: bool | None = None
    opened: str | None = None
    aliases: tuple[str, ...] = ()
    sure: str = "high"
