"""Whatever result changes, a page that says it is made of the same as before shows the same as before."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from almanac.knowing import known_at
from almanac.memory import fingerprint
from almanac.model.competition import Competition, Level, Race, RaceState
from almanac.model.result import Result, Status
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.wording import Wording
from almanac.pages import plan
from almanac.pages.athlete import AthletePage
from almanac.reading import read
from almanac.statistics import derive
from almanac.statistics.makings import Makings
from almanac.website import Page
from tests.statistics.sport import record, row

NOW = datetime(2033, 2, 20, 12, tzinfo=UTC)
READING = read(Path(__file__).parents[1] / "tiny_team")
TINY = known_at(READING, NOW, as_of=False, address=None, preview=False).team
# What a page of one season may show of later ones.
LATER = replace(
    TINY.competitions["wc-2030-31-1-norhavn"],
    id="wc-2031-32-1-norhavn",
    season=Season.parse("2031-32"),
    start=date(2031, 11, 15),
    end=date(2031, 11, 16),
    races=(Race(event=TINY.events["men-500"], division="A", results=(row("bo-vik", "34.10", 1),)),),
    revisions=(),
    corrections=(),
)
LAST = replace(
    LATER,
    id="nationals-2033",
    season=Season.parse("2032-33"),
    series=replace(LATER.series, level=Level.NATIONAL),
    start=date(2033, 1, 15),
    end=date(2033, 1, 16),
    races=(Race(event=TINY.events["men-1000"], results=(row("eli-strand", "1:05.00", 1),)),),
)
ROSTER = TINY.rosters[Season.parse("2030-31")]
TEAM = replace(
    TINY,
    competitions={**TINY.competitions, LATER.id: LATER, LAST.id: LAST},
    rosters={**TINY.rosters, ROSTER.season: replace(ROSTER, goals=(replace(ROSTER.goals[0], competition=LATER.id),))},
    records=(*TINY.records, record("cai-berg", "men-1000", "1:09.00", "2031-01-10")),
)
PLAIN = frozenset(AthletePage.__struct_fields__) - {
    "comparison"
}  # an athlete's page whose template shows no comparison
AT_ONCE = {"news_item.html", "news.html", "tag.html"}  # known by no more than what they show
RACES = [f"{own.id} {race.id}" for own in TEAM.competitions.values() for race in own.races if race.results]


def pages_of(team: Team) -> Mapping[str, Page]:
    makings = Makings(team, fingerprint(tuple(team.competitions.values())))
    return {page.address: page for page in plan(team, derive(team), NOW.date(), makings=makings)}


def changed(race: Race) -> Iterator[Race]:
    """Races that it might have been: one faster, one without its winner, one with nobody."""
    first, *others = race.results
    yield replace(race, results=(_faster(first), *others), complete=not race.complete)
    yield replace(race, results=(replace(first, status=Status.DISQUALIFIED, rank=None, laps=()), *others))
    yield replace(race, results=())
    yield replace(race, state=RaceState.PLANNED)


def _faster(result: Result) -> Result:
    time = result.time and replace(result.time, thousandths=result.time.thousandths // 1100 * 1000)
    return replace(result, time=time, rank=1)


def _with(competition: Competition, race: Race) -> Team:
    races = tuple(race if own.id == race.id else own for own in competition.races)
    return replace(TEAM, competitions={**TEAM.competitions, competition.id: replace(competition, races=races)})


@pytest.fixture(scope="module")
def before() -> Mapping[str, Page]:
    return pages_of(TEAM)


@pytest.mark.parametrize("name", RACES)
@pytest.mark.parametrize("shown", [None, PLAIN], ids=["all fields", "no comparison"])
def test_a_page_made_of_the_same_shows_the_same(
    before: Mapping[str, Page], name: str, shown: frozenset[str] | None
) -> None:
    competition, _, race = name.partition(" ")
    own = TEAM.competitions[competition]
    for other in changed(next(each for each in own.races if each.id == race)):
        after = [page for page in pages_of(_with(own, other)).values() if page.address in before]
        standing = [page for page in after if made_of(page, shown) == made_of(before[page.address], shown)]
        differing = {page.address for page in standing if seen(page, shown) != seen(before[page.address], shown)}
        assert differing == set()
        assert {page.template for page in standing} >= AT_ONCE
        assert any(page.closely for page in standing)
        assert all(page.made_of != before[page.address].made_of for page in after if page.closely)


def made_of(page: Page, shown: frozenset[str] | None) -> str:
    return page.closely(shown if page.template == "athlete.html" else None) if page.closely else page.made_of


def seen(page: Page, shown: frozenset[str] | None) -> str:
    return fingerprint(page.make(shown if page.template == "athlete.html" else None))


def test_what_is_no_result_is_in_every_name(before: Mapping[str, Page]) -> None:
    other = pages_of(replace(TEAM, publication=replace(TEAM.publication, title=Wording.plain("Other"))))
    named = [page for page in other.values() if page.closely or page.template in AT_ONCE]
    assert all(made_of(page, None) != made_of(before[page.address], None) for page in named)
