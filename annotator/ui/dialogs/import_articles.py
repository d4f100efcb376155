"""Asks what to bring in, and how."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from annotator.formats import FORMATS
from annotator.formats.archives import ENDINGS as ARCHIVES
from annotator.i18n import tr
from annotator.ui.dialogs.form import Form, chooser, quiet_line
from annotator.ui.theme.palette import SPACE
from annotator.ui.words import isolated
from annotator.usecases.import_articles import ImportOptions

_ENCODINGS = ("utf-8", "utf-16", "windows-1256", "iso-8859-6")


class ImportDialog(Form):
    """Files and folders, and the options of an import."""

    def __init__(
        self, paths: Sequence[Path], annotators: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Import articles"), tr("Import"), parent)
        self.paths: list[Path] = []
        self.list = QListWidget()
        self.list.setAccessibleName("Files")
        self.list.setMinimumHeight(24 * SPACE)
        self.format = chooser("Format", [(tr("Find out"), ""), *_readable()])
        self.encoding = chooser(
            "Encoding", [(tr("Find out"), ""), *((name, name) for name in _ENCODINGS)]
        )
        self.annotator = chooser(
            "Marks belong to",
            [(tr("As the file says"), ""), *((isolated(name), name) for name in annotators)],
        )
        self.text_field, self.title_field = QLineEdit("text"), QLineEdit("title")
        self.text_field.setAccessibleName("Text field")
        self.title_field.setAccessibleName("Title field")
        self.keep_going = QCheckBox(tr("Pass over what cannot be read"))
        self.keep_going.setChecked(True)
        self.repair = QCheckBox(tr("Repair letters that were baked for display"))
        self.duplicates = QCheckBox(tr("Add texts again that are there already"))
        self.files = QPushButton(tr("Add files …"))
        self._arrange()
        self.add(paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Puts more files or folders on the list."""
        for path in paths:
            if path not in self.paths:
                self.paths.append(path)
                self.list.addItem(isolated(str(path)))
        self.list.setEnabled(bool(self.paths))
        self.accept_button.setEnabled(bool(self.paths))
        if self.paths:
            self.accept_button.setDefault(True)
        if self.paths and self.isVisible():
            self.accept_button.setFocus()

    def options(self) -> ImportOptions:
        """How to import."""
        return ImportOptions(
            format=self.format.currentData() or None,
            annotator=self.annotator.currentData() or None,
            text_field=self.text_field.text().strip() or "text",
            title_field=self.title_field.text().strip() or "title",
            encoding=self.encoding.currentData() or None,
            repair=self.repair.isChecked(),
            keep_going=self.keep_going.isChecked(),
            keep_duplicates=self.duplicates.isChecked(),
        )

    def _arrange(self) -> None:
        folder = QPushButton(tr("Add a folder …"))
        self.files.clicked.connect(self._ask_files)
        folder.clicked.connect(self._ask_folder)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.files)
        row.addWidget(folder)
        row.addStretch(1)
        fields = QHBoxLayout()
        fields.setSpacing(2 * SPACE)
        fields.addWidget(self.text_field)
        fields.addWidget(self.title_field)
        self.rows.addRow(self.list)
        self.rows.addRow(row)
        self.rows.addRow(quiet_line(tr("Archives (zip, tar.gz) are read as folders are.")))
        self.rows.addRow(tr("Format"), self.format)
        self.rows.addRow(tr("Encoding"), self.encoding)
        self.rows.addRow(tr("Text and title in"), fields)
        self.rows.addRow("", quiet_line(tr("The names of the columns of tables and JSON lines.")))
        self.rows.addRow(tr("Marks belong to"), self.annotator)
        for box in (self.keep_going, self.repair, self.duplicates):
            self.rows.addRow("", box)

    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            tr("Add files"),
            self._folder(),
            file_filter(),
            options=QFileDialog.Option.HideNameFilterDetails,
        )
        self.add([Path(one) for one in chosen])

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Add a folder"), self._folder())
        self.add([Path(chosen)] if chosen else [])

    def _folder(self) -> str:
        """Where to begin to look: where the last files were, else at the user's home."""
        return str(self.paths[-1].parent if self.paths else Path.home())


def file_filter() -> str:
    """What is offered first among files: all that may hold articles, and archives."""
    endings = {ending for one in FORMATS if one.read for ending in one.endings}
    some = " ".join(f"*{ending}" for ending in (*sorted(endings), *ARCHIVES))
    known, every = tr("Articles and archives"), tr("All files")
    return f"{known} ({some});;{every} (*)"


def _readable() -> list[tuple[str, str]]:
    return [(one.title, one.id) for one in FORMATS]
