"""The page that somebody asks for by its address."""

from collections.abc import Sequence

from almanac.problem import Place, Problem, nearest_word
from almanac.website import Page, address_of


def page_at(asked: str, pages: Sequence[Page], public: str) -> tuple[Page, tuple[Problem, ...]]:
    """The page at an address; where there is none, the first, and the problem that names the nearest."""
    address = address_of(asked, public)
    by_address = {page.address: page for page in pages}
    if address in by_address:
        return by_address[address], ()
    nearest = nearest_word(address, by_address)
    message = f"the site has no page at {address}"
    return pages[0], (Problem(Place(asked), "no-page", message, asked, nearest=nearest),)
