"""The same work, spread: the same results in the same order, and a worker that is lost is told."""

import os
import signal
import subprocess
import sys

import pytest

from almanac import workers
from almanac.workers import FEW, WorkerLostError, cores, spread

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


def test_a_process_that_cannot_be_forked_has_one_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cores() >= 1
    monkeypatch.delattr(os, "fork")
    assert cores() == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is spread here")
def test_a_worker_does_not_outlive_the_process_that_waited_for_it() -> None:
    script = (
        "import os, signal, threading, time\n"
        "from almanac.workers import apart\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "def work():\n"
        "    os.kill(os.getppid(), signal.SIGKILL)\n"
        "    return b'x' * 1_000_000\n"
        "apart(work)\n"
    )
    # What it writes to ends only when every process that may write there has ended.
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=30, check=False)
    assert ended.returncode == -signal.SIGKILL
