"""Taken: one address is one page; two that want the same are refused, both named."""

from collections.abc import Iterable

from almanac.problem import Place, Problem
from almanac.website import Page


class AddressTakenError(Exception):
    """Two pages want one address."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def refuse_shared_addresses(planned: Iterable[Page]) -> None:
    """AddressTakenError at the first address that two pages want."""
    taken: dict[str, Page] = {}
    for page in planned:
        first = taken.setdefault(page.address, page)
        if first is not page:
            raise AddressTakenError(_shared(first, page))


def _shared(first: Page, second: Page) -> Problem:
    names = [page.origin or page.template for page in (first, second)]
    return Problem(
        Place(names[1]),
        kind="address-taken",
        message=f"two pages want the address {first.address}: {names[0]} and {names[1]}",
        found=first.address,
        allowed="one page an address; give one of them another name",
    )
