"""The command line: what was asked for, and how it is told what was found."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from almanac.problem import Place, Problem, nearest_word
from almanac.website import Page, address_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for: the verb and everything that can be said with any verb."""

    verb: str
    root: Path
    out: Path
    today: date | datetime | None = None
    as_of: date | datetime | None = None
    address: str | None = None
    format: str = "text"
    port: int = 5500
    page: str = ""
    workers: int = 0
    fresh: bool = False
    held: Path | None = None
    preview: bool = False


class Stop(Exception):
    """Problems were told, and there is nothing to go on with."""


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


def read_wish(arguments: Sequence[str], verbs: Mapping[str, str]) -> Wish:
    """Understand the arguments, or end with 2 and say how to ask; the first verb is meant where none is given.

    `verbs` pairs each verb with what it does.
    """
    default = next(iter(verbs))
    parser = argparse.ArgumentParser(prog="build.py", description="Build a team's site from its data and texts.")
    commands = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    for verb, does in verbs.items():
        command = commands.add_parser(verb, help=does + (" (the default)" if verb == default else ""), description=does)
        _add_options(command, verb)
    named = arguments[:1] and (not arguments[0].startswith("-") or arguments[0] in {"-h", "--help"})
    asked = vars(parser.parse_args(arguments if named else [default, *arguments]))
    # A preview shows what is not public, so it never lies where the site does.
    is_preview = asked["verb"] == "serve"
    out = asked["out"] or asked["root"] / (Path(".cache") / "preview" if is_preview else "site")
    return Wish(**{**asked, "out": out, "preview": is_preview})


def _add_options(command: argparse.ArgumentParser, verb: str) -> None:
    command.add_argument("--root", type=_folder, default=Path(), metavar="DIR", help="the project (default: here)")
    command.add_argument("--out", type=Path, metavar="DIR", help="where the site lies (default: site/ in the project)")
    days = command.add_mutually_exclusive_group()
    days.add_argument("--today", type=_moment, metavar="DAY", help="the day or moment it is made at (default: now)")
    days.add_argument("--as-of", type=_moment, metavar="DAY", help="as --today, and without every fact after that day")
    if verb == "build":
        command.add_argument("--address", type=_address, metavar="URL", help="the public address, if not site.yaml's")
        command.add_argument("--fresh", action="store_true", help="read and write everything, whatever was made before")
        command.add_argument("--workers", type=_count, metavar="N", default=0, help="processes (default: one a core)")
    if verb in {"build", "check"}:
        command.add_argument(
            "--held", type=Path, metavar="FILE", help="write what is held back, and until when, as JSON"
        )
    if verb == "check":
        command.add_argument("--format", choices=["text", "json"], default="text", help="how problems are told")
    if verb == "why":
        command.add_argument(
            "page", metavar="ADDRESS", help="of a page, such as /athletes/ or the whole public address"
        )
    if verb == "serve":
        command.add_argument("--port", type=_port, default=5500, help="of 127.0.0.1 (default: %(default)s)")


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return Path(text)


def _moment(text: str) -> date | datetime:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day such as 2025-11-15 nor a moment such as 2025-11-15T20:30+08:00"
        ) from None


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 1 << 16:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port such as 5500")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 1 << 10:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes such as 2")
    return int(text)


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text!r} is not an address such as https://team.example/site/")
    return text.rstrip("/") + "/"


def told(name: str) -> str:
    """A record's name as people read it; a race stands in its competition's file."""
    kind, _, identity = name.partition(":")
    return f"{kind} {identity.partition('/')[2] if kind == 'race' else identity}".rstrip()


def asked_for(asked: str, pages: Sequence[Page], public: str, report: Report) -> Page:
    """The page at an address; Stop with the nearest one when there is none."""
    address = address_of(asked, public)
    by_address = {page.address: page for page in pages}
    if address not in by_address:
        nearest = nearest_word(address, by_address)
        report.tell([Problem(Place(asked), "no-page", f"the site has no page at {address}", asked, nearest=nearest)])
    return by_address[address]
