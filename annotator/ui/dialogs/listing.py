"""Shows a list of what came of slow work: what was passed over, what was lost."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.dialogs.form import Standard, button_row
from annotator.ui.dialogs.reading_order import ReadDialog
from annotator.ui.theme.palette import SPACE


class ListingDialog(ReadDialog):
    """A sentence, and lines below it that can be read and copied."""

    def __init__(
        self, title: str, sentence: str, lines: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(600, 400)
        heading, told = QLabel(title), QLabel(sentence)
        heading.setProperty("large", True)
        told.setWordWrap(True)
        text = QPlainTextEdit("\n".join(lines))
        text.setReadOnly(True)
        text.setAccessibleName("List")
        buttons = button_row(Standard.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * SPACE, 5 * SPACE, 6 * SPACE, 5 * SPACE)
        box.setSpacing(3 * SPACE)
        for part in (heading, told, text, buttons):
            box.addWidget(part)
