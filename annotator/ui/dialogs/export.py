"""Asks what to write and where, and shows beforehand what will be lost and how it will look."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from annotator.errors import BadInput
from annotator.i18n import tr
from annotator.ui.dialogs.export_fields import ExportChoices, ExportFields
from annotator.ui.dialogs.foresight import Foresight
from annotator.ui.dialogs.form import Form, take_room
from annotator.ui.theme.palette import SPACE
from annotator.usecases.choosing import ExportOptions

_PAUSE_MS = 120


class ExportDialog(Form):
    """The options of an export on one side, what comes of them on the other."""

    preview_wanted = Signal(object)
    """The options whose losses are to be counted, and whose first article is to be shown."""

    def __init__(self, stem: Path, choices: ExportChoices, parent: QWidget | None = None) -> None:
        super().__init__(tr("Export"), tr("Export"), parent)
        self._stem = stem
        self.fields = ExportFields(choices, self.rows)
        self.foresight = Foresight()
        self.out = QLineEdit()
        self.out.setAccessibleName("Where to")
        self._arrange()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.fields.changed.connect(self._changed)
        self.out.textChanged.connect(self._show_whether_ready)
        self.fields.format.setFocus()
        take_room(self, 250 * SPACE, 175 * SPACE)
        self._changed()

    def options(self) -> ExportOptions:
        """What to export, and how; raises BadInput for shares that are none."""
        return self.fields.options()

    def path(self) -> Path:
        """Where to write."""
        return Path(self.out.text().strip())

    def _arrange(self) -> None:
        browse = QPushButton("…")
        browse.setAccessibleName("Browse")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._ask_out)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.out, 1)
        row.addWidget(browse)
        self.rows.addRow(tr("Where to"), row)
        self.box.removeItem(self.rows)
        side = QWidget()
        side.setLayout(self.rows)
        self.rows.setContentsMargins(0, 0, 2 * SPACE, 0)
        scroll = QScrollArea()
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(side.minimumSizeHint().width() + bar)
        both = QHBoxLayout()
        both.setSpacing(6 * SPACE)
        both.addWidget(scroll, 4)
        both.addWidget(self.foresight, 5)
        self.box.insertLayout(1, both, 1)

    def _changed(self) -> None:
        chosen = self.fields.chosen_format()
        ending = "" if self.fields.is_folder() else chosen.endings[0]
        self.out.setText(str(self._stem.with_name(f"{self._stem.name}-{chosen.id}{ending}")))
        self.foresight.count_anew()
        self._show_whether_ready()
        self._pause.start()

    def _ask(self) -> None:
        if self._refusal() is None:
            self.preview_wanted.emit(self.options())

    def _refusal(self) -> str | None:
        try:
            self.options()
        except BadInput as error:
            return str(error)
        return None

    def _show_whether_ready(self) -> None:
        refusal = self._refusal()
        self.tell(refusal or "")
        self.accept_button.setEnabled(refusal is None and bool(self.out.text().strip()))
        self.accept_button.setDefault(True)

    def _ask_out(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export"), self.out.text())
        if chosen:
            self.out.setText(chosen)
