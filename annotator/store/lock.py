"""One writer to a project: the lock beside the file, and who holds it.

The lock is the operating system's, so it falls with the process that holds it, even by kill -9.
"""

import contextlib
import errno
import json
import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes to a project: a computer, a process on it, since when (ISO 8601, UTC)."""

    host: str
    pid: int
    since: str


class Lock:
    """The right to write to one file; taken by one program at a time."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        self._card = path.with_name(f"{path.name}-holder")
        self._lock = FileLock(f"{path}-lock", timeout=0, thread_local=False)

    def take(self) -> bool:
        """Takes it, unless another has it; raises OSError where nothing can be written."""
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout:
            return False
        card = {"host": platform.node(), "pid": os.getpid(), "since": _now()}
        try:
            self._card.write_text(json.dumps(card), encoding="utf-8")
        except OSError as error:
            # On a full disk it is held without a card: when there is room again, work goes on.
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                self.release()
                raise
        return True

    def holder(self) -> Holder:
        """Who has it, as far as that can be read."""
        try:
            card = json.loads(self._card.read_text(encoding="utf-8"))
            return Holder(str(card["host"]), int(card["pid"]), str(card["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Holder("", 0, "")

    def release(self) -> None:
        """Gives it back, and takes the files beside the project away."""
        # Taken away while still held: whoever waits on the old file sees that it is gone.
        for left in (self._card, Path(self._lock.lock_file)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        self._lock.release()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
