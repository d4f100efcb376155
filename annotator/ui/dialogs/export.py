"""Asks what to write, where, and shows beforehand what the format would lose."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.formats import FORMATS, by_id
from annotator.i18n import number, tr
from annotator.model.annotation import Status
from annotator.ui.dialogs.form import Form, chooser
from annotator.ui.theme.palette import SPACE
from annotator.ui.words import isolated, loss_name, status_name
from annotator.usecases.export import ExportOptions

_PAUSE_MS = 120


class ExportDialog(Form):
    """The options of an export, and what it would lose."""

    preview_wanted = Signal(object)
    """The options whose losses are to be counted."""

    def __init__(
        self, stem: Path, annotators: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Export"), tr("Export"), parent)
        self._stem = stem
        self.format = chooser(
            "Format", [(one.title, one.id) for one in FORMATS if one.write is not None]
        )
        everyone = (tr("Everyone"), "")
        self.annotator = chooser(
            "Whose marks", [everyone, *((isolated(name), name) for name in annotators)]
        )
        self.status = chooser(
            "Status",
            [(tr("All"), ""), *((status_name(status), status.value) for status in Status)],
        )
        self.out = QLineEdit()
        self.out.setAccessibleName("Where to")
        browse = QPushButton("…")
        browse.setAccessibleName("Browse")
        browse.clicked.connect(self._ask_out)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.out, 1)
        row.addWidget(browse)
        self.strict = QCheckBox(tr("Write nothing if anything would be lost"))
        for title, field in (
            (tr("Format"), self.format),
            (tr("Whose marks"), self.annotator),
            (tr("Articles that are"), self.status),
            (tr("Where to"), row),
            ("", self.strict),
        ):
            self.rows.addRow(title, field)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.preview_wanted.emit(self.options()))
        for field in (self.format, self.annotator, self.status):
            field.currentIndexChanged.connect(self._changed)
        self.out.textChanged.connect(self._show_whether_ready)
        self._changed()

    def options(self) -> ExportOptions:
        """What to export, and how."""
        status = self.status.currentData()
        return ExportOptions(
            format=self.format.currentData(),
            annotator=self.annotator.currentData() or None,
            status=Status(status) if status else None,
            strict=self.strict.isChecked(),
        )

    def path(self) -> Path:
        """Where to write."""
        return Path(self.out.text().strip())

    def show_losses(self, losses: Mapping[str, int]) -> None:
        """Shows what would be lost."""
        if not losses:
            self.tell(tr("Nothing is lost."))
            return
        counted = tr("; ").join(
            f"{loss_name(kind)}: {number(count)}" for kind, count in losses.items()
        )
        self.tell(tr("This format cannot keep: {what}.", what=counted))

    def _changed(self) -> None:
        chosen = by_id(self.format.currentData())
        ending = "" if chosen.is_folder else chosen.endings[0]
        self.out.setText(str(self._stem.with_name(f"{self._stem.name}-{chosen.id}{ending}")))
        self.tell(tr("Counting what would be lost …"))
        self._pause.start()

    def _show_whether_ready(self) -> None:
        self.accept_button.setEnabled(bool(self.out.text().strip()))

    def _ask_out(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export"), self.out.text())
        if chosen:
            self.out.setText(chosen)
