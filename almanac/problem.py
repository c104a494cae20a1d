"""Problems: what is wrong, where, and the way out. A value, never an exception."""

from collections.abc import Iterable

from msgspec import Struct


class Place(Struct, frozen=True):
    """Where something stands: a path below the project, line and column from 1, and the line itself."""

    path: str
    line: int = 0
    column: int = 0
    text: str = ""

    def __str__(self) -> str:
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


class Problem(Struct, frozen=True):
    """One thing to mend. A warning is printed and stops nothing.

    `kind` is a short stable name for machines, `found` what stands there, `allowed` what may,
    `nearest` the right value that was probably meant.
    """

    place: Place
    kind: str
    message: str
    found: str = ""
    allowed: str = ""
    nearest: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        lines = [f"{self.place}: {'warning: ' if self.is_warning else ''}{self.message}"]
        if self.place.text.strip():
            lines.append(f"    {self.place.text.rstrip()}")
            if self.place.column:
                lines.append(f"    {_blank(self.place.text[: self.place.column - 1])}^")
        if self.allowed:
            lines.append(f"    allowed: {self.allowed}")
        if self.nearest:
            lines.append(f"    did you mean {self.nearest}?")
        return "\n".join(lines)

    def as_record(self) -> dict[str, str | int]:
        """The problem as plain values, for `check --format json`."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "text": self.place.text,
            "kind": self.kind,
            "message": self.message,
            "found": self.found,
            "allowed": self.allowed,
            "nearest": self.nearest,
            "severity": "warning" if self.is_warning else "problem",
        }


def _blank(text: str) -> str:
    """As wide as a text is on a terminal, where Chinese signs take the room of two."""
    from unicodedata import east_asian_width  # noqa: PLC0415 -- most builds find no fault

    return "".join("\t" if sign == "\t" else "\u3000" if east_asian_width(sign) in "WF" else " " for sign in text)


def nearest_word(found: str, allowed: Iterable[str]) -> str:
    """The allowed word that looks most like `found`, or nothing when none does."""
    import difflib  # noqa: PLC0415 -- most builds find no fault

    close = difflib.get_close_matches(found, list(allowed), n=1, cutoff=0.6)
    return close[0] if close else ""
