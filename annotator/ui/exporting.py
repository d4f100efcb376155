"""The verb of exporting: a dialog that stays open beside the article, and what it foresees."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from annotator.errors import AnnotatorError, Stopped
from annotator.model.labels import Label, RelationLabel
from annotator.ui.background import Work
from annotator.ui.error_report import ErrorReport
from annotator.ui.workbench import Workbench

if TYPE_CHECKING:
    # Dialogs and formats are loaded when they are asked for: not before the first paint.
    from annotator.ui.dialogs.export import ExportDialog
    from annotator.usecases.choosing import ExportOptions

ExportNow = Callable[["ExportOptions", Path], None]


class Exporting(QObject):
    """Asks, counts beforehand in the background, opens the articles of losses, has it written."""

    def __init__(
        self, workbench: Workbench, window: QWidget, report: ErrorReport, export_now: ExportNow
    ) -> None:
        super().__init__()
        self._bench = workbench
        self._window = window
        self._report = report
        self._export_now = export_now
        self._works: list[Work] = []
        self.dialog: ExportDialog | None = None

    def ask(self) -> None:
        """Opens the dialog, or brings the open one to the front."""
        from annotator.ui.dialogs.export import ExportDialog
        from annotator.ui.dialogs.export_fields import ExportChoices
        from annotator.usecases.splits import recorded_plan

        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        project = self._bench.project
        names = [one.name for one in project.annotators.all()]
        known = project.labels.current()
        labels: list[Label | RelationLabel] = [*known.entities, *known.relations]
        choices = ExportChoices(names, labels, recorded_plan(project))
        dialog = self.dialog = ExportDialog(project.path.with_suffix(""), choices, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.preview_wanted.connect(self.foresee)
        dialog.foresight.stop_pressed.connect(self.stop)
        dialog.foresight.article_wanted.connect(self.open_loss)
        dialog.finished.connect(self._finished)
        dialog.show()

    def foresee(self, options: "ExportOptions") -> None:
        """Counts what would be lost and makes a sample, both off the window's thread."""
        from annotator.usecases import foresee

        self._drop()
        dialog = self.dialog
        if dialog is None:
            return
        shown = dialog.foresight
        shown.count_anew()
        sample = Work(self._bench.project, lambda project, _: foresee.sample(project, options))
        lost = Work(
            self._bench.project,
            lambda project, progress: foresee.foresee(project, options, progress),
        )
        lost.progressed.connect(
            lambda done, total: shown.show_progress(done, total) if lost in self._works else None
        )
        self._run(sample, shown.show_sample, lambda _error: shown.show_sample(()))
        self._run(lost, shown.show_lost, self._refused)

    def open_loss(self, article: str, mark: str) -> None:
        """Opens an article beside the dialog, with the mark chosen that would be lost."""
        with self._report:
            self._bench.open_article(article)
            opened = self._bench.annotating
            if opened is None or opened.article.uid != article:
                return
            entity = opened.annotation.entities.get(mark)
            if entity is not None:
                self._bench.parts.view.choose(mark)
                self._bench.parts.view.scroll_to(entity.spans[0])

    def stop(self) -> None:
        """Ends what is being counted; what it finds is no longer shown."""
        if self._works and self.dialog is not None:
            self.dialog.foresight.show_stopped()
        self._drop()

    def wait(self) -> None:
        """Returns when nothing is being counted any more."""
        for work in self.findChildren(Work):
            work.wait()

    def end(self) -> None:
        """Closes the dialog and waits for what it began."""
        if self.dialog is not None:
            self.dialog.reject()
        self.stop()
        self.wait()

    def _drop(self) -> None:
        works, self._works = self._works, []
        for work in works:
            work.stop()

    def _run(
        self,
        work: Work,
        done: Callable[..., object],
        failed: Callable[[Exception], object],
    ) -> None:
        work.setParent(self)
        self._works.append(work)
        work.succeeded.connect(lambda found: done(found) if self._take(work) else None)
        work.failed.connect(lambda error: failed(error) if self._take(work) else None)
        work.finished.connect(work.deleteLater)
        work.start()

    def _take(self, work: Work) -> bool:
        """Whether what a work found is still wanted."""
        wanted = work in self._works
        if wanted:
            self._works.remove(work)
        return wanted and self.dialog is not None

    def _refused(self, error: Exception) -> None:
        if self.dialog is None or isinstance(error, Stopped):
            return
        if isinstance(error, AnnotatorError):
            self.dialog.foresight.show_refused(str(error))
        else:
            self._report.hook(type(error), error, error.__traceback__)

    def _finished(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        self.stop()
        if dialog is not None and result:
            with self._report:
                self._export_now(dialog.options(), dialog.path())
