"""A strip above the article for what stays true until something is done about it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.ui.theme.palette import SPACE


class Banner(QWidget):
    """A sentence and up to a few verbs; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: list[QPushButton] = []
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(4 * SPACE, 2 * SPACE, 4 * SPACE, 2 * SPACE)
        self._box.setSpacing(2 * SPACE)
        self._box.addWidget(self.text, 1)
        self.hide()

    def show_text(self, text: str, verbs: Mapping[str, Callable[[], None]]) -> None:
        """Says ``text`` and offers the verbs, named as they are to be read."""
        self._clear()
        self.text.setText(text)
        for name, call in verbs.items():
            button = QPushButton(name)
            button.clicked.connect(call)
            self._box.addWidget(button)
            self.buttons.append(button)
        self.show()

    def clear(self) -> None:
        """Nothing to say any more."""
        self._clear()
        self.hide()

    def _clear(self) -> None:
        for button in self.buttons:
            self._box.removeWidget(button)
            button.deleteLater()
        self.buttons.clear()
