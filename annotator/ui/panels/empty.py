"""What a panel shows while it has nothing to show: what it is for, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.ui.theme.palette import SPACE


class EmptyState(QWidget):
    """A line that says what is missing, one that says how it comes, and a button, if any."""

    def __init__(
        self, what: str, how: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.button = QPushButton(action, self)
        self.button.setVisible(bool(action))
        box = QVBoxLayout(self)
        box.setSpacing(2 * SPACE)
        box.addStretch(2)
        for text, role in ((what, "heading"), (how, "quiet")):
            box.addWidget(_line(text, role))
        if action:
            box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        self.more = _line("", "quiet")
        self.more.hide()
        box.addWidget(self.more)
        box.addStretch(3)

    def say_more(self, text: str) -> None:
        """Adds a line at the end; an empty one goes."""
        self.more.setText(text)
        self.more.setVisible(bool(text))


def _line(text: str, role: str) -> QLabel:
    line = QLabel(text)
    line.setProperty(role, True)
    line.setWordWrap(True)
    line.setAlignment(Qt.AlignmentFlag.AlignCenter)
    line.setTextFormat(Qt.TextFormat.PlainText)
    return line
