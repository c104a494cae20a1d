"""Cups: what World Cup points are added up over."""

from collections.abc import Iterable

from msgspec import Struct

from almanac.model.event import Category, Event, EventKind

# One cup holds both long distances of a category: women 3000 and 5000, men 5000 and 10000 (ISU, World Cup).
LONG_FROM = {Category.MEN: 5000, Category.WOMEN: 3000}


class Cup(Struct, frozen=True, kw_only=True):
    """One cup: `id` is its only event's, or `women-long-distances`."""

    id: str
    category: Category
    events: tuple[Event, ...]

    @property
    def is_long_distance(self) -> bool:
        """Whether it holds the long distances."""
        return self.id.endswith("-long-distances")


def cup_id(event: Event) -> str:
    """The cup that an event counts for; empty for what no cup is given for."""
    if event.kind is EventKind.COMBINATION:
        return ""
    long_from = LONG_FROM.get(event.category)
    is_long = event.kind is EventKind.TIME and long_from is not None and (event.distance or 0) >= long_from
    return f"{event.category.value}-long-distances" if is_long else event.id


def cups(events: Iterable[Event]) -> tuple[Cup, ...]:
    """Every cup that these events make, in the order of the events."""
    held: dict[str, list[Event]] = {}
    for event in events:
        if cup_id(event):
            held.setdefault(cup_id(event), []).append(event)
    return tuple(Cup(id=name, category=own[0].category, events=tuple(own)) for name, own in held.items())
