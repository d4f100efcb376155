"""All that was asked of the guidelines in a review, to be read, gone to and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr, trn
from annotator.ui.dialogs.form import Standard, button_row, quiet_line, take_room
from annotator.ui.dialogs.reading_order import ReadDialog
from annotator.ui.theme.palette import SPACE
from annotator.ui.words import isolated, quoted
from annotator.usecases.flags import Asked, as_text


class FlagsPage(ReadDialog):
    """``wanted`` tells the article (a uid) of the row that was pressed."""

    wanted = Signal(str)

    def __init__(self, found: Sequence[Asked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = list(found)
        title = tr("Asked of the guidelines")
        self.setWindowTitle(title)
        take_room(self, 640, 520)
        heading = QLabel(title)
        heading.setProperty("large", True)
        told = trn("{n} question", "{n} questions", len(self._found))
        hint = tr("? asks about the question in front. Enter here opens its article.")
        self.list = QListWidget()
        self.list.setAccessibleName("Asked")
        self.list.setAccessibleDescription(title)
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        for one in self._found:
            self.list.addItem(QListWidgetItem(_words(one)))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._go)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        buttons = button_row(Standard.Close)
        self.copy = buttons.addButton(tr("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.setEnabled(bool(self._found))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(as_text(found)))
        close = buttons.button(Standard.Close)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * SPACE, 5 * SPACE, 6 * SPACE, 5 * SPACE)
        box.setSpacing(3 * SPACE)
        for part in (heading, quiet_line(f"{told} · {hint}"), self.list, buttons):
            box.addWidget(part)
        self.list.setFocus()

    def _go(self, _item: QListWidgetItem) -> None:
        self.accept()
        self.wanted.emit(self._found[self.list.currentRow()].article)


def _words(one: Asked) -> str:
    words = " · ".join(quoted(words) for words in one.words)
    who = f"{isolated(one.author)}, {isolated(one.made_at[:10])}"
    below = " — ".join(part for part in (words, isolated(one.title), who) if part)
    return f"{isolated(one.note)}\n{below}"
