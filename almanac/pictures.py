"""Pictures: the photos of a project in the sizes and formats that browsers choose from, each under its content's name.

Pillow makes the sizes; it is an extra. Without it the photo goes out as it is. What a camera wrote into a photo (place,
owner) is left out of every size, and its turn is applied.
"""

import importlib.util
import io
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from almanac.memory import Shelf, content_name
from almanac.problem import Place, Problem
from almanac.website import Picture

_WIDTHS = (320, 640, 1280)
_LARGEST, _MOST_PIXELS, _NARROWEST = 20_000_000, 50_000_000, 200  # bytes, pixels, pixels
_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
_QUALITY = 80
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the marks in a JPEG that a frame begins with

Size = tuple[str, int, int, bytes]  # format, width, height, content


@dataclass(frozen=True, slots=True)
class Pictures:
    """Each picture by its file below content/, the files to publish by path, and what is wrong or worth saying."""

    by_file: Mapping[str, Picture] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def has_pillow() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("PIL") is not None


def prepare(content: Path, names: Iterable[str], made: Shelf) -> Pictures:
    """Make ready the pictures of these files below `content`; `made` holds sizes that were made before."""
    by_file: dict[str, Picture] = {}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(names):
        data = (content / name).read_bytes() if (content / name).stat().st_size <= _LARGEST else b""
        problem = _fault(name, data)
        if problem:
            problems.append(problem)
        if problem is None or problem.is_warning:
            by_file[name], own = _published(name, list(_sizes(data, made)))
            files.update(own)
    if by_file and not has_pillow():
        said = (
            "photos go out as they are, with all that a camera wrote into them; `make photos` installs what makes sizes"
        )
        problems.append(Problem(Place("content/photos"), "photo", said, is_warning=True))
    return Pictures(by_file, files, tuple(problems))


def _fault(name: str, data: bytes) -> Problem | None:
    place = Place(f"content/{name}")
    if not data:
        return Problem(place, "photo", f"the photo is too large: at most {_LARGEST:,} bytes are read")
    try:
        _, width, height = measured(data)
    except ValueError:
        return Problem(place, "photo", "this is no picture that browsers show", allowed="JPEG, PNG or WebP")
    if width * height > _MOST_PIXELS:
        return Problem(place, "photo", f"the photo has {width} by {height} pixels", allowed=f"{_MOST_PIXELS:,} pixels")
    if width < _NARROWEST:
        return Problem(place, "photo", f"the photo is only {width} pixels wide and will look coarse", is_warning=True)
    return None


def measured(data: bytes) -> tuple[str, int, int]:
    """The format, width and height of a picture, read from its first bytes; ValueError where it is none."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return ("png", *struct.unpack(">II", data[16:24]))
        if data.startswith(b"\xff\xd8"):
            return ("jpeg", *_of_jpeg(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return ("webp", *_of_webp(data))
    except (struct.error, IndexError):
        pass
    raise ValueError("no picture")


def _of_jpeg(data: bytes) -> tuple[int, int]:
    place = 2
    while True:
        mark, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if mark in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + length


def _of_webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _sizes(data: bytes, made: Shelf) -> Iterator[Size]:
    if not has_pillow():
        yield (*measured(data), data)
        return
    key = content_name(data)
    sizes: list[Size] | None = made.get(key)
    if sizes is None:
        sizes = list(_made(data))
        made.put(key, sizes)
    yield from sizes


def _made(data: bytes) -> Iterator[Size]:
    """Each width that the photo has, as WebP and as JPEG."""
    from PIL import Image, ImageOps  # noqa: PLC0415 -- the extra is needed only here

    with Image.open(io.BytesIO(data)) as opened:
        whole = ImageOps.exif_transpose(opened).convert("RGB")
    widths = [width for width in _WIDTHS if width < whole.width] + [min(whole.width, _WIDTHS[-1])]
    for width in sorted(set(widths)):
        height = max(1, round(whole.height * width / whole.width))
        small = whole.resize((width, height), Image.Resampling.LANCZOS)
        for kind in ("webp", "jpeg"):
            written = io.BytesIO()
            small.save(written, kind, quality=_QUALITY)
            yield kind, width, height, written.getvalue()


def _published(name: str, sizes: list[Size]) -> tuple[Picture, dict[str, bytes]]:
    stem = PurePosixPath(name).stem
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
