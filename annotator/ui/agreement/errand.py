"""Slow work for a screen: one errand at a time, the last one wanted."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.errors import AnnotatorError, Stopped
from annotator.store.project import Project
from annotator.ui.background import Job, Work
from annotator.ui.panels.status_line import StatusLine


class Errands(QObject):
    """Runs jobs on the project, with progress in the status line and its way to stop.

    ``failed`` tells why one could not be done; one that was stopped tells nothing.
    """

    failed = Signal(str)
    stopped = Signal()

    def __init__(self, project: Project, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._project, self._status = project, status
        self._work: Work | None = None
        self._left: set[Work] = set()
        status.stop_pressed.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether one is under way."""
        return self._work is not None

    def run(self, what: str, job: Job, done: Callable[[Any], None]) -> None:
        """Begins a job in the place of the one under way; ``done`` gets its result."""
        self._let_go()
        work = self._work = Work(self._project, job, self)
        self._status.show_work(what, 0, None)
        work.progressed.connect(lambda n, whole: self._progressed(work, what, n, whole))
        work.succeeded.connect(lambda result: self._succeeded(work, result, done))
        work.failed.connect(lambda error: self._failed(work, error))
        work.finished.connect(lambda: self._finished(work))
        work.start()

    def stop(self) -> None:
        """Gives up the one under way."""
        if self._work is not None:
            self._let_go()
            self._status.hide_work()
            self.stopped.emit()

    def end(self) -> None:
        """Gives up all, and waits until they are over."""
        self._let_go()
        for work in self._left:
            work.wait()

    def _let_go(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            self._left.add(work)
            work.stop()

    def _progressed(self, work: Work, what: str, done: int, whole: int | None) -> None:
        if work is self._work:
            self._status.show_work(what, done, whole)

    def _succeeded(self, work: Work, result: object, done: Callable[[Any], None]) -> None:
        if work is self._work:
            self._over()
            done(result)

    def _failed(self, work: Work, error: BaseException) -> None:
        if work is not self._work:
            return
        self._over()
        if isinstance(error, Stopped):
            return
        if not isinstance(error, AnnotatorError):
            raise error
        self.failed.emit(str(error))

    def _finished(self, work: Work) -> None:
        self._left.discard(work)
        work.deleteLater()

    def _over(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            self._left.add(work)
        self._status.hide_work()
