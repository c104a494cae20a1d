"""Editing in a real browser: a news item is written into a form, saved, and stands on the site."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import build

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (build.ADMIN / "decap-cms.js").is_file(), reason="make admin has not been run"),
]
PORT = "5617"
HERE = f"http://127.0.0.1:{PORT}/"
NEW, ENTRY = f"{HERE}admin/#/collections/news/new", f"{HERE}admin/#/collections/news/entries/"


@pytest.fixture
def project(tiny_team: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_team, tmp_path / "project")


@pytest.fixture
def desk(project: Path, browser: Browser) -> Iterator[Page]:
    """The editor's page, signed in; a request to another host fails the test."""
    command = [sys.executable, build.__file__, "serve", "--edit", "--root", str(project), "--today", "2031-02-20"]
    strangers: list[str] = []
    with subprocess.Popen(
        [*command, "--port", PORT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        assert any(line.startswith("editing at ") for line in server.stdout)
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        page.on("request", lambda request: strangers.append(request.url))
        page.goto(f"{HERE}admin")
        page.get_by_role("button", name="Login").click()
        page.get_by_role("link", name="Two days in Norhavn").wait_for()
        yield page
        page.close()
        server.terminate()
    assert [url for url in strangers if not url.startswith((HERE, "data:", "blob:"))] == []


def test_a_news_item_is_written_saved_and_stands_on_the_site(desk: Page, project: Path) -> None:
    desk.goto(NEW)
    desk.locator("[id^=title-field]").first.fill("A quiet evening")
    desk.locator("[id^=date-field]").first.fill("2031-02-19")
    desk.locator("[id^=draft-field]").first.click()
    desk.locator("[id^=body-field]").first.fill('The evening of [[bo-vik]], "quiet": all of it.')
    keep(desk)
    written = project / "content" / "news" / "2031-02-19-a-quiet-evening.md"
    assert written.read_text("utf-8") == (
        "---\ntitle: A quiet evening\ndate: 2031-02-19\ndraft: false\n---\n"
        'The evening of [[bo-vik]], "quiet": all of it.\n'
    )
    out = project.parent / "site"
    assert build.main(["build", "--root", str(project), "--out", str(out), "--today", "2031-02-20"]) == 0
    assert "all of it" in (out / "news" / "a-quiet-evening" / "index.html").read_text("utf-8")


def test_an_item_is_changed_and_keeps_what_the_form_does_not_show(desk: Page, project: Path) -> None:
    item = project / "content" / "news" / "2030-11-16-two-days-in-norhavn.md"
    before, twin = item.read_text("utf-8"), item.with_suffix(".zh.md").read_text("utf-8")
    assert "photo:" in before
    desk.goto(f"{ENTRY}{item.stem}")
    title = desk.locator("[id^=title-field]").first
    title.wait_for()
    title.fill("Two long days in Norhavn")
    keep(desk)
    after = item.read_text("utf-8")
    assert "title: Two long days in Norhavn\n" in after
    assert photo_of(after) == photo_of(before)
    assert after.partition("\n---\n")[2].strip() == before.partition("\n---\n")[2].strip()
    assert item.with_suffix(".zh.md").read_text("utf-8").partition("\n---\n")[2].strip() == (
        twin.partition("\n---\n")[2].strip()
    )
    out = project.parent / "site"
    assert build.main(["build", "--root", str(project), "--out", str(out), "--today", "2031-02-20"]) == 0


def keep(desk: Page) -> None:
    """Save, and wait until it is said that it is saved."""
    desk.get_by_role("button", name="Publish").first.click()
    with desk.expect_response(f"{HERE}admin/api"):
        desk.get_by_text("Publish now").first.click()
    desk.get_by_text("Changes saved").first.wait_for()


def photo_of(text: str) -> list[str]:
    """The lines of the photo."""
    return [line for line in text.splitlines() if line.startswith(("photo:", "  file:", "  alt:", "  credit:"))]
