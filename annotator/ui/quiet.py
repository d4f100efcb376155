"""Slow reading that goes on while one works, and ends with the window or the project."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.errors import Stopped
from annotator.store.project import Project
from annotator.ui.background import Job, Work
from annotator.ui.error_report import ErrorReport
from annotator.ui.panels.status_line import StatusLine


class Quiet(QObject):
    """Jobs off the window's thread; one with a name shows how far it is, and can be stopped."""

    ended = Signal()

    def __init__(self, project: Project, status: StatusLine, report: ErrorReport) -> None:
        super().__init__()
        self._project = project
        self._status = status
        self._report = report
        self._works: list[Work] = []
        self._shown: Work | None = None
        self._is_over = False
        status.stop_pressed.connect(self.stop_shown)

    def run(self, job: Job, done: Callable[..., object], what: str = "") -> None:
        """Does ``job`` and hands its result to ``done``; ``what`` says to the user what it is."""
        if self._is_over:
            return
        work = Work(self._project, job, self)
        self._works.append(work)
        if what:
            self.stop_shown()
            self._shown = work
            self._status.show_work(what, 0, None)
            work.progressed.connect(lambda n, total: self._status.show_work(what, n, total))
        work.succeeded.connect(lambda result: self._succeeded(work, done, result))
        work.failed.connect(lambda error: self._failed(work, error))
        work.start()

    def stop_shown(self) -> None:
        """Stops the job that has a name, if one is under way."""
        if self._shown is not None:
            self._shown.stop()
            self._hide(self._shown)

    def end(self) -> None:
        """Stops everything for good, and waits until it has ended."""
        self._is_over = True
        self.ended.emit()
        works, self._works = self._works, []
        for work in works:
            work.stop()
        for work in works:
            work.wait()

    def _succeeded(self, work: Work, done: Callable[..., object], result: object) -> None:
        self._hide(work)
        if work in self._works:
            self._works.remove(work)
            with self._report:
                done(result)

    def _failed(self, work: Work, error: Exception) -> None:
        self._hide(work)
        if work in self._works:
            self._works.remove(work)
            if not isinstance(error, Stopped):
                self._report.hook(type(error), error, error.__traceback__)

    def _hide(self, work: Work) -> None:
        if work is self._shown:
            self._shown = None
            self._status.hide_work()
