"""The figures as Markdown."""

from collections.abc import Iterable
from typing import Any

WORKS = ("cold", "no change", "one news item", "one result", "one template", "save to served")


def whole_table(sizes: dict[str, Any]) -> str:
    """The whole product by size."""
    lines = [_row("whole product", sizes), _row("---", ["---"] * len(sizes))]
    lines += [_row(work, (f"{size[work]['seconds']:.2f} s" for size in sizes.values())) for work in WORKS]
    lines.append(_row("files", (f"{size['files']:,}" for size in sizes.values())))
    lines.append(_row("files a second, cold", (f"{size['files_per_second']:,}" for size in sizes.values())))
    lines.append(_row("memory, cold", (f"{size['cold']['memory_mib']:,.0f} MiB" for size in sizes.values())))
    return "\n".join(lines)


def like_table(name: str, figures: dict[str, Any]) -> str:
    """One size: seconds of each generator, and how ours stand to each peer's."""
    generators = list(figures["cold"]["seconds"])
    peers = generators[1:]
    heads = [f"{name}, {figures['files']:,} files", *generators, *(f"to {peer}" for peer in peers)]
    lines = [_row(heads[0], heads[1:]), _row("---", ["---"] * (len(heads) - 1))]
    for work in WORKS:
        seconds, ratios = figures[work]["seconds"], figures[work]["ratios"]
        cells = [f"{seconds[one]:.2f} s" if one in seconds else "" for one in generators]
        lines.append(_row(work, [*cells, *(f"{ratios[peer]:.2f} ×" if peer in ratios else "" for peer in peers)]))
    memory = figures["cold"]["memory_mib"]
    cells = [f"{memory[one]:,.0f} MiB" for one in generators]
    lines.append(_row("memory, cold", [*cells, *(f"{memory[generators[0]] / memory[peer]:.2f} ×" for peer in peers)]))
    return "\n".join(lines)


def _row(head: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join((head, *cells))} |"
