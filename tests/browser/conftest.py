"""The tiny team's site, built once, served as a host would serve it, opened in a real browser."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import build

TINY_TEAM = Path(__file__).parents[1] / "tiny_team"
PREFIX = "/team/"  # the sub-folder that the tiny team's address names


class Host(SimpleHTTPRequestHandler):
    """A plain static host with the site in a sub-folder, that honours the policy of `_headers`."""

    def translate_path(self, path: str) -> str:
        """Below the sub-folder lies the site, elsewhere nothing."""
        return super().translate_path(path.removeprefix(PREFIX.rstrip("/")) if path.startswith(PREFIX) else "/nothing")

    def end_headers(self) -> None:
        """Adds the headers that `_headers` gives for every address."""
        lines = (Path(self.directory) / "_headers").read_text("utf-8").splitlines()
        for line in lines[1:]:
            if not line.startswith(" "):
                break
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    out = tmp_path_factory.mktemp("browser") / "site"
    assert build.main(["build", "--root", str(TINY_TEAM), "--out", str(out), "--today", "2031-02-20"]) == 0
    return out


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no chromium found: apt-get install chromium, or run with BROWSER=none"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-quic"])
        yield chromium
        chromium.close()
