"""News in a language that it was not written in, and the feed."""

from datetime import UTC, date, datetime, timedelta, timezone

from msgspec.structs import replace

from tests.pages.planned import news, planned, published
from tests.statistics.sport import ADA, competition, race, row, team

TEAM = published(
    team(competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2024-01-10")),
    languages=("en", "zh"),
    time_zone="Asia/Shanghai",
    address="https://avalon.example/team/",
)


def test_without_its_twin_an_item_is_shown_in_the_language_that_was_written() -> None:
    pages = planned(replace(TEAM, news=(news("only-english"),)))
    twin, own = pages["/zh/news/only-english/"].view, pages["/news/only-english/"].view
    assert (twin.language, twin.title.language) == ("en", "en")
    assert (own.language, own.title.language) == (None, None)


def test_neighbours_lead_from_item_to_item() -> None:
    items = (news("third"), news("second"), news("first"))
    view = planned(replace(TEAM, news=items))["/news/second/"].view
    assert (view.older.link.address, view.newer.link.address) == ("/news/first/", "/news/third/")
    assert planned(replace(TEAM, news=items))["/news/third/"].view.newer is None


def test_a_feed_dates_a_day_from_midnight_at_home() -> None:
    moment = datetime(2024, 2, 11, 20, 15, tzinfo=timezone(timedelta(hours=1)))
    items = (news("timed", day=date(2024, 2, 11), moment=moment), news("day"))
    view = planned(replace(TEAM, news=items))["/feed.xml"].view
    assert [entry.updated for entry in view.entries] == ["2024-02-11T19:15:00Z", "2024-02-09T16:00:00Z"]
    assert view.updated == moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_links_of_a_feed_lead_back_to_the_site() -> None:
    view = planned(replace(TEAM, news=(news("item", "[[ada-frost]]"),)))["/feed.xml"].view
    assert view.entries[0].parts[0].markdown == "[ada frost](https://avalon.example/team/athletes/ada-frost/)"


def test_a_feed_without_news_is_still_a_feed() -> None:
    assert planned(TEAM)["/zh/feed.xml"].view.entries == ()
