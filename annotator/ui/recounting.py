"""Counts of agreement are made anew while hands rest, so that its screen has them when it opens."""

from PySide6.QtCore import QObject, QTimer

from annotator.store.project import Project
from annotator.ui.quiet import Quiet
from annotator.ui.workbench import Workbench
from annotator.usecases.ids import now
from annotator.usecases.progress import Progress
from annotator.usecases.recounting import Backlog, next_of

PAUSE_MS = 1500
"""How long hands must have rested."""
_BREATH_MS = 50
"""Between two articles, so that a gesture never waits for more than one."""


class Recounting(QObject):
    """After a change waits for a pause, and then counts article after article."""

    def __init__(self, bench: Workbench, quiet: Quiet) -> None:
        super().__init__(bench)
        self._quiet = quiet
        self._backlog = Backlog(now())
        self._is_busy = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._go_on)
        quiet.ended.connect(self._pause.stop)
        if not bench.project.read_only:
            bench.changed.connect(self.wait)
            bench.status_changed.connect(self.wait)

    def wait(self) -> None:
        """Something was changed: from here on another pause."""
        self._pause.start(PAUSE_MS)

    def _go_on(self) -> None:
        if self._is_busy:
            self.wait()
            return
        self._is_busy = True
        backlog = self._backlog

        def job(project: Project, _progress: Progress) -> Backlog:
            return next_of(project, backlog)

        self._quiet.run(job, self._take)

    def _take(self, backlog: Backlog) -> None:
        self._backlog = backlog
        self._is_busy = False
        if not self._pause.isActive() and backlog.articles:
            self._pause.start(_BREATH_MS)
