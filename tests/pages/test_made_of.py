"""Whatever result changes, a page that says it is made of the same as before shows the same as before."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from almanac.knowing import known_at
from almanac.memory import fingerprint
from almanac.model.competition import Competition, Level, Race, RaceState
from almanac.model.news import NewsItem, Withdrawal
from almanac.model.result import Result, Status
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.wording import Wording
from almanac.pages import sheets
from almanac.pages.athlete import AthletePage
from almanac.reading import read
from almanac.statistics import derive
from almanac.statistics.makings import Makings
from almanac.website import Page, Sheet
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


def sheets_of(team: Team) -> Mapping[str, Sheet]:
    makings = Makings(team, fingerprint(tuple(team.competitions.values())))
    return {sheet.name: sheet for sheet in sheets(team, derive(team), NOW.date(), makings=makings)}


def pages_of(team: Team) -> Mapping[str, Page]:
    return {page.address: page for sheet in sheets_of(team).values() for page in sheet.plan()}


def shown_by(sheet: Sheet) -> str:
    """All that is seen of a sheet's pages, and of them in lists."""
    return fingerprint(tuple((page.entry, page.make(None)) for page in sheet.plan()))


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


@pytest.fixture(scope="module")
def sheets_before() -> Mapping[str, tuple[str, str]]:
    return {name: (sheet.made_of, shown_by(sheet)) for name, sheet in sheets_of(TEAM).items()}


@pytest.mark.parametrize("name", RACES)
def test_a_sheet_made_of_the_same_shows_the_same(sheets_before: Mapping[str, tuple[str, str]], name: str) -> None:
    competition, _, race = name.partition(" ")
    own = TEAM.competitions[competition]
    for other in changed(next(each for each in own.races if each.id == race)):
        assert "en/news" in standing(sheets_before, _with(own, other))


ITEM = TINY.news[1]
FIRST_STORY = ITEM.stories[0]
NEWS: Mapping[str, NewsItem] = {
    "text": replace(ITEM, stories=(replace(FIRST_STORY, body="Other."), *ITEM.stories[1:])),
    "table": replace(
        ITEM,
        stories=(replace(FIRST_STORY, body="```results\ncompetition: wc-2030-31-1-norhavn\nrace: men-500-1-a\n```\n"),),
    ),
    "title": replace(ITEM, stories=(replace(FIRST_STORY, title="Other"), *ITEM.stories[1:])),
    "tags": replace(ITEM, tags=tuple(TINY.tags)),
    "athletes": replace(ITEM, athletes=tuple(TINY.athletes)),
    "competition": replace(ITEM, competition="nationals-2033"),
    "day": replace(ITEM, day=date(2029, 12, 1)),
    "sources": replace(ITEM, sources=LATER.sources),
    "withdrawn": replace(ITEM, withdrawn=Withdrawal(on=NOW.date(), reason=Wording.plain("wrong"))),
}


@pytest.mark.parametrize("change", NEWS)
def test_what_is_made_of_the_same_news_shows_the_same(
    before: Mapping[str, Page], sheets_before: Mapping[str, tuple[str, str]], change: str
) -> None:
    others = sorted((item for item in TEAM.news if item is not ITEM), key=lambda item: item.day, reverse=True)
    news = tuple(sorted((*others, NEWS[change]), key=lambda item: item.day, reverse=True))
    after = pages_of(replace(TEAM, news=news))
    known = [page for address, page in after.items() if address in before and page.made_of == before[address].made_of]
    assert [page.address for page in known if seen(page, None) != seen(before[page.address], None)] == []
    assert {page.template for page in known} >= {"bests.html", "rink.html"}
    same = standing(sheets_before, replace(TEAM, news=news))
    assert "en/bests" in same
    assert ("en/athlete" in same) == (change in ("text", "table"))


def standing(before: Mapping[str, tuple[str, str]], team: Team) -> set[str]:
    """The sheets that are made of the same; they must show the same."""
    after = {name: sheet for name, sheet in sheets_of(team).items() if name in before}
    same = {name for name, sheet in after.items() if sheet.made_of == before[name][0]}
    assert {name for name in same if shown_by(after[name]) != before[name][1]} == set()
    return same


def made_of(page: Page, shown: frozenset[str] | None) -> str:
    return page.closely(shown if page.template == "athlete.html" else None) if page.closely else page.made_of


def seen(page: Page, shown: frozenset[str] | None) -> str:
    return fingerprint(page.make(shown if page.template == "athlete.html" else None))


def test_what_is_no_result_is_in_every_name(before: Mapping[str, Page]) -> None:
    other = pages_of(replace(TEAM, publication=replace(TEAM.publication, title=Wording.plain("Other"))))
    named = [page for page in other.values() if page.closely or page.template in AT_ONCE]
    assert all(made_of(page, None) != made_of(before[page.address], None) for page in named)
