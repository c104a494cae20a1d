"""Knowing: what is known of the team at a moment, by whom it may be seen, and what follows from that moment alone."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial

from msgspec import Struct, msgpack
from msgspec.structs import replace

from almanac.memory import Shelf, digest
from almanac.model.news import NewsItem
from almanac.model.team import Team
from almanac.problem import Place
from almanac.reading import Reading
from almanac.reading.ledger import Origins
from almanac.statistics import Statistics, derive
from almanac.statistics.as_of import as_of as cut_at
from almanac.statistics.corrected import corrected
from almanac.statistics.due import next_due
from almanac.statistics.held_back import Held, held_back
from almanac.statistics.makings import Makings
from almanac.statistics.outline import Outline, outline_of
from almanac.statistics.public import public


class Known(Struct, frozen=True, kw_only=True):
    """The team as printed and as corrected, the moment in its home zone, where each record stands, what is held back.

    `written` are all news, drafts too; `makings` tell by content what the team is made of besides its news, `contents`
    that of each file by its path, `opened` that of each file by its place that was opened for it.
    """

    printed: Team
    team: Team
    moment: datetime
    origins: Origins
    makings: Makings
    contents: Mapping[str, str]
    opened: Mapping[str, str]
    held: tuple[Held, ...]
    outline: Outline
    written: tuple[NewsItem, ...]
    is_preview: bool

    @property
    def photos(self) -> tuple[tuple[str, Place], ...]:
        """The file of every photo that is shown, below content/, and where it is named."""
        photos = [athlete.photo for athlete in self.team.athletes.values()]
        photos += [item.photo for item in self.team.news if not item.withdrawn]
        return tuple((photo.file, self.origins.of(photo, "file")) for photo in photos if photo)

    @property
    def marked(self) -> tuple[Held, ...]:
        """What is shown though it is held back: in a preview, whose pages say so."""
        return self.held if self.is_preview else ()

    @property
    def day(self) -> date:
        """The day in the home zone."""
        return self.moment.date()


def known_at(  # noqa: PLR0913 - what was read, the moment, for whom, and what is remembered
    reading: Reading,
    moment: datetime,
    *,
    as_of: bool,
    address: str | None,
    preview: bool,
    makings: Shelf | None = None,
) -> Known:
    """What was read, at a moment: what is not public is taken away, but for a preview.

    With `as_of` every fact after the moment's day is unknown; `address` is another public one than the site's own.
    `makings` hold what contents were known by before.
    """
    assert reading.team is not None  # noqa: S101 -- whoever asks has told the problems and stopped
    team = _at_address(reading.team, address)
    known = cut_at(team, moment.date()) if as_of else team
    outline = outline_of(known) if as_of or makings is None else _outline(known, reading.names.whole, makings)
    held = held_back(known, moment, outline)
    printed = known if preview else public(known, moment, held)
    follows = _follows(address, preview, moment.date() if as_of else None, held)
    competitions = {own: digest(follows, name) for own, name in reading.names.competitions.items()}
    shown, name = corrected(printed) if outline.corrected else printed, digest(follows, reading.names.whole)
    of_item, references = partial(_of_item, reading.contents), reading.names.ground
    return Known(
        printed=printed,
        team=shown,
        moment=moment,
        origins=reading.origins,
        makings=Makings(shown, name, makings, competitions=competitions, references=references, of_item=of_item),
        contents=reading.contents,
        opened=reading.opened,
        held=held,
        outline=outline if printed.competitions is known.competitions else outline_of(printed),
        written=known.news,
        is_preview=preview,
    )


def _outline(team: Team, name: str, known: Shelf) -> Outline:
    """The outline of a team whose data have this name."""
    return msgpack.decode(known.made(f"outline {name}", lambda: msgpack.encode(outline_of(team))), type=Outline)


def _of_item(contents: Mapping[str, str], item: NewsItem) -> str:
    """What an item's files are known by: where they lie and as they are written."""
    return " ".join([f"{story.origin} {contents[story.origin]}" for story in item.stories])


def _follows(address: str | None, preview: bool, day: date | None, held: tuple[Held, ...]) -> str:  # noqa: FBT001
    """What all that is known besides news follows from, besides the files."""
    facts = [(one.name, str(one.until)) for one in held if not one.name.startswith("news:")]
    return repr((address, preview, day, facts))


def flips_told(known: Known, statistics: Statistics, told: Shelf) -> tuple[str, ...]:
    """What the corrections turn round, against the lists as they were printed; `told` holds what was told before."""
    key = f"{known.makings.whole} {known.day}"
    found: tuple[str, ...] | None = told.get(key)
    if found is None:
        found = _flips(known, statistics)
        told.put(key, found)
    return found


def waiting(known: Known) -> tuple[tuple[tuple[str, str, datetime | None], ...], datetime | None]:
    """What is held back, as (file, reason, until when), and when the site is to be made again."""
    lines = tuple(
        (known.origins.path(held.name) if held.name in known.origins else held.name, held.reason.value, held.until)
        for held in known.held
    )
    return lines, next_due(known.team, known.held, known.moment, known.outline)


def _at_address(team: Team, address: str | None) -> Team:
    return replace(team, publication=replace(team.publication, address=address)) if address else team


def _flips(known: Known, statistics: Statistics) -> tuple[str, ...]:
    if not any(competition.revisions for competition in known.team.competitions.values()):
        return ()
    from almanac.statistics.flips import flips  # noqa: PLC0415 -- few teams have a list that was corrected

    found = flips((known.printed, derive(known.printed)), (known.team, statistics), known.day)
    return tuple(map(str, found))
