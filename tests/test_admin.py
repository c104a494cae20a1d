"""`/admin/` as it answers: this computer alone, its own pages alone, under a policy of its own."""

import json
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.testing import bind_unused_port
from tornado.web import Application

from almanac.serving.admin import ROOMS
from almanac.serving.editing import LARGEST, POLICY, Editing

JSON = "application/json"


@pytest.fixture
def editing(tmp_path: Path) -> Editing:
    (tmp_path / "decap-cms.js").write_text("run()")
    return Editing(tmp_path, tmp_path, lambda: '{"locale": "en"}', "en", frozenset())


def asked(editing: Editing, path: str, body: str | None = None, **headers: str) -> HTTPResponse:
    """One answer; by default our own page asks."""

    async def ask() -> HTTPResponse:
        listening, port = bind_unused_port()
        own = f"127.0.0.1:{port}"
        server = HTTPServer(Application([(room, hand, {"editing": editing, "port": port}) for room, hand in ROOMS]))
        server.add_sockets([listening])
        sent = {"Origin": f"http://{own}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        method = "GET" if body is None else "POST"
        try:
            return await AsyncHTTPClient().fetch(
                f"http://{own}{path}", method=method, body=body, headers=sent, raise_error=False, follow_redirects=False
            )
        finally:
            server.stop()

    answer: HTTPResponse = IOLoop(make_current=False).run_sync(ask)
    return answer


def test_the_page_has_a_policy_of_its_own_and_lets_no_other_host_in(editing: Editing) -> None:
    answer = asked(editing, "/admin/")
    assert (answer.code, answer.headers["Content-Security-Policy"]) == (200, POLICY)
    assert "http" not in POLICY


def test_an_address_without_its_end_is_sent_on(editing: Editing) -> None:
    answer = asked(editing, "/admin")
    assert (answer.code, answer.headers["Location"]) == (302, "/admin/")


def test_the_form_is_made_when_it_is_asked_for(editing: Editing) -> None:
    assert json.loads(asked(editing, "/admin/config.yml").body) == {"locale": "en"}
    broken = Editing(editing.root, editing.program, lambda: "", "en", frozenset())
    answer = asked(broken, "/admin/config.yml")
    assert (answer.code, b"build.py check" in answer.body) == (503, True)


def test_the_program_is_sent_and_nothing_beside_it(editing: Editing) -> None:
    answer = asked(editing, "/admin/dist/decap-cms.js")
    assert (answer.body, answer.headers["Content-Type"]) == (b"run()", "text/javascript; charset=utf-8")
    assert asked(editing, "/admin/dist/../secret").code == asked(editing, "/admin/dist/%2e%2e/x").code == 404


def test_the_program_is_answered(editing: Editing) -> None:
    answer = asked(editing, "/admin/api", '{"action": "info"}', Content_Type=JSON)
    assert (answer.code, json.loads(answer.body)["type"]) == (200, "local_fs")
    assert asked(editing, "/admin/api", '{"action": "x"}', Content_Type=f"{JSON}; charset=utf-8").code == 422


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1", ""])
def test_a_page_of_another_site_may_ask_nothing(editing: Editing, origin: str) -> None:
    assert asked(editing, "/admin/api", '{"action": "info"}', Content_Type=JSON, Origin=origin).code == 403


def test_another_name_for_this_computer_is_refused(editing: Editing) -> None:
    assert asked(editing, "/admin/", Host="evil.example").code == 403


def test_what_a_form_of_another_site_could_send_is_refused(editing: Editing) -> None:
    assert asked(editing, "/admin/api", '{"action": "info"}', Content_Type="text/plain").code == 415


def test_a_request_has_a_largest_size(editing: Editing) -> None:
    assert asked(editing, "/admin/api", " " * (LARGEST + 1), Content_Type=JSON).code == 413
