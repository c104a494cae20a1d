"""As of a day: nothing of later is there, and every day knows what the day before knew."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from almanac.model.athlete import AthleteState, AthleteStatus, Honour, Milestone
from almanac.model.citing import Cited, Source
from almanac.model.competition import (
    Change,
    Competition,
    Correction,
    RaceState,
    Squad,
    Stated,
    StatedMedals,
    StatedParty,
)
from almanac.model.news import NewsItem, Story
from almanac.model.reference import Standing
from almanac.model.roster import Base, Camp, Goal, Quote, Reported, Roster, RosterSquad, StaffMember
from almanac.model.team import Team
from almanac.model.when import When
from almanac.model.wording import Wording
from almanac.reading import read
from almanac.statistics.as_of import as_of
from almanac.statistics.corrected import corrected
from almanac.statistics.starts import starts
from tests.statistics.sport import ADA, THIS, WORDS, athlete, best, competition, race, record, row, team

DAY = date(2024, 1, 15)
LATER = Source(WORDS, date=When.parse("2024-03-01"))


def paper(day: str) -> Source:
    return Source(WORDS, date=When.parse(day))


def cut(*competitions: Competition, day: date = DAY, **parts: Any) -> Team:
    return as_of(team(*competitions, **parts), day)


def of_ada(**facts: Any) -> Any:
    """Ada as of the day, with facts of her life."""
    return cut(athletes=[replace(athlete(ADA), **facts)]).athletes[ADA]


def roster(**lines: Any) -> Roster | None:
    return as_of(replace(team(), rosters={THIS: Roster(season=THIS, **lines)}), DAY).rosters.get(THIS)


def test_a_race_after_the_day_is_planned_and_has_no_rows() -> None:
    held = competition(
        "cup",
        race("men-500", row(ADA, "35.00", 1), day="2024-01-15", complete=True),
        race("men-1000", row(ADA, "1:10.00", 1), day="2024-01-16", complete=True, starts="13:00"),
        start="2024-01-15",
    )
    first, second = cut(held).competitions["cup"].races
    assert first.results and first.complete
    assert (second.state, second.results, second.complete, second.starts) == (RaceState.PLANNED, (), False, "13:00")


def test_an_undated_race_counts_from_its_competitions_last_day() -> None:
    held = competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2024-01-14", end=date(2024, 1, 16))
    assert not starts(cut(held))
    assert starts(cut(held, day=date(2024, 1, 16)))


def test_what_is_said_of_a_whole_competition_counts_from_its_last_day() -> None:
    said: dict[str, Any] = {"state": Change.CANCELLED, "entries": WORDS, "note": WORDS, "squad": Squad(men=3)}
    ahead = cut(competition("cup", start="2024-01-16", **said)).competitions["cup"]
    assert (ahead.state, ahead.entries, ahead.note, ahead.squad) == (None, None, None, None)
    over = cut(competition("cup", start="2024-01-15", **said)).competitions["cup"]
    assert (over.state, over.entries, over.note, over.squad) == (Change.CANCELLED, WORDS, WORDS, Squad(men=3))


def test_the_party_counts_from_the_day_it_left_and_the_medals_from_the_last() -> None:
    left = Stated(medals=StatedMedals(gold=1), party=StatedParty(men=4), left=When.parse("2024-01-14"))
    held: dict[str, Any] = {"start": "2024-01-16", "end": date(2024, 1, 18)}
    assert cut(competition("cup", stated=left, **held)).competitions["cup"].stated == replace(left, medals=None)
    assert cut(competition("cup", stated=replace(left, left=None), **held)).competitions["cup"].stated is None
    assert cut(competition("cup", stated=left, start="2024-01-14")).competitions["cup"].stated == left


def test_a_correction_counts_from_its_decision() -> None:
    entry = Correction(on=date(2024, 1, 16), race="men-500", athlete=ADA, rank=2)
    held = competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2024-01-10", corrections=(entry,))
    assert cut(held).competitions["cup"].corrections == ()
    assert cut(held, day=entry.on).competitions["cup"].corrections == (entry,)


def test_a_best_counts_from_its_last_day_and_always_without_one() -> None:
    later = competition("cup", start="2024-02-01")
    bests = (
        best("men-500", "35.00"),
        best("men-500", "34.90", "2023-12"),
        best("men-500", "34.80", "2024-01"),
        best("men-500", "34.70", competition="cup"),
        best("men-500", "34.60", competition="unknown"),
    )
    own = cut(later, athletes=[athlete(ADA, *bests)]).athletes[ADA]
    assert [str(known.time) for known in own.bests] == ["35.00", "34.90", "34.60"]


def test_an_honour_counts_from_its_competition_or_the_end_of_its_year() -> None:
    cup = competition("cup", start="2024-01-10")
    undated = competition("undated", season=THIS.before)
    honours = tuple(
        Honour(year=year, title=Wording.plain(year), competition=where)
        for year, where in (
            ("2023", None),
            ("2024", None),
            ("2024", "cup"),
            ("2022, 2024", None),
            ("2024", "undated"),
            ("long ago", None),
        )
    )
    own = cut(cup, undated, athletes=[replace(athlete(ADA), honours=honours)]).athletes[ADA]
    assert own.honours == (honours[0], honours[2], honours[5])


def test_a_stretch_that_has_not_ended_has_no_end_yet() -> None:
    began, ended = When.parse("2023-12"), When.parse("2024-02")
    away = AthleteStatus(state=AthleteState.RESTING, start=began, end=ended)
    (known,) = of_ada(status=(away, replace(away, start=ended, end=None))).status
    assert (known.start, known.end) == (began, None)
    assert of_ada(status=(replace(away, start=None),)).status == ()
    assert of_ada(status=(replace(away, start=None, end=began),)).status[0].end == began


def test_a_life_is_told_up_to_the_day() -> None:
    told = tuple(Milestone(when=When.parse(when), text=WORDS) for when in ("2023", "2023-24", "2024-01-15"))
    assert of_ada(timeline=told).timeline == (told[0], told[2])


def test_records_and_standings_count_from_their_days() -> None:
    records = (record(ADA, "men-500", "34.00", "2024-02"), record(ADA, "men-500", "34.10"))
    standings = (
        Standing(season=THIS, series="world-cup", event="men-500", as_of=When.parse("2024-01-20")),
        Standing(season=THIS, series="world-cup", event="men-500", final=True, sources=(paper("2024-01-14"),)),
        Standing(season=THIS, series="world-cup", event="men-500", final=True),
    )
    known = as_of(replace(team(records=records), standings=standings), DAY)
    assert known.records == records[1:]
    assert known.standings == standings[1:2]


def test_a_note_of_a_later_source_is_not_written_yet() -> None:
    stated = replace(record(ADA, "men-500", "34.00", "2023"), note=WORDS)
    late = replace(stated, sources=(paper("2023-12-31"), LATER))
    known = cut(records=(stated, late)).records
    assert [entry.note for entry in known] == [WORDS, None]
    assert known[1].sources == late.sources


def test_a_rosters_line_counts_from_its_day_or_its_earliest_source_or_the_seasons_end() -> None:
    known = roster(
        squads=(RosterSquad(name=WORDS, sources=(LATER, paper("2023-11"))), RosterSquad(name=WORDS, sources=(LATER,))),
        staff=(StaffMember(id="a", name=WORDS, role=WORDS, start=When.parse("2023-07")),),
        goals=(Goal(id="g", text=WORDS),),
        camps=(Camp(name=WORDS, start=When.parse("2024-01-10"), end=When.parse("2024-01-20"), sources=(LATER,)),),
        bases=(Base(rink="low-ice", sources=(Source(WORDS),)),),
        quotes=tuple(Quote(speaker="A", role=WORDS, text=WORDS, date=When.parse(day)) for day in ("2023-12", "2024")),
        reported=(
            Reported(id="r", text=WORDS, date=When.parse("2024-01-16"), sources=(paper("2024-01-01"),)),
            Reported(id="s", text=WORDS, date=When.parse("2024-01-14")),
        ),
    )
    assert known is not None
    counts = (len(known.squads), len(known.staff), len(known.goals), len(known.camps), len(known.bases))
    assert counts == (1, 1, 0, 1, 0)
    assert known.camps[0].end is None
    assert (len(known.quotes), [fact.id for fact in known.reported]) == (1, ["s"])


def test_a_roster_of_which_nothing_is_known_is_not_there() -> None:
    assert roster(goals=(Goal(id="g", text=WORDS),)) is None


def test_news_of_later_are_not_out() -> None:
    story = Story(language="en", title="T", body="", origin="x")
    items = tuple(
        NewsItem(slug=day, day=date.fromisoformat(day), stories=(story,)) for day in ("2024-01-16", "2024-01-15")
    )
    assert as_of(replace(team(), news=items), DAY).news == items[1:]


@pytest.fixture(scope="session")
def tiny(tiny_team: Path) -> Team:
    held = read(tiny_team).team
    assert held is not None
    return held


def test_a_days_facts_are_a_subset_of_the_next_days(tiny: Team) -> None:
    known: set[Any] = set()
    for days in range(240):
        day = date(2030, 8, 1) + timedelta(days=days)
        now = set(facts(as_of(tiny, day)))
        assert known <= now, (day, known - now)
        known = now
    assert known <= set(facts(as_of(tiny, date(2031, 12, 31)))) == set(facts(tiny))


@settings(deadline=None)
@given(st.dates(date(2028, 6, 1), date(2032, 1, 1)), st.dates(date(2028, 6, 1), date(2032, 1, 1)))
def test_looking_back_twice_is_looking_back_to_the_earlier_day(tiny: Team, one: date, other: date) -> None:
    assert as_of(as_of(tiny, max(one, other)), min(one, other)) == as_of(tiny, min(one, other))
    assert as_of(as_of(tiny, min(one, other)), max(one, other)) == as_of(tiny, min(one, other))


def test_the_last_day_of_all_knows_everything(tiny: Team) -> None:
    assert as_of(tiny, date(2040, 1, 1)) == tiny


def test_a_correction_is_not_applied_before_it_was_made(tiny: Team) -> None:
    before, after = (corrected(as_of(tiny, day)) for day in (date(2030, 11, 30), date(2030, 12, 1)))
    rows = [held.competitions["wc-2030-31-1-norhavn"].races[0].results for held in (before, after)]
    assert [row.rank for row in rows[0]] == [1, 2, 3, 3]
    assert [row.rank for row in rows[1]] == [1, 2, 3, None]


def facts(held: Team) -> Iterator[Any]:
    """Every fact that has a day; what is written beside one is a fact of its own."""
    for meeting in held.competitions.values():
        yield from ((meeting.id, own.id, row) for own in meeting.races for row in own.results)
        yield from ((meeting.id, entry) for entry in meeting.corrections)
        said = meeting.stated or Stated()
        yield from ((meeting.id, fact) for fact in (meeting.squad, meeting.entries, said.party, said.medals) if fact)
    for member in held.athletes.values():
        yield from ((member.id, fact) for fact in bare(*member.honours, *member.bests, *member.timeline))
        yield from ((member.id, status.state, status.start) for status in member.status)
        yield from ((member.id, status.state, "end", status.end) for status in member.status if status.end)
    for season, lines in held.rosters.items():
        of_day = (lines.squads, lines.goals, lines.bases, lines.quotes, lines.reported)
        yield from ((season, fact) for kind in of_day for fact in bare(*kind))
        stretches = [(line.name, line.start, line.end) for line in lines.staff]
        stretches += [(line.name, line.start, line.end) for line in lines.camps]
        yield from ((season, name, start) for name, start, _ in stretches)
        yield from ((season, name, "end", end) for name, _, end in stretches if end)
    yield from bare(*held.records, *held.standings, *held.news)


def bare(*told: Cited) -> Iterator[Any]:
    for fact in told:
        yield replace(fact, note=None, disputed=None)
        yield from (said for said in (fact.note, fact.disputed) if said)
