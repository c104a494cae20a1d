"""Neighbours: what stands before and after each page of a list."""

from collections.abc import Iterable, Iterator


def in_a_row(order: Iterable[str]) -> Iterator[tuple[str, str | None, str | None]]:
    """Each id with the ones before and after it."""
    ids = list(order)
    return zip(ids, [None, *ids], [*ids[1:], None], strict=False)
