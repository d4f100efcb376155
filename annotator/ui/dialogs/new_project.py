"""Asks for a new project: where it lies, with which labels, where marks may begin."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.i18n import title_of, tr
from annotator.store.project import ENDING
from annotator.ui.dialogs.form import Form, chooser, quiet_line
from annotator.ui.theme.palette import SPACE
from annotator.usecases import labels

_FILE = "\0file"


class NewProjectDialog(Form):
    """The path, the label set and the policy of a new project."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("New project"), tr("Make it"), parent)
        self.file = QLineEdit(str(folder / (tr("My articles") + ENDING)))
        self.file.setAccessibleName("File")
        browse = QPushButton("…")
        browse.setAccessibleName("Browse")
        browse.clicked.connect(self._ask_file)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        self.labels = LabelSetChooser()
        self.policy = chooser(
            "Policy",
            [
                (tr("The stem: conjunction and preposition stay outside"), "stem"),
                (tr("The whole word"), "token"),
                (tr("What was drawn"), "free"),
            ],
        )
        self.rows.addRow(tr("File"), row)
        self.rows.addRow(tr("Labels"), self.labels)
        self.rows.addRow(tr("A double click marks"), self.policy)
        self.rows.addRow("", quiet_line(tr("In وبالقاهرة the stem is القاهرة.")))

    def path(self) -> Path:
        """Where the project is to lie; the ending is added where it lacks."""
        path = Path(self.file.text().strip())
        return path if path.suffix == ENDING else path.with_name(path.name + ENDING)

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("New project"), self.file.text(), f"Hashiya (*{ENDING})"
        )
        if chosen:
            self.file.setText(chosen)


class LabelSetChooser(QWidget):
    """One of the shipped label sets, or one from a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sets = [(_title(name), name) for name in labels.shipped()]
        self.field = chooser("Label set", [*sets, (tr("From a file …"), _FILE)], "news")
        self.field.activated.connect(self._chosen)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field, 1)

    def name(self) -> str:
        """The name of the set, or the path of its file."""
        return str(self.field.currentData())

    def _chosen(self, row: int) -> None:
        if self.field.itemData(row) != _FILE:
            return
        kinds = tr("Label sets (*.json *.conf)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Label set"), "", kinds)
        if chosen:
            self.field.insertItem(row, Path(chosen).name, chosen)
        self.field.setCurrentIndex(row if chosen else 0)


class LabelSetDialog(Form):
    """Asks for the label set of the open project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Choose a label set"), tr("Use it"), parent)
        self.labels = LabelSetChooser()
        self.rows.addRow(tr("Labels"), self.labels)
        self.rows.addRow("", quiet_line(tr("Labels that marks already have are kept.")))


def _title(name: str) -> str:
    return title_of(dict(labels.label_set(name).titles), name)
