"""A withdrawn item: at its address a notice stays, with the day and the reason and nothing else."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from almanac.model.news import Withdrawal
from almanac.pages import resting
from almanac.pages.edition import Edition
from almanac.pages.values import Evidence
from almanac.website import Page, Text


class WithdrawnView(Struct, frozen=True, kw_only=True):
    """What the template sees."""

    list: str
    on: str
    reason: Text
    evidence: Evidence


def pages(edition: Edition) -> Iterator[Page]:
    """A notice per item and language; search engines are asked to forget the address."""
    taken_back = ((item, item.withdrawn) for item in edition.withdrawn if item.withdrawn)
    for item, withdrawal in taken_back:
        view, rests_on = partial(_view, withdrawal=withdrawal), partial(resting.of_story, edition, item)
        address = edition.addresses.news_item(item.slug)
        yield edition.page("withdrawn", address, view, rests_on, stories=(item,), texts=(item,), indexed=False)


def _view(edition: Edition, withdrawal: Withdrawal) -> WithdrawnView:
    return WithdrawnView(
        list=edition.addresses.section("news"),
        on=withdrawal.on.isoformat(),
        reason=edition.say(withdrawal.reason),
        evidence=edition.evidence(withdrawal),
    )
