"""How long whole builds take, on invented teams of three sizes: `make bench`. No test asserts a time."""

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.corpus import SIZES, write_team

PROJECT = Path(__file__).parents[2]
DAY = "2099-01-01"
PORT = 5633
FASTEST_DISK = Path("/dev/shm")  # noqa: S108 -- a disk in memory, so that the disk is not what is measured
_MARK = "measured-word"


def build(team: Path, *options: str) -> tuple[float, int]:
    """Seconds of a whole process, and the most memory of all its processes together in KiB."""
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "build",
        "--root",
        str(team),
        "--today",
        DAY,
        "--quiet",
        *options,
    ]
    start = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        peak, stop = [0], threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, peak, stop))
        watcher.start()
        told = process.communicate()[1]
        seconds = time.perf_counter() - start
        stop.set()
        watcher.join()
    assert process.returncode == 0, told
    return seconds, peak[0]


def _watch(pid: int, peak: list[int], stop: threading.Event) -> None:
    while not stop.wait(0.05):
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


def add_word(path: Path, after: str) -> Callable[[], None]:
    """Each call writes a word more after the first `after` of a file."""

    def edit() -> None:
        text = path.read_text("utf-8")
        assert after in text
        path.write_text(text.replace(after, f"{after}{_MARK} ", 1), "utf-8")

    return edit


def better_time(team: Path) -> Callable[[], None]:
    """Each call makes the winner of the newest race a hundredth faster: a best, ranks and the season follow."""
    path = max((team / "data" / "competitions").rglob("*.yaml"))

    def edit() -> None:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        place = next(place for place, line in enumerate(lines) if "{rank: 1," in line)
        head, _, number = lines[place].rstrip("}\n").rpartition(".")
        lines[place] = f"{head}.{int(number) - 1:02}}}\n"
        path.write_text("".join(lines), "utf-8")

    return edit


def measured(team: Path, edit: Callable[[], object], rounds: int, *options: str) -> dict[str, float]:
    """Medians of the builds after an edit."""
    runs = []
    for _ in range(rounds):
        edit()
        runs.append(build(team, *options))
    return {
        "seconds": round(statistics.median(seconds for seconds, _ in runs), 3),
        "memory_mib": round(max(memory for _, memory in runs) / 1024, 1),
    }


def forget(team: Path) -> None:
    """No site and no memory."""
    for path in (team / "site", team / ".site.almanac-spare", team / ".cache"):
        shutil.rmtree(path, ignore_errors=True)


def whole_product(team: Path, rounds: int) -> dict[str, Any]:
    """Every page kind, both languages, the shipped templates."""
    news = max((team / "content" / "news").glob("*[0-9].md"))
    template = team / "templates" / "news_item.html"
    template.parent.mkdir(exist_ok=True)
    shutil.copy(PROJECT / "templates" / "news_item.html", template)
    found: dict[str, Any] = {"cold": measured(team, lambda: forget(team), rounds)}
    pages = sum(1 for path in (team / "site").rglob("*") if path.is_file())
    found["files"] = pages
    found["pages_per_second"] = round(pages / found["cold"]["seconds"])
    time.sleep(2.1)  # what is younger is read once more
    build(team)
    found["no change"] = measured(team, lambda: None, rounds)
    found["one news item"] = measured(team, add_word(news, "\n---\n"), rounds)
    found["one result"] = measured(team, better_time(team), rounds)
    found["one template"] = measured(team, add_word(template, "{% block main %}"), rounds)
    found["save to served"] = {"seconds": served(team, news, rounds)}
    return found


def served(team: Path, news: Path, rounds: int) -> float:
    """Seconds from a save to the new bytes."""
    address = f"http://127.0.0.1:{PORT}/team/news/{news.stem[11:]}/"
    with _server(team):
        seconds = [_until_new(news, address, round_) for round_ in range(rounds)]
    return round(statistics.median(seconds), 3)


@contextmanager
def _server(team: Path) -> Iterator[None]:
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "serve",
        "--root",
        str(team),
        "--today",
        DAY,
        "--port",
        str(PORT),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        next(line for line in server.stdout if line.startswith("serving "))
        yield
        server.terminate()


def _until_new(news: Path, address: str, number: int) -> float:
    word = f"served-{number}"
    time.sleep(1)
    news.write_text(news.read_text("utf-8") + f"\n{word}\n", "utf-8")
    start = time.perf_counter()
    while word not in _text(address):
        time.sleep(0.004)
    return time.perf_counter() - start


def _text(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 -- our own server
        text: str = answer.read().decode()
        return text


def machine() -> dict[str, str]:
    """What it was measured on."""
    cpu = [line.partition(": ")[2] for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line]
    memory = Path("/proc/meminfo").read_text().split()[1]
    return {
        "processor": f"{len(cpu)} × {cpu[0] if cpu else platform.processor()}",
        "memory": f"{int(memory) // 1024 // 1024} GiB",
        "system": platform.platform(),
        "python": platform.python_version(),
        "disk": str(FASTEST_DISK if FASTEST_DISK.is_dir() else tempfile.gettempdir()),
    }


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    sizes = figures["whole product"]
    works = ("cold", "no change", "one news item", "one result", "one template", "save to served")
    lines = [_row("whole product", sizes), _row("---", ["---"] * len(sizes))]
    lines += [_row(work, (f"{size[work]['seconds']:.2f} s" for size in sizes.values())) for work in works]
    lines.append(_row("files", (f"{size['files']:,}" for size in sizes.values())))
    lines.append(_row("files a second, cold", (f"{size['pages_per_second']:,}" for size in sizes.values())))
    lines.append(_row("memory, cold", (f"{size['cold']['memory_mib']:,.0f} MiB" for size in sizes.values())))
    return "\n".join([*lines, "", *(f"- {name}: {value}" for name, value in figures["machine"].items())])


def _row(head: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join((head, *cells))} |"


def main() -> int:
    """Measure the sizes asked for; the table goes to stdout, the figures to a file."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, default=PROJECT / "dist" / "bench.json")
    asked = parser.parse_args()
    figures: dict[str, Any] = {"machine": machine(), "whole product": {}}
    for name in asked.sizes:
        with tempfile.TemporaryDirectory(dir=FASTEST_DISK if FASTEST_DISK.is_dir() else None) as folder:
            team = Path(folder) / "team"
            write_team(team, SIZES[name])
            figures["whole product"][name] = whole_product(team, asked.rounds)
            print(name, json.dumps(figures["whole product"][name]), file=sys.stderr)
    asked.json.parent.mkdir(exist_ok=True)
    asked.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
