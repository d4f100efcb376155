"""The folder beside an export where it is made, and what ended processes left of theirs.

Whoever makes an export holds a lock of the operating system's on a file in its folder, which
falls with the process, even by kill -9. A folder whose lock is free is nobody's any more.
"""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK = "held"
_ASIDE = "old"
_NAME = re.compile(r"\..*-[a-z0-9_]{8}")
"""How the folders are called; what has another name is not looked into."""


@contextlib.contextmanager
def folder_beside(out: Path) -> Iterator[Path]:
    """An empty folder beside ``out`` that is gone afterwards; first clears what others left.

    Raises OSError if none can be made.
    """
    clear(out.parent)
    stage, lock = _held(out)
    try:
        yield stage
    finally:
        for path in stage.iterdir():
            if path.name != _LOCK:
                _remove(path)
        _end(stage, lock)


def swap(new: Path, out: Path, stage: Path) -> None:
    """Puts ``new`` in the place of ``out``, which goes to ``stage``; or leaves all as it was."""
    old = stage / _ASIDE / out.name
    if out.exists():
        old.parent.mkdir()
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise


def clear(parent: Path) -> None:
    """Removes the folders that ended processes left in ``parent``, and no other.

    What such a process had just set aside, with nothing in its place yet, goes back there.
    """
    try:
        found = [Path(one.path) for one in os.scandir(parent) if _NAME.fullmatch(one.name)]
    except OSError:
        return  # whoever writes there is told
    for stage in sorted(found):
        if (stage / _LOCK).is_file() and not stage.is_symlink():
            _clear_if_left(stage)


def _clear_if_left(stage: Path) -> None:
    from filelock import Timeout

    lock = _lock_of(stage)
    try:
        lock.acquire()
    except (Timeout, OSError, NotImplementedError):
        return
    with contextlib.suppress(OSError):
        for path in stage.iterdir():
            if path.name == _ASIDE:
                _put_back(path, stage.parent)
            if path.name != _LOCK:
                _remove(path)
    _end(stage, lock)


def _put_back(aside: Path, parent: Path) -> None:
    for old in aside.iterdir():
        if not (parent / old.name).exists():
            old.rename(parent / old.name)


def _held(out: Path) -> tuple[Path, "BaseFileLock | None"]:
    """A new folder with its lock; without one where the disk knows no locks."""
    from filelock import Timeout

    while True:
        stage = Path(tempfile.mkdtemp(prefix=f".{out.name[:40]}-", dir=out.parent))
        lock = _lock_of(stage)
        try:
            lock.acquire()
        except Timeout:
            continue  # somebody who clears had a look between the two lines above, and removes it
        except (OSError, NotImplementedError):
            (stage / _LOCK).unlink(missing_ok=True)  # nobody may take the folder for left
            return stage, None
        if (stage / _LOCK).exists():
            return stage, lock
        lock.release()


def _lock_of(stage: Path) -> "BaseFileLock":
    from filelock import FileLock

    return FileLock(stage / _LOCK, timeout=0, thread_local=False)


def _end(stage: Path, lock: "BaseFileLock | None") -> None:
    """Takes away a folder that holds but its lock."""
    # While it is held, so that nobody takes it meanwhile; where no open file can be removed, after.
    for step in (None, lock):
        if step is not None:
            step.release()
        with contextlib.suppress(OSError):
            (stage / _LOCK).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        stage.rmdir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()
