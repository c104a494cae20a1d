"""The plan: which pages there are, what is held back, and that no two want one address."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from almanac.model.news import Article, Story, Withdrawal
from almanac.model.team import Team
from almanac.model.wording import Wording
from almanac.pages import plan, shared_addresses
from almanac.problem import Problem
from almanac.statistics import derive
from almanac.statistics.held_back import Held, Reason
from tests.pages.planned import TODAY, news, planned, published
from tests.statistics.sport import ADA, competition, race, row, team

TEAM = team(competition("cup", race("men-500", row(ADA, "35.00", 1)), start="2024-01-10"))


def test_drafts_and_what_is_dated_later_are_seen_by_no_page() -> None:
    items = (news("later", day=date(2024, 3, 2)), news("draft", draft=True), news("out"))
    pages = planned(replace(TEAM, news=items))
    assert [address for address in pages if address.startswith("/news/")] == ["/news/", "/news/out/"]
    assert [item.link.address for item in pages["/"].view.news] == ["/news/out/"]


def refused(held: Team) -> list[Problem]:
    return shared_addresses(page.entry for page in plan(held, derive(held), TODAY))


def test_pages_at_one_address_are_refused_each_with_the_first_that_has_it() -> None:
    story = Story(language="en", title="Other", body="", origin="content/pages/news.md")
    items = (news("gold"), news("gold", day=date(2023, 1, 1)))
    item, page = sorted(
        refused(replace(TEAM, articles=(Article(slug="news", stories=(story,)),), news=items)),
        key=lambda one: one.found,
        reverse=True,
    )
    assert item.message.startswith("two pages want the address /news/gold/")
    assert page.place.path == "content/pages/news.md"
    assert page.message == "two pages want the address /news/: news.html and content/pages/news.md"
    assert refused(TEAM) == []


def test_a_team_chooses_its_page_kinds_and_hosts_still_find_what_they_ask_for() -> None:
    pages = planned(published(TEAM, pages=("records",)))
    assert set(pages) == {"/", "/records/", "/404.html", "/robots.txt", "/sitemap.xml"}
    site = pages["/"].site
    assert (site.navigation, site.footer, site.feed, site.articles) == ((("records", "/records/"),), (), "", ())


def test_each_language_has_its_feed_and_the_site_one_sitemap() -> None:
    pages = planned(published(TEAM, languages=("en", "zh")))
    assert {"/feed.xml", "/zh/feed.xml", "/sitemap.xml", "/robots.txt"} <= set(pages)
    assert {"/zh/sitemap.xml", "/zh/robots.txt"}.isdisjoint(pages)
    entry = next(entry for entry in pages["/sitemap.xml"].view.entries if entry.address == "/zh/records/")
    assert entry.alternates == (("en", "/records/"), ("zh", "/zh/records/"))


def test_the_sitemap_has_no_page_that_is_not_indexed() -> None:
    addresses = {entry.address for entry in planned(TEAM)["/sitemap.xml"].view.entries}
    assert {"/404.html", "/feed.xml", "/robots.txt", "/sitemap.xml"}.isdisjoint(addresses)


def test_before_the_first_start_the_lost_are_shown_the_sections_only() -> None:
    assert planned(team())["/404.html"].view.newest is None
    assert planned(TEAM)["/404.html"].view.newest.address == "/competitions/cup/"


def test_a_preview_marks_the_pages_of_what_is_held_back() -> None:
    until = datetime(2024, 4, 1, 10, tzinfo=UTC)
    held = (
        Held(name="news:later", reason=Reason.DATE, until=until),
        Held(name="race:cup/men-500", reason=Reason.EMBARGO, until=until),
        Held(name="athlete:ada-frost", reason=Reason.DRAFT),
    )
    shown = published(replace(TEAM, news=(news("later"),)), languages=("en", "zh"))
    pages = {page.address: page for page in plan(shown, derive(shown), date(2024, 3, 1), preview=held)}
    assert {address: page.held for address, page in pages.items() if page.held} == {
        f"{prefix}{address}": why
        for prefix in ("", "/zh")
        for address, why in {
            "/news/later/": ("date", "2024-04-01T10:00:00+00:00"),
            "/competitions/cup/": ("embargo", "2024-04-01T10:00:00+00:00"),
            "/athletes/ada-frost/": ("draft", ""),
        }.items()
    }
    assert all(page.indexed is False for page in pages.values() if page.held)


def test_a_withdrawn_item_leaves_a_notice_at_its_address_and_nothing_else() -> None:
    gone = Withdrawal(on=date(2024, 2, 12), reason=Wording((("en", "Wrong."), ("zh", "有误。"))))
    pages = planned(published(replace(TEAM, news=(news("gone", withdrawn=gone), news("out"))), languages=("en", "zh")))
    page = pages["/zh/news/gone/"]
    assert (page.template, page.indexed, page.view.on, str(page.view.reason)) == (
        "withdrawn.html",
        False,
        "2024-02-12",
        "有误。",
    )
    assert [item.link.address for item in pages["/"].view.news] == ["/news/out/"]
    assert "news:gone" in page.rests_on()
