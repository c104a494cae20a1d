"""A picture's own bytes, part by part: its size, whether it is whole, and its content without what a camera wrote.

Of what stands beside the pixels only the colours' profile stays, and the note of which way up a JPEG or a PNG is.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator

from msgspec import Struct

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the marks in a JPEG that a frame begins with
_NOTES = frozenset(range(0xE0, 0xF0)) | {0xFE}  # the marks of everything that is no part of the picture
_KEPT_NOTES = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_SCAN, _END, _EXIF = 0xDA, 0xD9, 0xE1
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_KEPT_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI acTL fcTL fdAT".split(),
)
_KEPT_RIFF = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_ORIENTATION = 0x0112


class NoPictureError(ValueError):
    """These bytes are of no kind of picture that browsers show."""


class DamagedError(ValueError):
    """The picture breaks off, or its parts do not fit together."""


class Bare(Struct, frozen=True):
    """A picture with nothing beside it. `turn` is how it is turned to stand upright, as EXIF counts: 1 is not at all.

    Browsers turn a JPEG and a PNG by the note that stays in `content`; no browser turns a WebP.
    """

    kind: str
    width: int
    height: int
    content: bytes
    turn: int = 1

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height as browsers show them."""
        lies = self.turn > 4 and self.kind != "webp"  # noqa: PLR2004 -- from 5 on, a turn by a quarter
        return (self.height, self.width) if lies else (self.width, self.height)


def bare(data: bytes) -> Bare:
    """The picture without what a camera wrote; NoPictureError, DamagedError."""
    read = _reader(data)
    try:
        found = read(data)
    except (struct.error, IndexError):
        raise DamagedError from None
    if not found.width or not found.height:
        raise DamagedError
    return found


def _reader(data: bytes) -> Callable[[bytes], Bare]:
    if data.startswith(_PNG):
        return _png
    if data.startswith(_JPEG):
        return _jpeg
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp
    raise NoPictureError


def _jpeg(data: bytes) -> Bare:
    width = height = 0
    turn, kept = 1, [_JPEG]
    for mark, part in _segments(data):
        if mark in _FRAMES and not width:
            height, width = struct.unpack(">HH", part[5:9])
        elif mark == _EXIF and part[4:10] == b"Exif\0\0":
            turn = _turn(part[10:])
        if mark not in _NOTES or (mark in _KEPT_NOTES and part.startswith(_KEPT_NOTES[mark], 4)):
            kept.append(part)
    if turn != 1:
        note = b"Exif\0\0" + _turned(turn)
        kept.insert(1, struct.pack(">BBH", 0xFF, _EXIF, len(note) + 2) + note)
    return Bare("jpeg", width, height, b"".join(kept), turn)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment with its mark, a scan with its pixels; what follows the end is left out."""
    place, mark, scanned = len(_JPEG), 0, False
    while mark != _END:
        while data[place : place + 2] == b"\xff\xff":
            place += 1
        mark = data[place + 1]
        end = place + 2 + (struct.unpack(">H", data[place + 2 : place + 4])[0] if mark != _END else 0)
        if mark == _SCAN:
            after = _AFTER_SCAN.search(data, end)
            end, scanned = after.start() if after else len(data) + 1, True
        if data[place] != 0xFF or end > len(data):  # noqa: PLR2004 -- what every mark begins with
            raise DamagedError
        yield mark, data[place:end]
        place = end
    if not scanned:
        raise DamagedError


def _png(data: bytes) -> Bare:
    names, turn, kept = [], 1, [_PNG]
    for name, part in _chunks(data):
        names.append(name)
        if name == b"eXIf":
            turn = _turn(part[8:-4])
        if name in _KEPT_CHUNKS:
            kept.append(part)
    if names[0] != b"IHDR" or b"IDAT" not in names:
        raise DamagedError
    if turn != 1:
        note = b"eXIf" + _turned(turn)
        kept.insert(2, struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note)))
    width, height = struct.unpack(">II", kept[1][8:16])
    return Bare("png", width, height, b"".join(kept), turn)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place, name = len(_PNG), b""
    while name != b"IEND":
        length, name = struct.unpack(">I4s", data[place : place + 8])
        part = data[place : place + 12 + length]
        if len(part) < 12 + length or part[-4:] != struct.pack(">I", zlib.crc32(part[4:-4])):
            raise DamagedError
        yield name, part
        place += len(part)


def _webp(data: bytes) -> Bare:
    size, drawn, turn, kept = (0, 0), False, 1, []
    for name, part in _riff_chunks(data):
        own = _webp_size(name, part)
        size = size if any(size) else own
        drawn = drawn or name in (b"VP8 ", b"VP8L", b"ANMF")
        if name == b"EXIF":
            turn = _turn(part[8:].removeprefix(b"Exif\0\0"))
        if name == b"VP8X":
            part = part[:8] + bytes([part[8] & ~0x0C]) + part[9:]  # noqa: PLW2901 -- neither EXIF nor XMP follows
        if name in _KEPT_RIFF:
            kept.append(part)
    if not drawn:
        raise DamagedError
    inside = b"WEBP" + b"".join(kept)
    return Bare("webp", *size, b"RIFF" + struct.pack("<I", len(inside)) + inside, turn)


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place, end = 12, 8 + struct.unpack("<I", data[4:8])[0]
    while place < end:
        name, length = struct.unpack("<4sI", data[place : place + 8])
        if place + 8 + length > min(end, len(data)):
            raise DamagedError
        yield name, data[place : place + 8 + length] + b"\0" * (length % 2)
        place += 8 + length + length % 2


def _webp_size(name: bytes, part: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        return int.from_bytes(part[12:15], "little") + 1, int.from_bytes(part[15:18], "little") + 1
    if name == b"VP8L" and part[8] == 0x2F:  # noqa: PLR2004 -- its signature
        bits = int.from_bytes(part[9:13], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and part[11:14] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", part[14:18])
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def _turn(tiff: bytes) -> int:
    """Which way up, as EXIF says it; a note that cannot be read says nothing."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        first = struct.unpack(f"{order}I", tiff[4:8])[0] if order else len(tiff)
        for number in range(struct.unpack(f"{order or '>'}H", tiff[first : first + 2])[0]):
            place = first + 2 + 12 * number
            tag, _, _, value = struct.unpack(f"{order}HHIH", tiff[place : place + 10])
            if tag == _ORIENTATION:
                return value if value in range(1, 9) else 1
    except struct.error:
        pass
    return 1


def _turned(turn: int) -> bytes:
    """The shortest note that says which way up."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)
