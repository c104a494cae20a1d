"""Measures: the seconds of a whole process, the memory of it and its children, the seconds from a save to a page."""

import os
import statistics
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_WATCHED = 0.05  # seconds between two looks at the memory
_ASKED = 0.004  # seconds between two requests of a page
_QUIET = 1.0  # seconds that a server has before a save
_MARK = "measured-word"
# As users have it: compiled modules are kept.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: how long it took and, where that was asked for, the most memory of all its processes in KiB."""

    seconds: float
    memory: int = 0


def run(command: Sequence[str], folder: Path, *, memory: bool = False) -> Run:
    """Run a command to its end; it must end well."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        peak, stop = [0], threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, peak, stop))
        if memory:
            watcher.start()
        told = process.communicate()[1]
        seconds = time.perf_counter() - start
        stop.set()
    if memory:
        watcher.join()
    assert process.returncode == 0, told
    return Run(seconds, peak[0])


def _watch(pid: int, peak: list[int], stop: threading.Event) -> None:
    while not stop.wait(_WATCHED):
        peak[0] = max(peak[0], sum(map(_memory, _family(pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return
    for child in children.split():
        yield from _family(int(child))


def _memory(pid: int) -> int:
    """The share of memory that is a process's own, in KiB: what several share is divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def add_word(path: Path, after: str) -> None:
    """Write a word more after the first `after` of a file."""
    text = path.read_text("utf-8")
    assert after in text
    path.write_text(text.replace(after, f"{after}{_MARK} ", 1), "utf-8")


def better_time(folder: Path) -> None:
    """Make the winner of the newest race a hundredth faster: a best, lists and the season follow."""
    path = max((folder / "data" / "competitions").rglob("*.yaml"))
    lines = path.read_text("utf-8").splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if "{rank: 1," in line and ".00'" not in line)
    head, _, number = lines[place].rstrip("'}\n").rpartition(".")
    lines[place] = f"{head}.{int(number) - 1:02}'}}\n"
    path.write_text("".join(lines), "utf-8")


def served(command: Sequence[str], folder: Path, news: Path, address: str, rounds: int) -> float:
    """The median of the seconds from a save of a news item to its new bytes at an address."""
    with _server(command, folder) as server:
        while not _text(address):
            assert server.poll() is None, f"{command[0]} has ended"
            time.sleep(_ASKED)
        return statistics.median(_until_new(news, address, number) for number in range(rounds))


@contextmanager
def _server(command: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command, cwd=folder, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield server
        finally:
            server.terminate()


def _until_new(news: Path, address: str, number: int) -> float:
    word = f"served-{number}"
    time.sleep(_QUIET)
    news.write_text(news.read_text("utf-8") + f"\n{word}\n", "utf-8")
    start = time.perf_counter()
    while word not in _text(address):
        time.sleep(_ASKED)
    return time.perf_counter() - start


def _text(address: str) -> str:
    """What lies at an address; nothing while nobody answers."""
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 -- our own server
            text: str = answer.read().decode()
            return text
    except (urllib.error.URLError, ConnectionError):
        return ""


def medians(edit: Callable[[], object], build: Callable[[], Run], rounds: int) -> dict[str, float]:
    """Builds after an edit: the median of the seconds, the most memory in MiB."""
    runs = []
    for _ in range(rounds):
        edit()
        runs.append(build())
    return {
        "seconds": round(statistics.median(each.seconds for each in runs), 3),
        "memory_mib": round(max(each.memory for each in runs) / 1024, 1),
    }
