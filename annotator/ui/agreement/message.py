"""What stands in the place of the charts: what is missing, and what to do next."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.look import Look
from annotator.ui.canvas.message import paint_message


class Message(QWidget):
    """A title, and a quieter line below it; both can be heard."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.title, self.hint = "", ""
        self.setObjectName("Stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Message")

    def show_words(self, title: str, hint: str) -> None:
        """Shows other words."""
        self.title, self.hint = title, hint
        self.setAccessibleDescription(f"{title}. {hint}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Writes them in the middle."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.page))
            paint_message(painter, QRectF(self.rect()), self._look, self.title, self.hint)
