"""The preview: what a host would answer, for this computer alone, and again after every save."""

import asyncio
import http.client
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

import build
from almanac.problem import Place, Problem
from almanac.publishing import SECURITY_HEADERS
from almanac.serving import Made, Outcome, _Site
from almanac.serving.panel import panel
from almanac.serving.watching import Sources

Answer = tuple[http.client.HTTPResponse, bytes]


@pytest.fixture(scope="module")
def project(tiny_team: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(tiny_team, tmp_path_factory.mktemp("serving") / "project")


@pytest.fixture(scope="module")
def port(project: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    options = ["--root", str(project), "--today", "2031-02-20", "--port", str(number)]
    command = [sys.executable, build.__file__, "serve", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        said = next(line for line in server.stdout if line.startswith("serving "))
        assert said == f"serving http://127.0.0.1:{number}/team/ (Ctrl-C ends it)\n"
        yield number
        server.terminate()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def test_a_page_is_sent_as_a_host_would_send_it(port: int, project: Path) -> None:
    answer, content = ask(port, "/team/news/")
    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert all(answer.getheader(name) == value for name, value in SECURITY_HEADERS.items())
    head = content[content.index(b'<script src="/livereload.js') : content.index(b"</head>")]
    foot = content[content.index(b'<aside id="almanac-panel"') : content.index(b"</body>")]
    assert (
        content.replace(head, b"", 1).replace(foot, b"", 1)
        == (project / ".cache" / "preview" / "news" / "index.html").read_bytes()
    )


@pytest.mark.parametrize(("path", "where"), [("/", "/team/"), ("/team/news", "/team/news/"), ("/team", "/team/")])
def test_an_address_that_lacks_its_end_is_sent_on(port: int, path: str, where: str) -> None:
    answer, _ = ask(port, path)
    assert (answer.status, answer.getheader("Location")) == (302, where)


@pytest.mark.parametrize(
    ("path", "page"), [("/team/gone/", "404.html"), ("/team/zh/gone/x/", "zh/404.html"), ("/elsewhere/", "404.html")]
)
def test_what_is_not_there_shows_the_404_page_of_its_language(port: int, project: Path, path: str, page: str) -> None:
    answer, content = ask(port, path)
    assert answer.status == 404
    expected = (project / ".cache" / "preview" / page).read_bytes()
    assert content[: expected.index(b"</head>")] == expected[: expected.index(b"</head>")]


@pytest.mark.parametrize(
    "path",
    ["/team/../../data/site.yaml", "/team/%2e%2e/%2e%2e/data/site.yaml", "/..%2f..%2fdata/site.yaml", "/team/%00"],
)
def test_nothing_outside_the_site_is_sent(port: int, path: str) -> None:
    answer, content = ask(port, path)
    assert answer.status in {400, 404}
    assert b"Frost" not in content or b"<html" in content


def test_a_head_request_is_answered_without_a_page(port: int) -> None:
    answer, content = ask(port, "/team/", "HEAD")
    assert (answer.status, content) == (200, b"")


@pytest.mark.parametrize("path", ["/team/", "/livereload.js", "/livereload"])
def test_another_name_for_this_computer_is_refused(port: int, path: str) -> None:
    answer, _ = ask(port, path, Host="evil.example")
    assert answer.status == 403


def test_no_one_can_force_a_reload(port: int) -> None:
    assert ask(port, "/forcereload")[0].status == 404


def test_a_page_of_another_site_cannot_listen(port: int) -> None:
    async def connect() -> None:
        await websocket_connect(
            HTTPRequest(f"ws://127.0.0.1:{port}/livereload", headers={"Origin": "https://evil.example"})
        )

    with pytest.raises(HTTPClientError, match="403"):
        asyncio.run(connect())


def test_every_save_is_shown_even_one_right_after_another(port: int, project: Path) -> None:
    page = project / "content" / "pages" / "about.md"
    text = page.read_text("utf-8")

    async def follow() -> list[bytes]:
        listening = await websocket_connect(
            HTTPRequest(f"ws://127.0.0.1:{port}/livereload", headers={"Origin": f"http://127.0.0.1:{port}"})
        )
        await listening.write_message('{"command": "hello"}')
        await listening.read_message()
        await listening.write_message('{"command": "info", "url": "x"}')
        shown = []
        for save in ("First", "Second"):
            page.write_text(f"{text}\n{save} save.\n", "utf-8")
            told = await asyncio.wait_for(listening.read_message(), 30)
            assert '"reload"' in str(told)
            shown.append(await asyncio.to_thread(lambda: ask(port, "/team/about/")[1]))
        listening.close()
        return shown

    first, second = asyncio.run(follow())
    assert b"First save." in first
    assert b"Second save." in second


def test_a_build_with_problems_keeps_the_site_that_was_shown() -> None:
    made = Made({"index.html": b"x"}, "https://frost.example/team/")
    assert made.find("/team/") == b"x"
    assert made.find("/team/gone/") is None
    assert made.find("/") is None
    assert made.not_found("/team/gone/") == b"Not found\n"


def test_a_port_that_is_taken_is_a_problem(port: int, project: Path) -> None:
    command = [sys.executable, build.__file__, "serve", "--root", str(project), "--port", str(port)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"127.0.0.1:{port}: cannot be served")
    assert "Traceback" not in ended.stderr


def test_the_files_of_the_preview_are_its_own(port: int, project: Path) -> None:
    for name, kind in (("preview.js", "text/javascript; charset=utf-8"), ("preview.css", "text/css; charset=utf-8")):
        answer, content = ask(port, f"/almanac/{name}")
        assert (answer.status, answer.getheader("Content-Type")) == (200, kind)
        assert content
    assert ask(port, "/almanac/__init__.py")[0].status == 404
    assert not list((project / ".cache" / "preview").rglob("preview.*"))


def test_a_file_that_is_emptied_first_and_written_after_is_built_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources, path = Sources([tmp_path], lambda: None), str(tmp_path / "bo.yaml")
    emptied, written = [(path, 1, 0)], [(path, 2, 9)]
    looks = iter((written, written))
    monkeypatch.setattr(sources, "signature", lambda: next(looks))
    assert sources.still(emptied) == written
    assert next(looks, None) is None


def test_two_servers_never_count_alike() -> None:
    def make() -> Outcome:
        return Outcome((), None)

    assert _Site(make, {}, 1).count != _Site(make, {}, 1).count


def test_a_page_says_how_often_the_site_was_made_when_it_was_shown(port: int) -> None:
    page, count = ask(port, "/team/")[1].decode(), ask(port, "/almanac/count")[1].decode()
    assert int(count) > 0
    assert f'data-count="{count}"' in page


def test_the_preview_shows_what_is_not_public_and_lies_apart_from_the_site(port: int, project: Path) -> None:
    draft = ask(port, "/team/news/not-ready/")[1].decode()
    assert 'class="held"' in draft
    assert "This is a draft." in draft
    assert not (project / "site").exists()


def test_the_panel_tells_every_problem_with_its_line_and_the_way_out() -> None:
    place = Place("data/athletes/ada.yaml", 3, 8, "gender: wmen # <b>")
    fault = Problem(place, "choice", "'wmen' is not a category", "wmen", "men, women", "women")
    bare = Problem(Place("templates/"), "template", "no <line>")
    html = panel([fault, bare, replace(bare, is_warning=True, message="careful")])
    assert "2 problems" in html
    assert '<aside id="almanac-panel" class="faults" role="alert"' in html
    assert "<code>data/athletes/ada.yaml:3:8</code> &#39;wmen&#39; is not a category" in html
    assert "<pre>gender:<mark> wmen</mark> # &lt;b&gt;</pre>" in html
    assert "<p>allowed: <strong>men, women</strong></p>" in html
    assert "<p>did you mean: <strong>women</strong></p>" in html
    assert "no &lt;line&gt;" in html
    assert "<details><summary>1 warning</summary>" in html


def test_warnings_alone_make_a_quiet_panel_and_nothing_makes_none() -> None:
    warning = Problem(Place("a", 1, 0, "x: 1"), "w", "careful", is_warning=True)
    assert 'class="warnings" role="status"' in panel([warning])
    assert "<pre><mark></mark>x: 1</pre>" in panel([warning])
    assert panel([]) == ""
