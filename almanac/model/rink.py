"""Rinks: where the sport is raced."""

from almanac.model.citing import Cited
from almanac.model.wording import Wording


class Rink(Cited, frozen=True, kw_only=True):
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
