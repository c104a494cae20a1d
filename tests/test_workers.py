"""The same work, spread: the same results in the same order, and a worker that is lost is told."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from almanac import workers
from almanac.workers import FEW, WorkerLostError, cores, reap, shared, spread
from almanac.workers.aside import Aside
from almanac.workers.pile import Pile
from almanac.workers.standby import Standby

PARENT = os.getpid()


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, 1000])
def test_it_makes_what_one_process_makes(count: int) -> None:
    heard: list[int] = []
    made = spread(lambda thing: thing * thing, range(count), 2, heard.append)
    assert made == [thing * thing for thing in range(count)]
    assert heard == sorted(heard)


@pytest.mark.usefixtures("two")
def test_a_worker_that_ends_too_soon_is_told_with_what_it_left() -> None:
    def work(thing: int) -> int:
        if os.getpid() != PARENT:
            os._exit(3)
        return sum(range(thing * 20))

    with pytest.raises(WorkerLostError) as lost:
        spread(work, range(2000), 2)
    assert lost.value.things
    assert "too soon" in str(lost.value)


@pytest.mark.usefixtures("two")
def test_where_no_file_can_be_made_one_process_makes_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(shared, "TemporaryFile", none)
    assert set(spread(lambda _: os.getpid(), range(1000), 2)) == {PARENT}


@pytest.mark.usefixtures("two")
def test_work_is_done_beside_this_process_and_its_result_is_there_when_it_is_asked_for() -> None:
    known = {"n": 1}

    def count(more: int) -> tuple[int, int]:
        known["n"] += more
        return os.getpid(), known["n"]

    def jobs() -> dict[str, Callable[[int], tuple[int, int]]]:
        known["n"] = 10
        return {"count": count}

    with Aside(jobs, 2) as aside:
        assert aside.is_there
        one, other = aside.ask("count", 1), aside.ask("count", 2)
        assert [other()[1], one()[1], one()[1], known["n"]] == [13, 11, 11, 1]
        assert one()[0] == other()[0] != PARENT


@pytest.mark.usefixtures("two")
def test_work_that_nobody_asks_for_ends_with_what_it_was_for() -> None:
    with Aside(lambda: {"sleep": lambda: time.sleep(60)}, 2) as aside:
        aside.ask("sleep")
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.usefixtures("two")
def test_who_rests_does_first_what_it_was_asked_for(tmp_path: Path) -> None:
    with Aside(lambda: {"touch": (tmp_path / "done").touch}, 2) as aside:
        aside.ask("touch")
        aside.rest()
        aside.rest()
    assert (tmp_path / "done").exists()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.usefixtures("two")
def test_a_long_question_and_a_long_answer_do_not_wait_for_each_other() -> None:
    with Aside(lambda: {"same": lambda text: text}, 2) as aside:
        answers = [aside.ask("same", text * 1_000_000) for text in "abc"]
        assert [answer() for answer in answers] == [text * 1_000_000 for text in "abc"]


@pytest.mark.usefixtures("two")
def test_work_whose_process_is_lost_is_done_here() -> None:
    def work() -> int:
        if os.getpid() != PARENT:
            os._exit(3)
        return os.getpid()

    with Aside(lambda: {"work": work}, 2) as aside:
        first = aside.ask("work")
        assert (first(), aside.ask("work")()) == (PARENT, PARENT)
        aside.rest()


@pytest.mark.usefixtures("two")
def test_what_cannot_be_sent_is_done_here() -> None:
    with Aside(lambda: {"call": lambda what: what()}, 2) as aside:
        assert aside.ask("call", os.getpid)() != PARENT
        assert aside.ask("call", lambda: os.getpid())() == PARENT  # noqa: PLW0108 -- it has no name to be sent by


@pytest.mark.usefixtures("two")
def test_work_that_fails_fails_for_who_asks_for_it() -> None:
    def work() -> int:
        raise PermissionError("no way in")

    with pytest.raises(PermissionError), Aside(lambda: {"work": work}, 2) as aside:
        aside.ask("work")()


@pytest.mark.usefixtures("two")
def test_with_one_worker_work_is_done_when_it_is_asked_for_and_once() -> None:
    asked: list[int] = []
    with Aside(lambda: {"note": lambda: asked.append(os.getpid())}, 1) as aside:
        made = aside.ask("note")
        assert (asked, aside.is_there) == ([], False)
        made()
        made()
        aside.rest()
    assert asked == [PARENT]


@pytest.mark.usefixtures("two")
def test_workers_are_let_go_of_when_they_are_gone() -> None:
    spread(lambda thing: thing, range(FEW), 2)
    until = time.monotonic() + 10
    while workers._HIRED and time.monotonic() < until:
        reap()
    assert workers._HIRED == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    workers._HIRED.append(1)  # as in a fork of who hired it
    reap()
    assert workers._HIRED == []


def test_a_process_that_cannot_be_forked_has_one_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cores() >= 1
    monkeypatch.delattr(os, "fork")
    assert cores() == 1


forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")


def test_a_standby_does_its_work_again_and_keeps_what_it_knows() -> None:
    known: list[int] = []

    def work() -> list[int]:
        known.append(len(known))
        return known

    with Standby(work) as standby:
        assert [standby.ask() for _ in range(3)] == [[0], [0, 1], [0, 1, 2]]


def test_where_nothing_can_be_forked_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    with Standby(os.getpid) as standby:
        assert standby.ask() == PARENT


@forking
def test_a_standby_that_is_lost_is_told_and_followed_by_another(tmp_path: Path) -> None:
    def work() -> int:
        if not (tmp_path / "lost").exists():
            (tmp_path / "lost").touch()
            os._exit(3)
        return os.getpid()

    with Standby(work) as standby:
        with pytest.raises(WorkerLostError):
            standby.ask()
        assert standby.ask() == standby.ask() != PARENT


@forking
def test_a_standby_holds_nothing_that_is_opened_after_it() -> None:
    with Standby(os.getpid) as standby:
        out, into = os.pipe()
        assert standby.ask() != PARENT
        os.close(into)
        assert os.read(out, 1) == b""
        os.close(out)


@forking
def test_a_standby_does_not_outlive_the_process_that_asks_it() -> None:
    script = (
        "import os, signal\n"
        "from almanac.workers.standby import Standby\n"
        "def work():\n"
        "    os.kill(os.getppid(), signal.SIGKILL)\n"
        "    return b'x' * 1_000_000\n"
        "Standby(work).ask()\n"
    )
    # What it writes to ends only when every process that may write there has ended.
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=30, check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("files", [0, 1, 2, 5])
def test_what_each_process_laid_on_a_pile_is_taken_up_again(files: int) -> None:
    pile = Pile(files)
    with Aside(lambda: {"lay": lambda: [pile.lay(content) for content in (b"a worker's", b"")]}, 2) as worker:
        theirs = worker.ask("lay")
        own = [pile.lay(content) for content in (b"our own", b"more of it")]
        laid = [*own, *theirs()]
    assert [pile.take(one) for one in laid] == [b"our own", b"more of it", b"a worker's", b""]
    assert len({one[0] for one in laid if not isinstance(one, bytes)}) == min(files, 2)


def test_where_there_is_no_room_for_a_pile_everything_is_kept_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Pile(1)
    full._files[0].close()
    full._files[0] = Path("/dev/full").open("wb", buffering=0)  # noqa: SIM115 -- the pile closes it
    assert full.lay(b"a page") == b"a page"

    def none(**_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(shared, "TemporaryFile", none)
    assert Pile(2).lay(b"a page") == b"a page"


def test_what_is_gone_from_a_pile_is_not_taken_for_whole() -> None:
    pile = Pile(1)
    laid = pile.lay(b"a page")
    pile._files[0].truncate(3)
    with pytest.raises(OSError, match="gone"):
        pile.take(laid)
