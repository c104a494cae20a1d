"""From the bytes of a file to its text: size, encoding, byte order mark and characters nobody can see."""

import codecs
import pathlib

from almanac.memory import content_name, sign_of
from almanac.problem import Place, Problem
from almanac.reading.faults import Fault
from almanac.reading.nodes import LINE_BREAK, UNPRINTABLE, SourceText

LARGEST = 20_000_000  # bytes
_SAVE_AS = "UTF-8 text: choose it when saving the file"


def load(path: pathlib.Path, shown: str) -> tuple[SourceText | None, list[Problem]]:
    """The text of the file at `path`, named `shown` in messages."""
    try:
        if not path.is_file():
            return None, [Problem(Place(shown), Fault.UNREADABLE, "this is not a file that can be read")]
        sign = sign_of(path.stat())
        if sign[0] > LARGEST:
            message = f"the file is too large: {sign[0]:,} bytes; {LARGEST:,} are read"
            return None, [Problem(Place(shown), Fault.TOO_LARGE, message, str(sign[0]))]
        content = path.read_bytes()
    except OSError as fault:
        return None, [Problem(Place(shown), Fault.UNREADABLE, f"the file cannot be read: {fault.strerror}")]
    source, problems = decode(content, shown)
    if source is not None:
        source.name, source.sign = content_name(content), sign
    return source, problems


def decode(content: bytes, shown: str) -> tuple[SourceText | None, list[Problem]]:
    """Bytes as text; a byte order mark is told and passed over."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, [Problem(Place(shown), Fault.ENCODING, "the file is UTF-16", allowed=_SAVE_AS)]
    problems = []
    if content.startswith(codecs.BOM_UTF8):
        content = content[len(codecs.BOM_UTF8) :]
        message = "the file starts with a byte order mark; save it as UTF-8 without one"
        problems.append(Problem(Place(shown, 1), Fault.BYTE_ORDER_MARK, message, is_warning=True))
    try:
        source = SourceText(shown, content.decode("utf-8"))
    except UnicodeDecodeError as fault:
        return None, [*problems, _wrong_byte(content, fault.start, shown)]
    hidden = _unprintable(source)
    return (None, [*problems, hidden]) if hidden else (source, problems)


def _wrong_byte(content: bytes, position: int, shown: str) -> Problem:
    before = LINE_BREAK.split(content[:position].decode("utf-8"))
    source = SourceText(shown, content.decode("utf-8", "replace"))
    byte = f"0x{content[position]:02X}"
    message = f"the file is not UTF-8: the byte {byte} means nothing here"
    return Problem(source.place(len(before), len(before[-1]) + 1), Fault.ENCODING, message, byte, _SAVE_AS)


def _unprintable(source: SourceText) -> Problem | None:
    text = source.text.replace("\r", "\n") if "\r" in source.text else source.text
    match = UNPRINTABLE.search(text)
    if match is None:
        return None
    before = LINE_BREAK.split(source.text[: match.start()])
    code = f"U+{ord(match[0]):04X}"
    message = f"there is a character here that cannot be seen ({code}); delete it"
    place = source.place(len(before), len(before[-1]) + 1)
    return Problem(place, Fault.CONTROL_CHARACTER, message, code)
