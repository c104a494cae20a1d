"""The preview in a real browser: a save is seen by itself, under the policy that hosts are given."""

import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

import build

pytestmark = pytest.mark.browser
PORT = "5611"


@pytest.fixture
def project(tiny_team: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_team, tmp_path / "project")


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    command = [sys.executable, build.__file__, "serve", "--root", str(project), "--today", "2031-02-20", "--port", PORT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield next(line.split()[1] for line in server.stdout if line.startswith("serving "))
        server.terminate()


def test_a_save_is_seen_without_touching_the_browser(browser: Browser, preview: str, project: Path) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    with page.expect_websocket():
        page.goto(preview + "about/")
    source = project / "content" / "pages" / "about.md"
    for sentence in ("A first sentence more.", "And a second one.", "And a third at once."):
        source.write_text(f"{source.read_text('utf-8')}\n{sentence}\n", "utf-8")
        page.get_by_text(sentence).wait_for(timeout=30_000)
    page.close()
    assert complaints == []


def test_a_problem_is_shown_in_the_page_until_it_is_mended(browser: Browser, preview: str, project: Path) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    with page.expect_websocket():
        page.goto(preview + "athletes/")
    source = project / "data" / "athletes" / "bo-vik.yaml"
    text = source.read_text("utf-8")
    source.write_text(text.replace("gender: men", "gender: mne"), "utf-8")
    panel = page.locator("#almanac-panel.faults")
    panel.wait_for(timeout=30_000)
    assert "data/athletes/bo-vik.yaml" in panel.inner_text()
    assert "did you mean: men" in panel.inner_text()
    assert page.locator("h1").first.is_visible()
    page.wait_for_load_state()
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    page.goto(preview + "news/")
    assert panel.is_hidden()
    with page.expect_websocket():
        page.reload()
    assert panel.is_hidden()
    page.keyboard.press("Escape")
    assert panel.is_visible()
    page.keyboard.press("Escape")
    source.write_text(text.replace("gender: men", "gender: nem"), "utf-8")
    page.get_by_text("gender: nem").wait_for(timeout=30_000)
    source.write_text(text, "utf-8")
    page.locator("#almanac-panel.faults").wait_for(state="detached", timeout=30_000)
    page.close()
    assert complaints == []


def test_the_page_stands_where_it_stood_after_a_reload(browser: Browser, preview: str, project: Path) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 500})
    with page.expect_websocket():
        page.goto(preview + "seasons/2030-31/")
    page.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    before = page.evaluate("scrollY")
    source = project / "content" / "pages" / "about.md"
    with page.expect_event("load", timeout=30_000):
        source.write_text(f"{source.read_text('utf-8')}\nMore.\n", "utf-8")
    page.wait_for_timeout(300)
    assert before > 0
    assert abs(page.evaluate("scrollY") - before) <= 2
    page.close()


def test_a_new_file_and_two_saves_within_a_second_are_seen(browser: Browser, preview: str, project: Path) -> None:
    page = browser.new_page()
    with page.expect_websocket():
        page.goto(preview + "news/")
    source = project / "content" / "news" / "2031-02-19-new.md"
    source.write_text("---\ntitle: A new file\ndate: 2031-02-19\nsources: [Words]\n---\n\nText.\n", "utf-8")
    time.sleep(0.3)
    source.write_text(source.read_text("utf-8").replace("A new file", "A newer file"), "utf-8")
    page.get_by_text("A newer file").first.wait_for(timeout=30_000)
    page.close()


def test_a_change_while_a_page_loads_is_not_missed(browser: Browser, preview: str, project: Path) -> None:
    page, source, told = browser.new_page(), project / "content" / "pages" / "about.md", "This came while it loaded."

    def save_first(route: Route) -> None:
        if told not in source.read_text("utf-8"):
            source.write_text(f"{source.read_text('utf-8')}\n{told}\n", "utf-8")
            while told not in urllib.request.urlopen(f"{preview}about/").read().decode():  # noqa: S310 -- our own server
                time.sleep(0.05)
        route.continue_()

    page.route("**/livereload.js*", save_first)
    page.goto(preview + "about/")
    page.get_by_text(told).wait_for(timeout=30_000)
    page.close()
