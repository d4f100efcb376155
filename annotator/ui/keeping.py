"""Backups that nobody has to think of: every half hour of work, and when the project is left."""

from PySide6.QtCore import QObject, QTimer

from annotator.store.project import Project
from annotator.ui.background import Work
from annotator.ui.error_report import ErrorReport
from annotator.ui.workbench import Workbench

_EVERY_MS = 30 * 60 * 1000


class Keeping(QObject):
    """Makes a backup where something was changed since the last one."""

    def __init__(self, project: Project, report: ErrorReport) -> None:
        super().__init__()
        self.project = project
        self._report = report
        self._has_changed = False
        self._work: Work | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.keep_soon)
        self._timer.start()

    def follow(self, workbench: Workbench) -> None:
        """Learns from a workbench when something changes."""
        workbench.changed.connect(self._note)

    def keep_soon(self) -> None:
        """Makes a backup while the work goes on."""
        if not self._is_due() or self._work is not None:
            return
        self._has_changed = False
        work = self._work = Work(self.project, lambda project, _progress: project.keep_backup())
        work.failed.connect(self._failed)
        work.finished.connect(self._finished)
        work.start()

    def keep_now(self) -> None:
        """Makes a backup before the project is left; a refusal is told and keeps nobody."""
        if self._work is not None:
            self._work.wait()
        self._timer.stop()
        if self._is_due():
            self._has_changed = False
            with self._report:
                self.project.keep_backup()

    def _is_due(self) -> bool:
        return self._has_changed and not self.project.read_only

    def _note(self) -> None:
        self._has_changed = True

    def _failed(self, error: Exception) -> None:
        self._has_changed = True
        self._report.hook(type(error), error, error.__traceback__)

    def _finished(self) -> None:
        self._work = None
