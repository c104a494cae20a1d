"""The command line's questions: what was asked for."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct, field


class Wish(Struct, frozen=True, kw_only=True):
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
    kind: str = ""
    name: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    athletes: tuple[str, ...] = ()
    yes: bool = False
    dry_run: bool = False
    skip_bad: bool = False
    complete: bool = False
    edit: bool = False
    quiet: bool = False
    timings: bool = False

    def moment(self, home: str) -> datetime:
        """The moment the site is made for, in its home zone; the clock is read here and nowhere else."""
        zone = ZoneInfo(home)
        asked = self.as_of or self.today or datetime.now(zone)
        if not isinstance(asked, datetime):
            return datetime.combine(asked, time.max, zone)  # a bare day means its end
        return asked.astimezone(zone) if asked.tzinfo else asked.replace(tzinfo=zone)

    @property
    def processes(self) -> int:
        """How many may do the work: as many as were asked for, else one a core."""
        from almanac.workers import cores  # noqa: PLC0415 -- --help does without

        return self.workers or cores()


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
    said = {
        key: str(value) for key in {*_SAID, *_RACE, "event", "times"} if (value := asked.pop(key, None)) is not None
    }
    asked["athletes"] = tuple(asked.get("athletes") or ())
    # A preview shows what is not public, so it never lies where the site does.
    is_preview = asked["verb"] == "serve"
    out = asked["out"] or asked["root"] / (Path(".cache") / "preview" if is_preview else "site")
    return Wish(**{**asked, "out": out, "preview": is_preview, "said": said})


_RACE = {
    "division": "A or B",
    "number": "which one of several races of the event",
    "round": "such as final or semi-final-1",
    "date": "the day of a race that is new",
}
_SAID = {
    "competition": "the id of the competition that news is about",
    "slug": "the name of the file of news, where its title gives none",
    "date": "the day of news (default: today)",
    "family": "an athlete's family name",
    "given": "an athlete's given name",
    "gender": "the category an athlete races in: men or women",
    "season": "a competition's season, such as 2025-26",
    "series": "the id of a competition's series",
    "title": "a competition's name",
    "rink": "the id of a competition's rink",
    "start": "a competition's first day",
    "end": "a competition's last day",
}


def _add_options(command: argparse.ArgumentParser, verb: str) -> None:
    command.add_argument("--root", type=_folder, default=Path(), metavar="DIR", help="the project (default: here)")
    command.add_argument("--out", type=Path, metavar="DIR", help="where the site lies (default: site/ in the project)")
    days = command.add_mutually_exclusive_group()
    days.add_argument("--today", type=_moment, metavar="DAY", help="the day or moment it is made at (default: now)")
    days.add_argument("--as-of", type=_moment, metavar="DAY", help="as --today, and without every fact after that day")
    if verb in _OPTIONS:
        _OPTIONS[verb](command)


def _of_build(command: argparse.ArgumentParser) -> None:
    command.add_argument("--address", type=_address, metavar="URL", help="the public address, if not site.yaml's")
    command.add_argument("--quiet", action="store_true", help="tell problems and nothing else")
    command.add_argument("--timings", action="store_true", help="say at the end where the time went")
    command.add_argument("--fresh", action="store_true", help="read and write everything, whatever was made before")
    command.add_argument("--workers", type=_count, metavar="N", default=0, help="processes (default: one a core)")
    command.add_argument("--held", type=Path, metavar="FILE", help="write as JSON what is held back, and until when")


def _of_check(command: argparse.ArgumentParser) -> None:
    _of_build(command)  # it tells what that very build would
    command.add_argument("--format", choices=["text", "json"], default="text", help="how problems are told")


def _of_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=_port, default=5500, help="of 127.0.0.1 (default: %(default)s)")
    command.add_argument("--edit", action="store_true", help="edit news and pages at /admin/ (after make admin)")


def _of_why(command: argparse.ArgumentParser) -> None:
    command.add_argument("page", metavar="ADDRESS", help="of a page, such as /athletes/ or the whole public address")


def _of_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", choices=["news", "athlete", "competition", "team"], help="what is made")
    command.add_argument("name", metavar="NAME", help="the title of news, an id, or the folder of a team")
    command.add_argument("--athlete", action="append", dest="athletes", metavar="ID", help="who news is about")
    for key, means in _SAID.items():
        command.add_argument(f"--{key}", metavar=key.upper(), help=means)


def _of_import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "name", metavar="FILE", help="CSV, the ISU's results as JSON, or a protocol's text; - reads it in"
    )
    for key in ("competition", "event"):
        command.add_argument(f"--{key}", metavar="ID", required=True, help=f"the id of the {key}")
    for key, means in _RACE.items():
        command.add_argument(f"--{key}", metavar=key.upper(), help=means)
    command.add_argument("--complete", action="store_true", help="the list is the whole field, so that cups count it")
    command.add_argument("--times", choices=["strict", "loose"], help="loose takes 1.46,99 and 1'46\"99 as well")
    command.add_argument("--dry-run", action="store_true", help="only say what would change")
    command.add_argument("--yes", action="store_true", help="write without asking")
    command.add_argument(
        "--skip-bad", action="store_true", help="take the other rows; later builds say what is missing"
    )


def _of_rollover(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="SEASON", help="the new season, such as 2026-27")


_OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "build": _of_build,
    "check": _of_check,
    "serve": _of_serve,
    "why": _of_why,
    "new": _of_new,
    "import": _of_import,
    "rollover": _of_rollover,
}


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
