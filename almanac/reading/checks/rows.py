"""Rows of result lists: each person once, in the right category, with what the event counts."""

from collections.abc import Iterator

from almanac.model.competition import Race
from almanac.model.event import Category, EventKind
from almanac.model.result import Result
from almanac.model.team import Team
from almanac.problem import Problem
from almanac.reading.checks.walks import every_race, every_result, holder_of
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins


def one_row_each(team: Team, origins: Origins) -> Iterator[Problem]:
    """Nobody stands in one race twice."""
    for _, race in every_race(team):
        first: dict[tuple[str, ...], Result] = {}
        for result in race.results:
            for who in ((result.athlete,),) if result.athlete else _people(result):
                before = first.setdefault(who, result)
                if before is not result:
                    line = origins.of(before).line
                    message = f"{_name(team, who)} stands in this race already, in line {line}"
                    yield Problem(origins.of(result), Fault.TWICE, message, who[0])


def _people(result: Result) -> Iterator[tuple[str, ...]]:
    for athlete in dict.fromkeys(result.ours):
        yield (athlete,)
    if result.skater is not None and not result.ours:
        yield (result.skater, result.nation or "")


def _name(team: Team, who: tuple[str, ...]) -> str:
    return str(team.athletes[who[0]].name) if who[0] in team.athletes else who[0]


def whose_row(team: Team, origins: Origins) -> Iterator[Problem]:
    """A row is one person's or one team's, and an athlete of ours stands in it by id."""
    ours = {spelling: athlete.id for athlete in team.athletes.values() for spelling in athlete.aliases}
    ours |= {str(athlete.name): athlete.id for athlete in team.athletes.values()}
    for _, result in every_result(team):
        if result.athlete is not None and (result.skater is not None or result.athletes):
            message = "a row names an athlete or a skater or a team, not two of them"
            yield Problem(origins.of(result), Fault.WHO, message)
        elif result.athletes and result.nation != team.publication.nation:
            message = f"our athletes skate for {team.publication.nation}, not for {result.nation or 'no nation'}"
            yield Problem(origins.of(result), Fault.WHO, message, result.nation or "")
        elif result.skater in ours and result.nation == team.publication.nation:
            message = f"{result.skater} is an athlete of the team: write athlete and the id"
            place, nearest = origins.of(result, "skater"), f"athlete: {ours[result.skater]}"
            yield Problem(place, Fault.WHO, message, result.skater, nearest=nearest)


def status_without_time(team: Team, origins: Origins) -> Iterator[Problem]:
    """A row with a status has no official time; a time that was skated is written as such."""
    for _, result in every_result(team):
        if result.status is not None and result.time is not None:
            message = f"a row with the status {result.status} has no official time; a time that was skated is 'skated'"
            place = origins.of(result, "time")
            yield Problem(place, Fault.TIME_AND_STATUS, message, str(result.time), nearest=f"skated: {result.time}")


def categories_match(team: Team, origins: Origins) -> Iterator[Problem]:
    """Men race in men's events, women in women's, both in mixed ones."""
    for race, result in every_result(team):
        for athlete in result.ours:
            if not _may_race(team, athlete, race.event.category):
                message = f"{_name(team, (athlete,))} does not race with the {race.event.category}"
                place = origins.of(result, "athletes" if result.athletes else "athlete")
                yield Problem(place, Fault.WRONG_CATEGORY, message, athlete)
    for person in team.athletes.values():
        for best in person.bests:
            event = team.events.get(best.event)
            if event is not None and not _may_race(team, person.id, event.category):
                message = f"{person.name} does not race with the {event.category}"
                yield Problem(origins.of(best, "event"), Fault.WRONG_CATEGORY, message, best.event)


def _may_race(team: Team, athlete: str, category: Category) -> bool:
    held = team.athletes.get(athlete)
    return held is None or category in (held.gender, Category.MIXED)


def points_fit(team: Team, origins: Origins) -> Iterator[Problem]:
    """Sprint points stand in a mass start, points with three decimals in a combination, a time in neither's place."""
    for race, result in every_result(team):
        wrong = _wrong_points(race, result)
        if wrong:
            message = f"{holder_of(team, result)}: {wrong}"
            place = origins.of(result, "time" if result.time is not None and not _has_points(result) else "points")
            yield Problem(place, Fault.POINTS, message)


def _has_points(result: Result) -> bool:
    return result.points is not None or result.combined is not None


def _wrong_points(race: Race, result: Result) -> str:
    kind = race.event.kind
    if result.combined is not None and kind is not EventKind.COMBINATION:
        return "points with three decimals belong to a combination"
    if result.points is not None and kind is not EventKind.MASS_START:
        return "points of a combination have three decimals (136.680); whole points belong to a mass start"
    if result.time is not None and kind is EventKind.COMBINATION:
        return "a combination has points, as in 136.680, and no time"
    return ""
