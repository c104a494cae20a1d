"""Places at the Games: a quota adds up, and each event has one."""

from collections.abc import Iterator

from almanac.model.cup import cup_id
from almanac.model.qualification import Qualification, QuotaEvent
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins


def quotas_add_up(team: Team, origins: Origins) -> Iterator[Problem]:
    """Places by points and by time make the places; an event stands once, and World Cup points are given for it."""
    for system in team.qualifications:
        for rule in system.events:
            fault = _fault(team, system, rule)
            if fault:
                key, message, found = fault
                yield Problem(origins.of(rule, key), Fault.QUOTA, message, found)


def _fault(team: Team, system: Qualification, rule: QuotaEvent) -> tuple[str, str, str] | None:
    first = next(other for other in system.events if other.event == rule.event)
    if first is not rule:
        return "event", f"the places of {rule.event} stand here twice", rule.event
    if rule.by_points + rule.by_times != rule.places:
        message = f"{rule.by_points} by points and {rule.by_times} by time do not make {rule.places} places"
        return "places", message, str(rule.places)
    event = team.events.get(rule.event)
    if event is not None and not cup_id(event):
        return "event", f"no World Cup points are given for {rule.event}", rule.event
    return None
