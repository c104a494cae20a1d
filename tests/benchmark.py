"""How long each step of a build takes: `make benchmark`. No test asserts a time."""

import statistics as figures
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from almanac.links import check_links
from almanac.pages import plan
from almanac.publishing import publish
from almanac.reading import read
from almanac.rendering import render
from almanac.statistics import derive

PROJECT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)
ROUNDS = 3

Value = TypeVar("Value")


def measured(step: str, work: Callable[[], Value]) -> Value:
    """The value of a step; its median time of three rounds is printed."""
    times, values = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        values.append(work())
        times.append(time.perf_counter() - start)
    print(f"{step:12} {figures.median(times) * 1000:8.0f} ms")
    return values[-1]


def main() -> int:
    """Measure the build of the project's own site."""
    team = measured("read", lambda: read(PROJECT)).team
    assert team is not None, "the project's own data have problems: python build.py check"
    numbers = measured("derive", lambda: derive(team))
    pages = measured("plan", lambda: plan(team, numbers, TODAY))
    rendered = measured("render", lambda: render(pages, [PROJECT / "templates"]))
    measured("check links", lambda: check_links(rendered.new, team.publication.address))
    with tempfile.TemporaryDirectory() as folder:
        measured("publish", lambda: publish(rendered.files, Path(folder) / "site", PROJECT))
    print(f"{len(rendered.files)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
