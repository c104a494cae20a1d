"""What is said about results: corrections, counts of medals and of starters, records."""

from collections import Counter
from collections.abc import Container, Iterator

from almanac.model.competition import Competition, Correction, Race
from almanac.model.reference import Record, RecordKind
from almanac.model.result import Result, Status
from almanac.model.team import Team
from almanac.problem import Problem, nearest_word
from almanac.reading.checks.times import too_fast
from almanac.reading.checks.walks import every_race, is_explained, is_ours, is_whole
from almanac.reading.faults import Fault
from almanac.reading.ledger import Origins, shown

_MEDALS = {1: "gold", 2: "silver", 3: "bronze"}
_NOT_STARTED = (Status.DID_NOT_START, Status.WITHDRAWN)


def corrections_name_rows(team: Team, origins: Origins) -> Iterator[Problem]:
    """A correction is of a race that is held and of a row in it."""
    for competition in team.competitions.values():
        races = {race.id: race for race in competition.races}
        for correction in competition.corrections:
            race = races.get(correction.race)
            if race is None and origins.all_read(competition, "races", competition.races):
                message = f"{competition.id} has no race {shown(correction.race)}"
                nearest = nearest_word(correction.race[:60], races)
                place = origins.of(correction, "race")
                yield Problem(place, Fault.CORRECTION, message, correction.race, ", ".join(races), nearest)
            elif race is not None and not _row_of(correction, race, origins):
                who = correction.athlete or correction.skater or correction.nation or ""
                message = f"{who} has no row in {race.id} that could be corrected"
                yield Problem(origins.of(correction), Fault.CORRECTION, message, who)


def _row_of(correction: Correction, race: Race, origins: Origins) -> bool:
    """Whether the race has the row; one that was not read may be it."""
    found = any(_same_row(correction, result) for result in race.results)
    return found or not origins.all_read(race, "results", race.results)


def _same_row(correction: Correction, result: Result) -> bool:
    if correction.athlete is not None:
        return correction.athlete in result.ours
    return (correction.skater, correction.nation) == (result.skater, result.nation)


def medals_as_stated(team: Team, origins: Origins) -> Iterator[Problem]:
    """What a source counts is what is held, where all is held; so is the number of starters."""
    for competition in team.competitions.values():
        stated = competition.stated.medals if competition.stated and not is_explained(competition.stated) else None
        if stated is None or not competition.races or not all(is_whole(race, origins) for race in competition.races):
            continue
        held = _medals(team, competition)
        for rank, metal in _MEDALS.items():
            said = getattr(stated, metal)
            if said is not None and said != held[rank]:
                message = f"the source counts {said} {metal}, the results held here {held[rank]}"
                yield Problem(origins.of(stated, metal), Fault.STATED_MEDALS, message, str(said), is_warning=True)
    for _, race in every_race(team):
        yield from _field(race, origins)


def _medals(team: Team, competition: Competition) -> Counter[int | None]:
    deciding = (race for race in competition.races if race.decides_medals)
    rows = (result for race in deciding for result in race.results)
    return Counter(result.rank for result in rows if is_ours(team, result) and result.status is None)


def _field(race: Race, origins: Origins) -> Iterator[Problem]:
    started = sum(result.status not in _NOT_STARTED for result in race.results)
    if is_whole(race, origins) and not is_explained(race) and race.field not in (None, started, len(race.results)):
        message = f"{race.field} started by the source, {started} by the rows of this complete list"
        yield Problem(origins.of(race, "field"), Fault.FIELD_SIZE, message, str(race.field), is_warning=True)


def records_stand(team: Team, origins: Origins) -> Iterator[Problem]:
    """The national record of an event is not slower than a result held here."""
    doubted = {event: record for event, record in _national(team).items() if not is_explained(record)}
    fastest = _fastest(team, doubted)
    for event, record in doubted.items():
        result = fastest.get(event)
        time = result.counted_time if result else None
        if time is not None and time.hundredths < record.order:
            place = origins.of(result)
            message = f"slower than {time}, held in {place.path}:{place.line}: if it is right, say so in a note"
            yield Problem(origins.of(record, "time"), Fault.SLOW_RECORD, message, record.printed, is_warning=True)


def _national(team: Team) -> dict[str, Record]:
    """The fastest national record of ours in each event; slower ones are history."""
    best: dict[str, Record] = {}
    for record in team.records:
        if record.kind is RecordKind.NATIONAL and record.nation == team.publication.nation:
            before = best.setdefault(record.event, record)
            if record.order < before.order:
                best[record.event] = record
    return best


def _fastest(team: Team, events: Container[str]) -> dict[str, Result]:
    best: dict[str, Result] = {}
    asked = (race for _, race in every_race(team) if race.event.id in events and race.event.makes_bests)
    for race, result in ((own, result) for own in asked for result in own.results):
        time = result.counted_time
        if time is not None and is_ours(team, result) and not too_fast(race.event, time):
            before = best.setdefault(race.event.id, result).counted_time
            if before is not None and time.hundredths < before.hundredths:
                best[race.event.id] = result
    return best
