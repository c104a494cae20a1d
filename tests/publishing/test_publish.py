"""The site's folder: replaced as a whole or not at all."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from almanac.memory import Memory
from almanac.publishing import exchange as exchanging
from almanac.publishing import publish, standing, trees
from almanac.publishing.exchange import exchange, put_back
from almanac.publishing.guard import MARKER
from almanac.website import Content, Written

SPARE = ".site.almanac-spare"
FILES = {"index.html": b"home", "news/index.html": b"news", "static/a.css": b"a{}"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "project"
    (path / "data").mkdir(parents=True)
    return path


@pytest.fixture
def out(root: Path) -> Path:
    return root / "site"


def held(path: Path) -> dict[str, bytes]:
    return {each.relative_to(path).as_posix(): each.read_bytes() for each in path.rglob("*") if each.is_file()}


def stamps(path: Path) -> dict[str, tuple[int, int]]:
    stats = {each.relative_to(path).as_posix(): each.stat() for each in path.rglob("*")}
    return {name: (stat.st_mtime_ns, stat.st_ino) for name, stat in stats.items()}


def test_a_first_build_writes_everything_and_its_marker(out: Path, root: Path) -> None:
    published = publish(FILES, out, root)
    assert published.problems == ()
    assert published.written == (MARKER, "index.html", "news/index.html", "static/a.css")
    assert {name: content for name, content in held(out).items() if name != MARKER} == FILES


def test_it_says_what_it_did(out: Path, root: Path) -> None:
    assert str(publish(FILES, out, root)) == "4 files: 4 written, 0 unchanged, 0 removed"
    changed = {"index.html": b"new", "news/index.html": b"news", "b.txt": b"b"}
    assert str(publish(changed, out, root)) == "4 files: 2 written, 2 unchanged, 1 removed"


def test_a_second_build_touches_nothing(out: Path, root: Path) -> None:
    publish(FILES, out, root)
    before, folder_before = stamps(out), out.stat()
    published = publish(FILES, out, root)
    assert (len(published.written), len(published.unchanged), len(published.removed)) == (0, 4, 0)
    assert stamps(out) == before
    assert (out.stat().st_ino, out.stat().st_mtime_ns) == (folder_before.st_ino, folder_before.st_mtime_ns)


def test_what_did_not_change_keeps_its_time_and_its_inode(out: Path, root: Path) -> None:
    publish(FILES, out, root)
    before = stamps(out)
    publish({**FILES, "index.html": b"HOME"}, out, root)
    after = stamps(out)
    assert after["news/index.html"] == before["news/index.html"]
    assert after["index.html"] != before["index.html"]
    assert (out / "news" / "index.html").stat().st_nlink == 2  # in the spare tree too


def test_a_file_system_without_hard_links_still_keeps_the_times(
    out: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(FILES, out, root)
    before = (out / "news" / "index.html").stat().st_mtime_ns

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    publish({**FILES, "index.html": b"HOME"}, out, root)
    assert (out / "news" / "index.html").stat().st_mtime_ns == before


def test_pages_of_deleted_sources_go_with_their_folders(out: Path, root: Path) -> None:
    publish(FILES, out, root)
    published = publish({"index.html": b"home"}, out, root)
    assert published.removed == ("news/index.html", "static/a.css")
    assert sorted(each.name for each in out.iterdir()) == [MARKER, "index.html"]


@pytest.mark.parametrize("name", ["photo.jpg", ".git/config", "index.html"])
def test_a_folder_with_files_that_are_not_ours_is_refused(out: Path, root: Path, name: str) -> None:
    (out / name).parent.mkdir(parents=True)
    (out / name).write_bytes(b"mine")
    [problem] = publish(FILES, out, root).problems
    assert "would be replaced whole" in problem.message
    assert held(out) == {name: b"mine"}


def test_an_empty_folder_is_taken(out: Path, root: Path) -> None:
    out.mkdir()
    assert publish(FILES, out, root).problems == ()


@pytest.mark.parametrize("where", [".", "..", "data/new", "../project"])
def test_the_project_its_parents_and_its_sources_are_never_replaced(root: Path, where: str) -> None:
    (root / MARKER).write_bytes(b"")
    (root.parent / MARKER).write_bytes(b"")
    before = held(root.parent)
    assert len(publish(FILES, root / where, root).problems) == 1
    assert held(root.parent) == before


def test_a_link_does_not_make_the_project_look_like_another_folder(root: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere"
    link.symlink_to(root)
    (root / MARKER).write_bytes(b"")
    assert len(publish(FILES, link, root).problems) == 1


def test_a_linked_folder_is_filled_where_it_really_is(root: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (root / "site").symlink_to(tmp_path / "disk")
    assert publish(FILES, root / "site", root).problems == ()
    assert (root / "site").is_symlink()
    assert (tmp_path / "disk" / "index.html").read_bytes() == b"home"


def test_a_file_is_never_replaced_by_a_site(out: Path, root: Path) -> None:
    out.write_bytes(b"mine")
    assert len(publish(FILES, out, root).problems) == 1
    assert out.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/etc/x", "a//b", "./x", "", ".", "a\\b", "c:x", "a\0b", "a\nb", "\udcff", "a/"]
)
def test_no_file_leaves_the_folder(out: Path, root: Path, path: str) -> None:
    before = held(root.parent)
    [problem] = publish({**FILES, path: b"x"}, out, root).problems
    assert "outside the site" in problem.message
    assert held(root.parent) == before
    str(problem).encode()


def test_a_file_cannot_be_a_folder_as_well(out: Path, root: Path) -> None:
    [problem] = publish({"news": b"", "news/index.html": b""}, out, root).problems
    assert "cannot lie below the file news" in problem.message


def test_a_link_in_the_old_site_is_not_followed_and_goes(out: Path, root: Path, tmp_path: Path) -> None:
    publish(FILES, out, root)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "index.html").write_bytes(b"news")
    (out / "news" / "index.html").unlink()
    (out / "news").rmdir()
    (out / "news").symlink_to(tmp_path / "outside")
    published = publish(FILES, out, root)
    assert published.problems == ()
    assert not (out / "news").is_symlink()
    assert (tmp_path / "outside" / "index.html").read_bytes() == b"news"


def test_what_a_killed_build_left_is_swept(out: Path, root: Path) -> None:
    publish(FILES, out, root)
    orphan = root / ".site.almanac-aside"
    orphan.mkdir()
    (orphan / "half").write_bytes(b"")
    publish({**FILES, "index.html": b"HOME"}, out, root)
    assert {each.name for each in root.iterdir()} <= {"data", "site", SPARE}


def test_a_site_that_was_caught_between_two_renames_comes_back(out: Path, root: Path) -> None:
    publish(FILES, out, root)
    before = stamps(out)
    out.rename(root / ".site.almanac-aside")
    assert str(publish(FILES, out, root)) == "4 files: 0 written, 4 unchanged, 0 removed"
    assert stamps(out) == before


def full(*_: object) -> int:
    raise OSError(28, "No space left on device")


def nearly_full(_file: int, content: bytes) -> int:
    return len(content) - 1


@pytest.mark.parametrize(("disk", "told"), [(full, "No space left on device"), (nearly_full, "has no room")])
def test_a_full_disk_leaves_the_old_site_as_it_was(
    out: Path, root: Path, disk: Callable[..., int], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(FILES, out, root)
    before = stamps(out)
    with monkeypatch.context() as patch:
        patch.setattr("almanac.publishing.folder.os.write", disk)
        [problem] = publish({**FILES, "index.html": b"HOME"}, out, root).problems
    assert told in problem.message
    assert stamps(out) == before
    assert {each.name for each in root.iterdir()} <= {"data", "site", SPARE}


@pytest.fixture(params=["at once", "in two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "in two renames":
        monkeypatch.setattr(exchanging, "_exchanged_at_once", lambda *_: False)


@pytest.mark.usefixtures("way")
def test_two_folders_change_places(tmp_path: Path) -> None:
    new, old, aside = (tmp_path / name for name in ("new", "old", "aside"))
    for each in (new, old):
        each.mkdir()
        (each / "x").write_text(each.name)
    exchange(new, old, aside)
    assert ((old / "x").read_text(), (new / "x").read_text()) == ("new", "old")
    assert not aside.exists()


@pytest.mark.usefixtures("way")
def test_a_changed_site_is_published_either_way(out: Path, root: Path) -> None:
    publish(FILES, out, root)
    publish({"index.html": b"HOME"}, out, root)
    assert {name: content for name, content in held(out).items() if name != MARKER} == {"index.html": b"HOME"}
    assert {each.name for each in root.iterdir()} <= {"data", "site", SPARE}


def test_an_exchange_that_fails_half_way_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchanging, "_exchanged_at_once", lambda *_: False)
    old = tmp_path / "old"
    old.mkdir()
    with pytest.raises(OSError, match="No such file"):
        exchange(tmp_path / "missing", old, tmp_path / "aside")
    assert old.is_dir()


def test_put_back_leaves_a_site_that_stands(tmp_path: Path) -> None:
    for name in ("old", "aside"):
        (tmp_path / name).mkdir()
    put_back(tmp_path / "old", tmp_path / "aside")
    assert (tmp_path / "aside").is_dir()


KILLED = """
import sys; from pathlib import Path; from almanac.publishing import publish
out, mark = Path(sys.argv[1]), sys.argv[2].encode()
print("ready", flush=True)
while True:
    mark = b"b" if mark == b"a" else b"a"
    publish({f"{n}/index.html": mark * 1000 for n in range(60)}, out, out.parent / "data")
