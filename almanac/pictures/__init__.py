"""Pictures: the photos of a project in the sizes and formats that browsers choose from, each under its content's name.

Pillow makes the sizes; it is an extra. Without it a photo goes out in the one size that it has. Nothing that a camera
wrote into a photo (place, owner, comments) goes out either way.
"""

import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from almanac.memory import Shelf, content_name, digest
from almanac.pictures.bare import Bare, DamagedError, NoPictureError, bare
from almanac.problem import Place, Problem
from almanac.website import Picture

if TYPE_CHECKING:  # Pillow, which it needs, may be missing
    from almanac.pictures.sizes import Size

_LARGEST, _MOST_PIXELS, _LONGEST_SIDE, _NARROWEST = 20_000_000, 50_000_000, 16_383, 200  # bytes, then pixels
_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
_LONGEST_NAME = 60


class Pictures(Struct, frozen=True):
    """Each picture by its file below content/, the files to publish by path, and what is wrong or worth saying."""

    by_file: Mapping[str, Picture] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class _Refused(Exception):
    """A photo that cannot be shown."""

    def __init__(self, message: str, allowed: str = "") -> None:
        super().__init__(message)
        self.allowed = allowed


def has_pillow() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("PIL") is not None


def prepare(content: Path, named: Iterable[tuple[str, Place]], made: Shelf) -> Pictures:
    """Make ready the pictures of these files below `content`, each with a place that names it.

    `made` holds sizes that were made before.
    """
    places: dict[str, list[Place]] = {}
    for name, place in named:
        places.setdefault(name, []).append(place)
    by_file: dict[str, Picture] = {}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, own in places.items():
        try:
            photo, data = _read(content / name)
            by_file[name], out = _published(name, _sizes(photo, data, made))
        except _Refused as refused:
            told = [_problem(str(refused), refused.allowed)]
        else:
            files.update(out)
            told = list(_doubts(photo))
        problems += [replace(problem, place=place, found=name) for problem in told for place in own]
    if by_file and not has_pillow():
        said = "photos go out in the one size that they have; `make photos` installs what makes others"
        problems.append(Problem(Place("content/photos"), "photo", said, is_warning=True))
    return Pictures(by_file, files, tuple(problems))


def _problem(message: str, allowed: str = "", *, is_warning: bool = False) -> Problem:
    return Problem(Place(""), "photo", message, allowed=allowed, is_warning=is_warning)


def _read(file: Path) -> tuple[Bare, bytes]:
    """The photo, and the bytes of its file."""
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= _LARGEST else b""
    except OSError as fault:
        raise _Refused(f"the photo cannot be read: {fault.strerror}") from None
    if not data:
        raise (
            _Refused(f"the photo has {size:,} bytes", f"at most {_LARGEST:,}")
            if size
            else _Refused("the photo is empty")
        )
    try:
        photo = bare(data)
    except NoPictureError:
        raise _Refused("this is no picture that browsers show", "JPEG, PNG or WebP") from None
    except DamagedError:
        raise _damaged() from None
    if photo.width * photo.height > _MOST_PIXELS or max(photo.width, photo.height) > _LONGEST_SIDE:
        allowed = f"at most {_MOST_PIXELS:,} pixels, and {_LONGEST_SIDE:,} a side"
        raise _Refused(f"the photo has {photo.width:,} by {photo.height:,} pixels", allowed)
    return photo, data


def _damaged() -> _Refused:
    return _Refused("the photo is damaged or not whole; save it anew", "a whole JPEG, PNG or WebP")


def _doubts(photo: Bare) -> Iterator[Problem]:
    """What is worth saying of a photo that is shown."""
    width = photo.width if has_pillow() and photo.turn < 5 else photo.shown[0]  # noqa: PLR2004
    if width < _NARROWEST:
        yield _problem(f"the photo is only {width} pixels wide and will look coarse", is_warning=True)
    if photo.turn != 1 and not has_pillow():
        upright = "browsers are told to turn it" if photo.kind != "webp" else "no browser turns a WebP"
        way_out = "turn it and save it, or install with `make photos` what does that"
        yield _problem(f"the photo is stored lying or mirrored, and {upright}; {way_out}", is_warning=True)


def _sizes(photo: Bare, data: bytes, made: Shelf) -> "list[Size]":
    if not has_pillow():
        return [(photo.kind, *photo.shown, photo.content)]
    from almanac.pictures.sizes import maker, sizes  # noqa: PLC0415 -- the extra is needed only here

    key = digest(content_name(data), maker())
    found: list[Size] | None = made.get(key)
    if found is None:
        try:
            found = list(sizes(photo))
        except DamagedError:
            raise _damaged() from None
        made.put(key, found)
    return found


def _published(name: str, sizes: "list[Size]") -> tuple[Picture, dict[str, bytes]]:
    stem = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(name).stem.lower())[:_LONGEST_NAME].strip("-") or "photo"
    placed = [
        (kind, width, height, f"/photos/{stem}.{content_name(data)[:12]}.{kind.replace('jpeg', 'jpg')}", data)
        for kind, width, height, data in sizes
    ]
    sources = {
        kind: tuple((address, width) for own, width, _, address, _ in placed if own == kind)
        for kind in dict.fromkeys(kind for kind, *_ in placed)
    }
    kind, width, height, address, _ = placed[-1]
    others = tuple((_TYPES[other], own) for other, own in sources.items() if other != kind)
    picture = Picture(address=address, width=width, height=height, sizes=sources[kind], others=others)
    return picture, {address.removeprefix("/"): data for _, _, _, address, data in placed}
