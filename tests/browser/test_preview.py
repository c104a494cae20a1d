"""The preview in a real browser: a save is seen by itself, under the policy that hosts are given."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

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
