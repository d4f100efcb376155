"""Long work on a terminal: how far it is, and Ctrl+C that waits for a safe place."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from annotator.errors import Stopped
from annotator.i18n import tr
from annotator.usecases.progress import Progress


@contextmanager
def progress(title: str, stopped: str = "") -> Iterator[Progress]:
    """A Progress that draws a bar on stderr if that is a terminal, and raises Stopped on Ctrl+C.

    ``stopped`` says what is left then. A second Ctrl+C does not wait.
    """
    said = stopped or tr("Stopped. The project is whole; what was done until now stays.")
    bar = _Bar(title) if sys.stderr.isatty() else None
    with _stop_asked() as asked:

        def tell(done: int, total: int | None) -> None:
            if asked.is_set():
                raise Stopped(said)
            if bar is not None:
                bar.show(done, total)

        try:
            yield tell
        finally:
            if bar is not None:
                bar.close()


class _Bar:
    """A bar of tqdm, which is loaded when it first shows something."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._bar: Any = None

    def show(self, done: int, total: int | None) -> None:
        if self._bar is None:
            from tqdm import tqdm

            self._bar = tqdm(desc=self._title, leave=False, file=sys.stderr)
        if total != self._bar.total or done < self._bar.n:
            self._bar.reset(total)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


@contextmanager
def _stop_asked() -> Iterator[threading.Event]:
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked
        return

    def ask(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
