"""What is held back, why and until when; and that the public team knows nothing of it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from almanac.model.athlete import Athlete, Honour
from almanac.model.competition import Correction, Squad, Stated
from almanac.model.news import Article, NewsItem, Story, Withdrawal
from almanac.model.qualification import Qualification, QualifyingLeg
from almanac.model.reference import Standing, StandingRow
from almanac.model.result import Status
from almanac.model.roster import Goal, Reported, Roster, RosterSquad
from almanac.model.team import Team
from almanac.statistics.due import next_due
from almanac.statistics.held_back import held_back
from almanac.statistics.public import public
from tests.statistics.sport import (
    ADA,
    BEN,
    CAI,
    THIS,
    WORDS,
    athlete,
    best,
    competition,
    race,
    record,
    row,
    team,
    team_row,
)

NOW = datetime(2024, 2, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=3)
AGO = NOW - timedelta(hours=3)


def item(slug: str, body: str = "", day: date = date(2024, 1, 1), **more: Any) -> NewsItem:
    story = Story(language="en", title="T", body=body, origin=slug)
    fields: dict[str, Any] = {"slug": slug, "day": day, "stories": (story,)}
    return NewsItem(**fields | more)


def told(held: Team) -> list[tuple[str, str]]:
    return [(one.name, one.reason.value) for one in held_back(held, NOW)]


def with_news(*items: NewsItem, held: Team | None = None) -> Team:
    return replace(held or team(), news=items)


def slugs(held: Team) -> list[str]:
    return [one.slug for one in public(held, NOW).news]


def hidden(slug: str = ADA, *, until: datetime = LATER) -> Athlete:
    return replace(athlete(slug), embargo=until)


def test_drafts_and_what_is_dated_later_are_held_back() -> None:
    held = with_news(
        item("draft", draft=True),
        item("tomorrow", day=date(2024, 2, 2)),
        item("tonight", day=date(2024, 2, 1), moment=LATER),
        item("closed", embargo=LATER),
        item("was-closed", embargo=AGO),
        item("this-morning", day=date(2024, 2, 1), moment=AGO),
        item("today", day=date(2024, 2, 1)),
    )
    assert told(held) == [
        ("news:draft", "draft"),
        ("news:tomorrow", "date"),
        ("news:tonight", "date"),
        ("news:closed", "embargo"),
    ]
    assert slugs(held) == ["was-closed", "this-morning", "today"]


def test_where_nothing_is_held_back_the_team_is_the_same() -> None:
    held = with_news(item("out"))
    assert public(held, NOW) is held


def test_a_race_under_embargo_is_gone_with_its_corrections_and_its_count() -> None:
    gone = Correction(on=date(2024, 1, 20), race="men-500", athlete=ADA, status=Status.DISQUALIFIED)
    other = replace(gone, race="men-1000", athlete=BEN)
    cup = competition(
        "cup",
        race("men-500", row(ADA, "35.00", 1), embargo=LATER),
        race("men-1000", row(BEN, "1:10.00", 1)),
        start="2024-01-10",
        stated=Stated(),
        corrections=(gone, other),
    )
    held = with_news(
        item("block", "```results\ncompetition: cup\nrace: men-500\n```"),
        item("other-block", "```results\ncompetition: cup\nrace: men-1000\n```"),
        held=team(cup),
    )
    assert told(held) == [("race:cup/men-500", "embargo"), ("news:block", "names")]
    (own,) = public(held, NOW).competitions.values()
    assert [one.id for one in own.races] == ["men-1000"]
    assert (own.corrections, own.stated) == ((other,), None)
    assert public(held, LATER).competitions["cup"].races == cup.races


def test_an_athlete_under_embargo_is_nowhere() -> None:
    squad = Squad(men=2, women=1, athletes=(ADA, BEN), reserves=(ADA,))
    cup = competition(
        "cup",
        race("men-500", row(ADA, "35.00", 1), row(BEN, "35.10", 2), complete=True, field=2),
        race("men-team-pursuit", team_row(ADA, BEN, CAI, rank=1, time="3:50.00")),
        race("men-1000", row(BEN, "1:10.00", 1), complete=True),
        start="2024-01-10",
        squad=squad,
        corrections=(Correction(on=date(2024, 1, 20), race="men-500", athlete=ADA, status=Status.DISQUALIFIED),),
    )
    roster = Roster(
        season=THIS,
        squads=(RosterSquad(name=WORDS, athletes=(ADA, BEN), men=2), RosterSquad(name=WORDS, athletes=(BEN,), men=1)),
        reported=(Reported(id="a", text=WORDS, athletes=(ADA,)), Reported(id="b", text=WORDS)),
    )
    rows = (StandingRow(rank=1, athlete=ADA), StandingRow(rank=2, athlete=BEN))
    held = replace(
        team(cup, athletes=[hidden()], records=(record(ADA, "men-500", "34.90"), record(BEN, "men-1000", "1:09.00"))),
        rosters={THIS: roster},
        standings=(Standing(season=THIS, series="world-cup", event="men-500", rows=rows),),
    )
    seen = public(held, NOW)
    assert ADA not in seen.athletes
    own = seen.competitions["cup"]
    assert [[one.ours for one in each.results] for each in own.races] == [[(BEN,)], [(BEN, CAI)], [(BEN,)]]
    assert [each.complete for each in own.races] == [False, False, True]
    assert own.squad == Squad(athletes=(BEN,))
    assert own.corrections == ()
    assert [each.athletes for each in seen.rosters[THIS].squads] == [(BEN,), (BEN,)]
    assert [each.men for each in seen.rosters[THIS].squads] == [None, 1]
    assert [each.id for each in seen.rosters[THIS].reported] == ["b"]
    assert [each.athlete for each in seen.records] == [BEN]
    assert [each.athlete for each in seen.standings[0].rows] == [BEN]


def test_news_that_names_an_athlete_under_embargo_waits_with_it() -> None:
    name = str(athlete(ADA).name)
    articles = (Article(slug="about", stories=item("x", f"Our {name}").stories),)
    held = replace(
        with_news(
            item("by-fact", athletes=(ADA,)),
            item("by-link", f"[[{ADA}]] won"),
            item("by-name", f"then {name} came"),
            item("of-another", f"[[{BEN}]] won"),
            held=team(athletes=[hidden()]),
        ),
        articles=articles,
    )
    assert [name for name, _ in told(held)[1:]] == ["news:by-fact", "news:by-link", "news:by-name", "article:about"]
    assert slugs(held) == ["of-another"]
    assert public(held, NOW).articles == ()


def test_a_competition_under_embargo_takes_all_that_names_it() -> None:
    cup = competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2024-01-10", embargo=LATER, short=WORDS)
    won = Honour(year="2024", title=WORDS, competition="cup")
    skated = replace(best("men-500", "34.90"), competition="cup")
    roster = Roster(
        season=THIS,
        squads=(RosterSquad(name=WORDS, competition="cup"),),
        goals=(Goal(id="g", text=WORDS, competition="cup"),),
        reported=(Reported(id="r", text=WORDS, competition="cup"),),
    )
    leg = QualifyingLeg(place=WORDS, competition="cup")
    other = QualifyingLeg(place=WORDS)
    held = replace(
        team(cup, athletes=[replace(athlete(ADA), honours=(won,), bests=(skated,))]),
        rosters={THIS: roster},
        standings=(Standing(season=THIS, series="s", event="men-500", competition="cup"),),
        qualifications=(Qualification(id="g", name=WORDS, athletes=1, per_category=1, legs=(leg, other), events=()),),
        news=(item("of", competition="cup"), item("link", "[[cup]]"), item("block", "competition: cup")),
    )
    seen = public(held, NOW)
    assert (dict(seen.competitions), seen.standings, seen.news) == ({}, (), ())
    assert (seen.athletes[ADA].honours, seen.athletes[ADA].bests) == ((), ())
    assert (seen.rosters[THIS].squads, seen.rosters[THIS].goals, seen.rosters[THIS].reported) == ((), (), ())
    assert [each.competition for each in seen.qualifications[0].legs] == [None, None]


def test_lines_under_embargo_go_alone() -> None:
    roster = Roster(season=THIS, squads=(RosterSquad(name=WORDS, embargo=LATER),), goals=(Goal(id="g", text=WORDS),))
    cup = competition("cup", start="2024-01-10", squad=Squad(men=1, embargo=LATER))
    held = replace(
        team(cup, records=(replace(record(ADA, "men-500", "34.90"), embargo=LATER),)),
        rosters={THIS: roster},
        standings=(Standing(season=THIS, series="s", event="men-500", embargo=LATER),),
        articles=(Article(slug="press", stories=item("x").stories, embargo=LATER),),
    )
    assert told(held) == [
        ("competition:cup", "embargo"),
        ("roster:2023-24", "embargo"),
        ("record:1", "embargo"),
        ("standing:2023-24", "embargo"),
        ("article:press", "embargo"),
    ]
    seen = public(held, NOW)
    assert seen.competitions["cup"].squad is None
    assert (seen.rosters[THIS].squads, len(seen.rosters[THIS].goals)) == ((), 1)
    assert (seen.records, seen.standings, seen.articles) == ((), (), ())
    assert public(replace(held, rosters={THIS: replace(roster, embargo=LATER)}), NOW).rosters == {}


def test_a_squad_without_anybody_under_embargo_keeps_its_numbers() -> None:
    squad = Squad(men=1, athletes=(BEN,))
    held = team(competition("cup", start="2024-01-10", squad=squad), athletes=[hidden()])
    assert public(held, NOW).competitions["cup"].squad == squad


def due(held: Team) -> datetime | None:
    return next_due(public(held, NOW), held_back(held, NOW), NOW)


def test_the_site_is_due_when_the_first_of_its_moments_comes() -> None:
    assert due(team()) == datetime(2024, 7, 1, tzinfo=UTC)
    cups: Iterable[str] = ("2024-02-10", "2024-01-31")
    ahead = team(*(competition(day, start=day) for day in cups))
    assert due(ahead) == datetime(2024, 2, 10, tzinfo=UTC)
    under_way = team(competition("cup", start="2024-01-31", end=date(2024, 2, 3)))
    assert due(under_way) == datetime(2024, 2, 4, tzinfo=UTC)
    assert due(with_news(item("tonight", day=date(2024, 2, 1), moment=LATER), held=ahead)) == LATER


def test_a_withdrawn_item_is_not_held_back() -> None:
    withdrawn = Withdrawal(on=date(2024, 1, 3), reason=WORDS)
    assert told(with_news(item("gone", withdrawn=withdrawn))) == []
