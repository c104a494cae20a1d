"""The command line's answers: how it is told what was found."""

import contextlib
import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import NoReturn, Self

from msgspec import Struct, field, json

from almanac.problem import Problem


class Stop(Exception):
    """Problems were told, and there is nothing to go on with."""


_BEHIND = {"twin-missing": "missing", "twin-older": "older"}
_BAR = 30  # signs
_PATIENCE = 2.0  # seconds without a word where there is no terminal


class Report(Struct):
    """Tells problems as they are found and ends the work at the first that is more than a warning.

    A quiet one tells problems alone. `said` has every sentence with its kind (`problem`, `aside` or `answer`), told or
    not; `steps` the steps of the work, each with the moment at which it began.
    """

    format: str = "text"
    is_quiet: bool = False
    told: list[Problem] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    steps: list[tuple[str, float]] = field(default_factory=list)
    begun: float = field(default_factory=perf_counter)
    shown: float = field(default_factory=perf_counter)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Tell these problems; Stop unless all of them are warnings."""
        new = list(problems)
        self.told += new
        for problem in new:
            self._say("problem", str(problem))
        if not all(problem.is_warning for problem in new):
            raise Stop

    def say(self, sentence: str) -> None:
        """Say to a person how it went; a machine reads the list."""
        self._say("answer", sentence)

    def note(self, sentence: str) -> None:
        """Say to a person what else is to be known."""
        self._say("aside", sentence)

    def end(self, sentence: str, said: Iterable[tuple[str, str]] = ()) -> None:
        """Say what came of the work and in how many seconds; after it and before it, what an equal one has `said`."""
        said = list(said)
        for kind, before in said:
            if kind != "answer":
                self._say(kind, before)
        if not self.is_quiet and self.format == "text":
            print(f"{sentence} ({perf_counter() - self.begun:.1f} s)")
        for kind, after in said:
            if kind == "answer":
                self._say(kind, after)

    def _say(self, kind: str, sentence: str) -> None:
        self.said.append((kind, sentence))
        is_for_machines = kind != "aside" and self.format != "text"  # they are given the list of problems at the end
        if not is_for_machines and (kind == "problem" or not self.is_quiet):
            print(sentence, file=sys.stdout if kind == "answer" else sys.stderr)

    def step(self, name: str) -> None:
        """A step of the work begins."""
        self.steps.append((name, perf_counter()))

    def say_timings(self) -> None:
        """Say where the time went."""
        ends = [*(begun for _, begun in self.steps[1:]), perf_counter()]
        for (name, begun), ended in zip(self.steps, ends, strict=True):
            print(f"{name:12} {(ended - begun) * 1000:8.0f} ms", file=sys.stderr)

    def progress(self, done: int, whole: int) -> None:
        """Show how far the pages are: as a bar on a terminal, elsewhere as a line after a while."""
        if self.is_quiet:
            return
        if sys.stderr.isatty():
            length = done * _BAR // whole
            bar = f"\r[{'#' * length}{'.' * (_BAR - length)}] {done} of {whole} pages"
            print(bar if done < whole else "\r\x1b[K", end="", file=sys.stderr, flush=True)
        elif perf_counter() - self.shown > _PATIENCE and done < whole:
            self.shown = perf_counter()
            print(f"{done} of {whole} pages", file=sys.stderr, flush=True)

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
            from json import dumps  # noqa: PLC0415 -- a person is told otherwise

            print(dumps([problem.as_record() for problem in self.told], indent=2))
        elif self.exit_code:
            count = sum(not problem.is_warning for problem in self.told)
            print(f"{count} problem{'' if count == 1 else 's'}: nothing was written", file=sys.stderr)
        return kind is Stop


class Waiting(Struct, frozen=True):
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
            path.write_text(self.as_text(), "utf-8")

    def as_text(self) -> str:
        """The same as JSON."""
        return json.format(json.encode(self.as_record()), indent=2).decode() + "\n"

    def as_record(self) -> dict[str, object]:
        """The same as plain values, for a timer that starts the next build."""
        held = [
            {"file": file, "reason": reason, "until": until.isoformat() if until else None}
            for file, reason, until in self.lines
        ]
        return {"held": held, "next": self.next.isoformat() if self.next else None}


def leave(exit_code: int) -> NoReturn:
    """End this process at once: to let go of every record one by one takes a tenth of a build."""
    with contextlib.suppress(OSError):  # nobody reads on
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(exit_code)


def told(name: str) -> str:
    """A record's name as people read it; a race stands in its competition's file."""
    kind, _, identity = name.partition(":")
    return f"{kind} {identity.partition('/')[2] if kind == 'race' else identity}".rstrip()
