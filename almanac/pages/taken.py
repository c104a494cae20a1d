"""Taken: one address is one page; two that want the same are refused, both named."""

from collections.abc import Iterable

from almanac.problem import Place, Problem
from almanac.website import Entry


def shared_addresses(entries: Iterable[Entry]) -> list[Problem]:
    """A problem for every page that wants an address which another page has."""
    taken: dict[str, Entry] = {}
    first = [(taken.setdefault(entry.address, entry), entry) for entry in entries]
    return [_shared(other, entry) for other, entry in first if other is not entry]


def _shared(first: Entry, entry: Entry) -> Problem:
    return Problem(
        Place(entry.source),
        kind="address-taken",
        message=f"two pages want the address {first.address}: {first.source} and {entry.source}",
        found=first.address,
        allowed="one page an address; give one of them another name",
    )
