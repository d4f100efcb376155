"""The frame that all dialogs share: a form, a line that says what is wrong, two buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr
from annotator.ui.dialogs.reading_order import ReadDialog
from annotator.ui.theme.palette import SPACE

Standard = QDialogButtonBox.StandardButton


class Form(ReadDialog):
    """Rows of fields above a verb and Cancel."""

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(140 * SPACE)
        self.rows = QFormLayout()
        self.rows.setHorizontalSpacing(4 * SPACE)
        self.rows.setVerticalSpacing(2 * SPACE)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.told = quiet_line("")
        self.told.hide()
        self.buttons = button_row(Standard.Cancel)
        self.accept_button: QPushButton = self.buttons.addButton(
            verb, QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(6 * SPACE, 5 * SPACE, 6 * SPACE, 5 * SPACE)
        self.box.setSpacing(4 * SPACE)
        heading = QLabel(title)
        heading.setProperty("large", True)
        self.box.addWidget(heading)
        self.box.addLayout(self.rows)
        self.box.addWidget(self.told)
        self.box.addWidget(self.buttons)
        self.accept_button.setDefault(True)  # before it is in the dialog Qt takes no notice

    def tell(self, sentence: str) -> None:
        """Says something above the buttons; an empty sentence says nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))


def button_row(which: Standard) -> QDialogButtonBox:
    """Cancel, Save and Close, those that are wanted, in the words of the program and not of Qt."""
    row = QDialogButtonBox(which)
    words = {
        Standard.Cancel: tr("Cancel"),
        Standard.Save: tr("Save"),
        Standard.Close: tr("Close"),
    }
    for kind, text in words.items():
        button = row.button(kind)
        if button is not None:
            button.setText(text)
    return row


def asking(title: str, question: str, verb: str, parent: QWidget | None = None) -> QInputDialog:
    """A dialog that asks for one line, wide enough for its title."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setOkButtonText(verb)
    dialog.setCancelButtonText(tr("Cancel"))
    # The dialog takes its size from its parts and forgets what is set on itself.
    for field in dialog.findChildren(QLineEdit):
        field.setMinimumWidth(90 * SPACE)
        field.setAccessibleName(question)
    return dialog


def chooser(name: str, choices: list[tuple[str, str]], chosen: str = "") -> QComboBox:
    """A field in which one of some is chosen; each is what is read and what it stands for."""
    field = QComboBox()
    field.setAccessibleName(name)
    for shown, value in choices:
        field.addItem(shown, value)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    return field


def quiet_line(text: str) -> QLabel:
    """A pale line that breaks where it must."""
    line = QLabel(text)
    line.setProperty("quiet", True)
    line.setWordWrap(True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    return line


def take_room(dialog: QDialog, width: int, height: int) -> None:
    """Makes a dialog this large in pixels, or as large as the screen and its frame let it."""
    room = dialog.screen().availableSize() - QSize(4 * SPACE, 12 * SPACE)
    dialog.resize(QSize(width, height).boundedTo(room))
