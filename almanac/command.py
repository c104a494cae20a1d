"""The command line's answers: how it is told what was found."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from almanac.problem import Problem


class Stop(Exception):
    """Problems were told, and there is nothing to go on with."""


_BEHIND = {"twin-missing": "missing", "twin-older": "older"}


@dataclass
class Report:
    """Tells problems as they are found and ends the work at the first that is more than a warning."""

    format: str = "text"
    told: list[Problem] = field(default_factory=list)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Tell these problems; Stop unless all of them are warnings."""
        new = list(problems)
        self.told += new
        if self.format == "text":
            for problem in new:
                print(problem, file=sys.stderr)
        if not all(problem.is_warning for problem in new):
            raise Stop

    def say(self, sentence: str) -> None:
        """Say to a person how it went; a machine reads the list."""
        if self.format == "text":
            print(sentence)

    def say_languages(self) -> None:
        """Say how many texts each language lacks, and how many translations are older than their text."""
        for language in sorted({problem.found for problem in self.told if problem.kind in _BEHIND}):
            own = [problem.kind for problem in self.told if problem.found == language]
            counts = ", ".join(f"{own.count(kind)} {word}" for kind, word in _BEHIND.items() if kind in own)
            self.say(f"languages: {language} {counts}")

    @property
    def exit_code(self) -> int:
        """0 when all is well or only warned of, 1 when there are problems."""
        return int(any(not problem.is_warning for problem in self.told))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> bool:
        if self.format == "json":
            print(json.dumps([problem.as_record() for problem in self.told], indent=2))
        elif self.exit_code:
            count = sum(not problem.is_warning for problem in self.told)
            print(f"{count} problem{'' if count == 1 else 's'}: nothing was written", file=sys.stderr)
        return kind is Stop


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is held back, as (file, reason, until when), and the next moment at which the site is to be made again."""

    lines: tuple[tuple[str, str, datetime | None], ...]
    next: datetime | None

    def tell(self, report: Report, path: Path | None) -> None:
        """Say it to a person, and write it to a file for a machine where one is asked for."""
        report.say(f"held back: {len(self.lines)}")
        for file, reason, until in self.lines:
            report.say(f"    {file} ({reason}{f', until {until.isoformat()}' if until else ''})")
        if self.next:
            report.say(f"build again at {self.next.isoformat()}")
        if path is not None:
            path.write_text(json.dumps(self.as_record(), indent=2) + "\n", "utf-8")

    def as_record(self) -> dict[str, object]:
        """The same as plain values, for a timer that starts the next build."""
        held = [
            {"file": file, "reason": reason, "until": until.isoformat() if until else None}
            for file, reason, until in self.lines
        ]
        return {"held": held, "next": self.next.isoformat() if self.next else None}


def told(name: str) -> str:
    """A record's name as people read it; a race stands in its competition's file."""
    kind, _, identity = name.partition(":")
    return f"{kind} {identity.partition('/')[2] if kind == 'race' else identity}".rstrip()
