"""Editing in the browser: what the editor's program may read and write, and what a form leaves as it was."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

import build
from almanac.command import Report, Stop
from almanac.previewing import editing_of
from almanac.reading import read
from almanac.reading.cms import form, form_keys
from almanac.serving import serve
from almanac.serving.editing import Editing
from almanac.serving.merging import merged
from almanac.wishes import Wish

ITEM = "content/news/2031-02-18-not-ready.en.md"
OUTSIDE = ("data/site.yaml", "../secret.md", "/etc/passwd", "content/../data/site.yaml", "content/link/secret.md")


@pytest.fixture
def editing(tmp_path: Path) -> Editing:
    (tmp_path / "team" / "content" / "news").mkdir(parents=True)
    (tmp_path / "team" / "content" / "news" / "2031-02-18-not-ready.md").write_text("---\ntitle: A\n---\nText\n")
    (tmp_path / "team" / "content" / "photos").mkdir()
    (tmp_path / "team" / "content" / "photos" / "ice.png").write_bytes(b"picture")
    (tmp_path / "team" / "content" / "link").symlink_to(tmp_path)
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "decap-cms.js").write_text("run()")
    return Editing(tmp_path / "team", tmp_path / "program", lambda: "{}", "en", frozenset({"title", "draft", "tags"}))


def ask(editing: Editing, action: str, **params: Any) -> Any:
    status, answer = editing.answer(json.dumps({"action": action, "params": params}).encode())
    return answer if status == 200 else status


def test_a_default_text_goes_by_the_name_of_its_language(editing: Editing) -> None:
    (entry,) = ask(editing, "entriesByFolder", folder="content/news", extension="md", depth=1)
    assert (entry["file"]["path"], entry["data"]) == (ITEM, "---\ntitle: A\n---\nText\n")
    assert ask(editing, "getEntry", path=ITEM) == entry == ask(editing, "entriesByFiles", files=[{"path": ITEM}])[0]
    assert ask(editing, "getEntry", path="content/news/x.zh.md")["data"] is None
    assert ask(editing, "entriesByFolder", folder="content/pages", extension="md") == []


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leaves_the_content(editing: Editing, path: str) -> None:
    assert ask(editing, "getEntry", path=path) == 422
    assert ask(editing, "persistEntry", dataFiles=[{"path": path, "raw": "x"}]) == 422
    assert ask(editing, "persistEntry", dataFiles=[{"path": ITEM, "newPath": path, "raw": "x"}]) == 422
    assert ask(editing, "persistMedia", asset={"path": path, "content": ""}) == 422
    assert ask(editing, "deleteFile", path=path) == 422
    assert (editing.root.parent / "secret.md").read_text() == "secret"


def test_what_is_no_text_is_not_written(editing: Editing) -> None:
    assert ask(editing, "persistEntry", dataFiles=[{"path": "content/news/x.html", "raw": "x"}]) == 422


@pytest.mark.parametrize("asked", [b"", b"\xff", b"[]", b"3", b'{"params": {}}'])
def test_what_cannot_be_read_is_said(editing: Editing, asked: bytes) -> None:
    assert editing.answer(asked)[0] == 400


def test_an_unknown_action_and_a_missing_word_are_said(editing: Editing) -> None:
    assert ask(editing, "format disk") == ask(editing, "getEntry") == ask(editing, "getMediaFile", path="x") == 422


def test_an_item_is_kept_renamed_and_removed(editing: Editing) -> None:
    news = editing.root / "content" / "news"
    kept = {"path": ITEM, "newPath": "content/news/2031-02-19-ready.en.md", "raw": "---\ntitle: B\n---\nMore\n"}
    picture = {"path": "content/photos/new.png", "content": base64.b64encode(b"new").decode()}
    assert ask(editing, "persistEntry", dataFiles=[kept], assets=[picture]) == {"message": "kept"}
    assert [path.name for path in news.iterdir()] == ["2031-02-19-ready.md"]
    assert (news / "2031-02-19-ready.md").read_text() == "---\ntitle: B\n---\nMore\n"
    assert (editing.root / "content" / "photos" / "new.png").read_bytes() == b"new"
    ask(editing, "deleteFiles", paths=["content/news/2031-02-19-ready.en.md"])
    assert [*news.iterdir()] == []


def test_a_translation_that_nobody_wrote_makes_no_file(editing: Editing) -> None:
    twin = {"path": "content/news/2031-02-18-not-ready.zh.md", "raw": "---\ntitle: ''\n---\n\n"}
    ask(editing, "persistEntry", dataFiles=[{"path": ITEM, "raw": "---\ntitle: B\n---\n"}, twin])
    assert [path.name for path in (editing.root / "content" / "news").iterdir()] == ["2031-02-18-not-ready.md"]


def test_pictures_are_listed_read_and_kept(editing: Editing) -> None:
    (only,) = ask(editing, "getMedia", mediaFolder="content/photos")
    assert (only["name"], base64.b64decode(only["content"])) == ("ice.png", b"picture")
    assert ask(editing, "getMediaFile", path="content/photos/ice.png") == only
    asset = {"path": "content/photos/two.png", "content": base64.b64encode(b"two").decode()}
    assert ask(editing, "persistMedia", asset=asset)["name"] == "two.png"
    assert ask(editing, "getMedia", mediaFolder="content/none") == []
    assert ask(editing, "getDeployPreview") is None
    assert ask(editing, "info")["type"] == "local_fs"


def test_the_program_has_its_own_files_alone(editing: Editing) -> None:
    assert editing.program_file("decap-cms.js") == b"run()"
    assert [editing.program_file(name) for name in ("../secret.md", ".x", "none.js", "")] == [None] * 4


def test_a_form_leaves_what_it_does_not_show_and_writes_nothing_empty() -> None:
    old = "---\ntitle: A\nphoto:\n  file: a.png\n  # by hand\n  alt: Ice\ntags: [x]\nembargo: 2031-01-01\n---\nOld\n"
    new = "---\ntitle: B\r\ntags: []\r\ndraft: false\n---\nNew\n"
    assert merged(new, old, {"title", "tags", "draft"}) == (
        "---\ntitle: B\ndraft: false\nphoto:\n  file: a.png\n  # by hand\n  alt: Ice\nembargo: 2031-01-01\n---\nNew\n"
    )


def test_a_text_without_a_head_keeps_its_body() -> None:
    assert merged("Words\n", "", {"title"}) == "---\n---\nWords\n"


def test_the_form_asks_for_every_key_that_it_does_not_leave_alone(tiny_team: Path) -> None:
    config = json.loads(form(read(tiny_team).team))
    fields = [{field["name"]: field for field in collection["fields"]} for collection in config["collections"]]
    assert {*fields[0], *fields[1]} - {"body"} == form_keys()
    assert [option["value"] for option in fields[0]["athletes"]["options"]] == [*team_of(tiny_team).athletes]
    assert fields[0]["title"]["i18n"] and not fields[0]["date"]["i18n"]
    assert config["i18n"]["locales"] == ["en", "zh"]
    assert form(None) == ""


def team_of(root: Path) -> Any:
    return read(root).team


def test_without_the_program_serving_says_what_is_to_be_done(editing: Editing) -> None:
    (editing.program / "decap-cms.js").unlink()
    (problem,) = serve(lambda: pytest.fail("nothing is built"), (), {}, 5500, editing)
    assert (problem.allowed, problem.is_warning) == ("make admin, once", False)


def test_editing_begins_with_files_that_can_be_read(tiny_team: Path, tmp_path: Path) -> None:
    wish = Wish(verb="serve", root=tiny_team, out=tmp_path / "site", edit=True)
    assert json.loads(editing_of(wish, build.ADMIN, Report()).config())["locale"] == "en"
    with pytest.raises(Stop):
        editing_of(Wish(verb="serve", root=tmp_path, out=tmp_path / "site"), build.ADMIN, Report())
