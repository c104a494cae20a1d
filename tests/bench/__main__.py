"""How long builds take, on invented teams of three sizes: `make bench`. No test asserts a time."""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.corpus import SIZES, Corpus, invent
from tests.bench.generators import PROJECT
from tests.bench.like_for_like import like_for_like
from tests.bench.tables import like_table, whole_table
from tests.bench.whole_product import whole_product

FASTEST_DISK = Path("/dev/shm")  # noqa: S108 -- a disk in memory, so that the disk is not what is measured
FORMS = ("like", "whole")


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


def measured(name: str, form: str, rounds: int) -> dict[str, Any]:
    """The figures of one size in one form."""
    corpus = invent(SIZES[name])
    forms: dict[str, Callable[[Path, Corpus], dict[str, Any]]] = {
        "like": lambda folder, corpus: like_for_like(folder, corpus, rounds, slow=name == "L"),
        "whole": lambda folder, corpus: whole_product(folder, corpus, rounds),
    }
    with tempfile.TemporaryDirectory(dir=FASTEST_DISK if FASTEST_DISK.is_dir() else None) as folder:
        found = forms[form](Path(folder) / "team", corpus)
    print(name, form, json.dumps(found), file=sys.stderr)
    return found


def main() -> int:
    """Measure the sizes and forms asked for; the tables go to stdout, the figures to a file."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=list(FORMS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, default=PROJECT / "dist" / "bench.json")
    asked = parser.parse_args()
    found = {form: {name: measured(name, form, asked.rounds) for name in asked.sizes} for form in asked.forms}
    asked.json.parent.mkdir(exist_ok=True)
    asked.json.write_text(json.dumps({"machine": machine(), **found}, indent=2) + "\n", "utf-8")
    tables = [like_table(name, figures) for name, figures in found.get("like", {}).items()]
    tables += [whole_table(found["whole"])] if "whole" in found else []
    print("\n\n".join([*tables, "\n".join(f"- {name}: {value}" for name, value in machine().items())]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