"""


def test_a_build_that_is_killed_leaves_a_whole_site(out: Path) -> None:
    for _ in range(12):
        work = subprocess.Popen([sys.executable, "-c", KILLED, str(out), "a"], stdout=subprocess.PIPE)
        assert work.stdout is not None
        work.stdout.readline()
        threading.Event().wait(0.03 + int.from_bytes(os.urandom(1)) / 4000)
        work.kill()
        work.wait()
        work.stdout.close()
        pages = [content for name, content in held(out).items() if name != MARKER] if out.exists() else []
        assert len(pages) in {0, 60}
        assert len(set(pages)) <= 1


def test_two_builds_at_once_both_end_well(out: Path, root: Path) -> None:
    results = []

    def work(mark: bytes) -> None:
        results.append(publish({f"{n}.html": mark for n in range(50)}, out, root))

    threads = [threading.Thread(target=work, args=(mark,)) for mark in (b"a", b"b", b"c", b"d")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(result.problems == () for result in results)
    pages = {content for name, content in held(out).items() if name != MARKER}
    assert len(pages) == 1
    assert {each.name for each in root.iterdir()} <= {"data", "site", SPARE}


def test_a_third_build_writes_only_what_differs_into_the_spare_tree(
    out: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(FILES, out, root)
    publish({**FILES, "index.html": b"HOME"}, out, root)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing had to be linked")

    monkeypatch.setattr(os, "link", refuse)
    publish({**FILES, "index.html": b"house", "news/index.html": b"NEWS"}, out, root)
    assert held(out)["index.html"] == b"house"
    assert held(root / SPARE)["index.html"] == b"HOME"


def test_a_spare_tree_that_somebody_changed_is_mended(out: Path, root: Path) -> None:
    memory = Memory()
    publish(FILES, out, root, memory)
    publish({**FILES, "index.html": b"HOME"}, out, root, memory)
    (root / SPARE / "news" / "index.html").unlink()
    (root / SPARE / "news" / "index.html").write_bytes(b"nonsense")
    (root / SPARE / "extra").mkdir()
    (root / SPARE / "extra" / "page.html").write_bytes(b"extra")
    files = {**FILES, "index.html": b"house"}
    publish(files, out, root, memory)
    assert {name: content for name, content in held(out).items() if name != MARKER} == files


def test_a_file_that_stands_is_kept_and_one_that_changed_meanwhile_is_told(out: Path, root: Path) -> None:
    memory = Memory()
    publish(FILES, out, root, memory)
    lying = standing(out, memory).names
    kept: dict[str, Content] = {path: Written(lying[path]) for path in FILES}
    assert str(publish(kept, out, root, memory)) == "4 files: 0 written, 4 unchanged, 0 removed"
    (out / "index.html").write_bytes(b"somebody else's")
    [problem] = publish(kept, out, root, memory).problems
    assert "index.html was changed while the site was made" in problem.message


def test_what_another_build_published_meanwhile_is_seen(out: Path, root: Path) -> None:
    memory = Memory()
    publish(FILES, out, root, memory)
    publish({**FILES, "index.html": b"house"}, out, root, memory)
    lying = trees(out, memory)
    publish({**FILES, "index.html": b"hut"}, out, root, memory)
    assert lying.site.tree != standing(out, memory).tree
    assert lying.spare.tree != trees(out, memory).spare.tree
    assert len(publish({**FILES, "index.html": b"house"}, out, root, memory, lying).written) == 1
    assert (out / "index.html").read_bytes() == b"house"
