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
            line = QLabel(text)
            line.setProperty(role, True)
            line.setWordWrap(True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setTextFormat(Qt.TextFormat.PlainText)
            box.addWidget(line)
        if action:
            box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        box.addStretch(3)
