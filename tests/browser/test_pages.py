"""Every page kind, narrow and wide, light and dark: readable, quiet, within its own host, accessible."""

from importlib.resources import files
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "athletes/",
    "athletes/bo-vik/",
    "athletes/dee-holt/",
    "competitions/",
    "competitions/wc-2030-31-1-norhavn/",
    "competitions/wc-2030-31-2-highdal/",
    "competitions/sprint-2031-highdal/",
    "events/",
    "events/men-500/",
    "seasons/",
    "seasons/2030-31/",
    "seasons/2030-31/report/",
    "standings/2030-31/",
    "standings/2030-31/men-500/",
    "standings/2030-31/women-mass-start/",
    "qualification/norhavn-2031/",
    "qualification/norhavn-2031/men-500/",
    "records/",
    "bests/",
    "adelskalender/",
    "head-to-head/",
    "news/",
    "news/two-days-in-norhavn/",
    "calendar/",
    "corrections/",
    "rules/",
    "rinks/",
    "rinks/norhavn/",
    "about/",
    "404.html",
)
LANGUAGES = ("", "zh/")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_kind_is_quiet_and_fits(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(_said(message)))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.extend(_strangers(request.url, address)))
    for language in LANGUAGES:
        for path in PAGES:
            answer = page.goto(address + language + path)
            assert answer is not None and answer.ok, path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{language}{path} scrolls sideways"
    context.close()
    assert [complaint for complaint in complaints if complaint] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_kind_passes_the_accessibility_check(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = {language + path: _violations(page, address + language + path) for language in LANGUAGES for path in PAGES}
    context.close()
    assert {path: rules for path, rules in found.items() if rules} == {}


def test_the_language_switch_stays_on_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "athletes/bo-vik/")
    page.click("nav.languages a[lang=zh]")
    assert page.url == address + "zh/athletes/bo-vik/"
    assert page.evaluate("document.documentElement.lang") == "zh"
    page.close()


def test_the_keyboard_reaches_the_content_first_and_wide_tables_too(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(address + "competitions/wc-2030-31-1-norhavn/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    boxes = page.eval_on_selector_all(
        ".scroll", "list => list.map(box => box.tabIndex === 0 && !!box.getAttribute('aria-labelledby'))"
    )
    assert boxes and all(boxes)
    page.close()


def test_every_page_is_readable_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "bests/")
    assert page.locator("table").first.is_visible()
    assert page.locator(".copy").first.is_hidden()
    context.close()


def test_the_copy_button_says_that_it_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "bests/")
    button = page.locator("button.copy").first
    before = button.inner_text()
    button.click()
    page.wait_for_function("before => document.querySelector('button.copy').innerText !== before", arg=before)
    assert page.evaluate("navigator.clipboard.readText()").strip()
    context.close()


def test_every_address_of_the_sitemap_answers(browser: Browser, address: str, site: Path) -> None:
    page = browser.new_page()
    text = (site / "sitemap.xml").read_text("utf-8")
    listed = [line.split("</loc>")[0] for line in text.split("<loc>")[1:]]
    assert len(listed) > 40
    for public in listed:
        answer = page.request.get(address + urlparse(public).path.removeprefix("/team/"))
        assert answer.ok, public
    page.close()


def test_print_hides_the_navigation(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(address + "seasons/2030-31/")
    assert page.locator("nav.sections").is_hidden()
    page.close()


def _violations(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.evaluate(AXE)
    result = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in result["violations"]]


def _said(message: ConsoleMessage) -> str:
    return message.text if message.type in ("error", "warning") else ""


def _strangers(requested: str, address: str) -> list[str]:
    return [] if requested.startswith((address, "data:")) else [requested]
