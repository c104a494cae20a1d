"""Two folders change places, so that a reader, or a build that is killed, never meets half a site."""

import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(new: Path, old: Path, aside: Path) -> None:
    """`new` and `old` change places in one step where the system can, else in two by way of `aside`.

    Killed between the two, the old folder lies whole in `aside`; `put_back` finds it.
    """
    if not _exchanged_at_once(new, old):
        old.rename(aside)
        try:
            new.rename(old)
        except OSError:
            aside.rename(old)
            raise
        aside.rename(new)


def put_back(old: Path, aside: Path) -> None:
    """Undo an exchange that was cut short."""
    if aside.exists() and not old.exists():
        aside.rename(old)


def _exchanged_at_once(new: Path, old: Path) -> bool:
    """Linux alone has it, from glibc 2.28 on and not on every file system."""
    import ctypes  # noqa: PLC0415 -- a build that changes nothing does without

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    failed: int = renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
    return not failed
