"""Slow work off the window's thread, with progress and a way to stop it."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from annotator.errors import Stopped
from annotator.i18n import tr
from annotator.store.project import Project
from annotator.usecases.progress import Progress

Job = Callable[[Project, Progress], object]
_SECONDS_BETWEEN_REPORTS = 0.05


class Work(QThread):
    """One job on the project, through a connection of its own."""

    progressed = Signal(int, object)
    """What is done, and how much there is, or None."""
    succeeded = Signal(object)
    failed = Signal(object)
    """The exception that ended it; errors.Stopped where the user did."""

    def __init__(self, project: Project, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._job = job
        self._stopping = threading.Event()
        self._reported = 0.0

    def run(self) -> None:
        """Runs in the thread; what it ends with is told by a signal."""
        try:
            with self._project.another() as project:
                result = self._job(project, self._progress)
        except BaseException as error:  # noqa: BLE001 - carried over to the window's thread
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)

    def stop(self) -> None:
        """Asks the job to end at the next place where everything is whole."""
        self._stopping.set()

    def _progress(self, done: int, total: int | None) -> None:
        if self._stopping.is_set():
            raise Stopped(tr("Stopped."))
        if time.monotonic() - self._reported >= _SECONDS_BETWEEN_REPORTS or done == total:
            self._reported = time.monotonic()
            self.progressed.emit(done, total)
