"""Bringing articles in and out, other projects, backups: slow work, and the questions before it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.i18n import tr, trn
from annotator.store.project import ENDING, Project
from annotator.ui.background import Job, Work
from annotator.ui.error_report import ErrorReport
from annotator.ui.exporting import Exporting
from annotator.ui.words import isolated, loss_name
from annotator.ui.workbench import Workbench

if TYPE_CHECKING:
    # Dialogs and formats are loaded when they are asked for: not before the first paint.
    from annotator.formats.format import WriteReport
    from annotator.usecases.export import ExportOptions
    from annotator.usecases.import_articles import ImportOptions, ImportReport

Switch = Callable[[Project], None]
"""Puts another project in the place of the open one."""


class Files(QObject):
    """One slow piece of work at a time; meanwhile marking goes on."""

    def __init__(
        self, workbench: Workbench, window: QWidget, report: ErrorReport, switch: Switch
    ) -> None:
        super().__init__()
        self._bench = workbench
        self._window = window
        self._report = report
        self._switch = switch
        self._work: Work | None = None
        self.exporting = Exporting(workbench, window, report, self.export_now)
        workbench.parts.status.stop_pressed.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether slow work is under way."""
        return self._work is not None

    def stop(self) -> None:
        """Ends the work under way where everything is whole."""
        if self._work is not None:
            self._work.stop()

    def wait(self) -> None:
        """Returns when no work is under way."""
        if self._work is not None:
            self._work.wait()

    def new(self) -> None:
        """Asks for a new project and opens it."""
        from annotator.ui.dialogs.new_project import NewProjectDialog
        from annotator.usecases.open_project import new_project

        dialog = NewProjectDialog(_documents(), self._window)
        if dialog.exec():
            self._switch(
                new_project(dialog.path(), dialog.labels.name(), dialog.policy.currentData())
            )

    def open(self) -> None:
        """Asks for a project and opens it."""
        from annotator.usecases.open_project import open_project

        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Open project"),
            str(self._bench.project.path.parent),
            f"Hashiya (*{ENDING})",
        )
        if chosen:
            self._switch(open_project(Path(chosen)))

    def take_in(self, paths: Sequence[Path] = ()) -> None:
        """Asks what to import, and how, and does it."""
        from annotator.ui.dialogs.import_articles import ImportDialog

        if self._is_taken() or _is_read_only(self._bench):
            return
        names = [one.name for one in self._bench.project.annotators.all()]
        dialog = ImportDialog(paths, names, self._window)
        if dialog.exec():
            self.import_now(dialog.paths, dialog.options())

    def import_now(self, paths: Sequence[Path], options: "ImportOptions") -> None:
        """Imports without asking."""
        from annotator.usecases.import_articles import import_paths

        self._start(
            tr("Importing …"),
            lambda project, progress: import_paths(project, paths, options, progress),
            self._imported,
        )

    def export(self) -> None:
        """Asks what to write, shows what would be lost, and writes."""
        if not self._is_taken():
            self.exporting.ask()

    def export_now(self, options: "ExportOptions", out: Path) -> None:
        """Exports without asking."""
        from annotator.usecases.export import export

        self._start(
            tr("Exporting …"),
            lambda project, progress: export(project, options, out, progress),
            lambda report: self._exported(report, out),
        )

    def back_up(self) -> None:
        """Asks where, and makes a sound copy of the project there."""
        project = self._bench.project
        usual = project.path.with_name(project.path.stem + "-" + tr("backup") + ENDING)
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("Back up"), str(usual))
        if chosen:
            made = project.backup(Path(chosen))
            self._bench.say(tr("A backup lies at {path}.", path=isolated(str(made))))

    def use_labels(self) -> None:
        """Asks for another label set and takes it."""
        from annotator.ui.dialogs.new_project import LabelSetDialog
        from annotator.usecases import labels

        dialog = LabelSetDialog(self._window)
        if dialog.exec():
            labels.use(self._bench.project, dialog.labels.name())
            self._bench.labels_changed()
            self._bench.say(tr("The project has other labels now."))

    def _start(self, what: str, job: Job, done: Callable[..., None]) -> None:
        if self._is_taken():
            return
        status = self._bench.parts.status
        work = self._work = Work(self._bench.project, job, self)
        status.show_work(what, 0, None)
        work.progressed.connect(lambda count, total: status.show_work(what, count, total))
        work.succeeded.connect(done)
        work.failed.connect(self._failed)
        work.finished.connect(self._finished)
        work.start()

    def _finished(self) -> None:
        self._work = None
        self._bench.parts.status.hide_work()

    def _failed(self, error: Exception) -> None:
        self._bench.articles_changed()
        self._report.hook(type(error), error, error.__traceback__)

    def _imported(self, report: "ImportReport") -> None:
        self._bench.articles_changed()
        _open_if_alone(self._bench, report.articles)
        added = trn("{n} article is in.", "{n} articles are in.", report.articles)
        self._bench.say(added)
        lines = [tr("Is there already: {title}", title=one.title) for one in report.duplicates] + [
            f"{one.where}: {one.why}" for one in report.failed
        ]
        lines += [f"{one.where}: {one.what}" for one in report.remarks]
        lines += [f"{one.article}: {one.why}" for one in report.named_losses]
        if report.labels_added:
            lines.append(tr("Labels added: {names}", names=tr(", ").join(report.labels_added)))
        if lines:
            self._list(tr("Import"), added, lines)

    def _exported(self, report: "WriteReport", out: Path) -> None:
        written = trn("{n} article is written", "{n} articles are written", report.articles)
        where = tr("{written} to {path}.", written=written, path=isolated(str(out)))
        self._bench.say(where)
        if report.losses:
            lines = [f"{loss_name(kind)}: {count}" for kind, count in report.losses.items()]
            listed = tr(", ").join(isolated(str(path)) for path in report.losses_files)
            lines.append(tr("Each of them stands in {path}.", path=listed))
            self._list(tr("What the format could not keep"), where, lines)

    def _list(self, title: str, sentence: str, lines: Sequence[str]) -> None:
        from annotator.ui.dialogs.listing import ListingDialog

        ListingDialog(title, sentence, lines, self._window).open()

    def _is_taken(self) -> bool:
        if self._work is not None:
            self._bench.say(tr("One thing at a time: wait for it, or stop it."))
        return self._work is not None


def _documents() -> Path:
    """The user's folder for such things, which a new computer may not have."""
    place = QStandardPaths.StandardLocation
    usual = Path(QStandardPaths.writableLocation(place.DocumentsLocation))
    return usual if usual.is_dir() else Path(QStandardPaths.writableLocation(place.HomeLocation))


def _open_if_alone(bench: Workbench, count: int) -> None:
    """Opens what came in if it is one article; among many nobody is led away from their own."""
    came = bench.parts.articles.model.last()
    if count == 1 and came:
        bench.open_article(came.uid)


def _is_read_only(bench: Workbench) -> bool:
    """Whether nothing can come into the project; then that is said before anything is asked."""
    if bench.project.read_only:
        bench.say(tr("This project can only be read."))
    return bench.project.read_only
