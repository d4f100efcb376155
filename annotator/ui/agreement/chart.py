"""A chart whose numbers are doors: for the pointer, for keys, and for who cannot see it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.agreement.shapes import Door, Drawing, mirrored
from annotator.look import Look
from annotator.ui.agreement.painting import paint
from annotator.ui.canvas.accessible import announce

_LARGEST = 1.25
"""How far a drawing grows with its room."""
_FIRST, _LAST = -(10**6), 10**6
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: _FIRST,
    Qt.Key.Key_End: _LAST,
}


class Chart(QWidget):
    """Shows a drawing, mirrored where the window is. ``opened`` tells the key of a door."""

    opened = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drawing = Drawing("", 1, 1, ())
        self._current = 0
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_drawing(self, drawing: Drawing) -> None:
        """Takes up a drawing made for who reads from left to right."""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._drawing = mirrored(drawing) if is_rtl else drawing
        self._current = 0
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(drawing.words)
        self.updateGeometry()
        self.update()

    @property
    def drawing(self) -> Drawing:
        """What is shown, as it is seen."""
        return self._drawing

    def hasHeightForWidth(self) -> bool:
        """A wide chart is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the drawing becomes."""
        return round(self._drawing.height * self._scale(width)) + 4

    def sizeHint(self) -> QSize:
        """The drawing at its usual size."""
        return QSize(round(self._drawing.width) + 4, round(self._drawing.height) + 4)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow window."""
        return QSize(180, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it, and a frame about the door at which the keys are."""
        with QPainter(self) as painter:
            painter.translate(self._offset(), 2)
            painter.scale(self._scale(self.width()), self._scale(self.width()))
            paint(painter, self._drawing, self._look)
            if self.hasFocus() and self._drawing.doors:
                painter.setPen(QPen(QColor(self._look.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(_area(self._drawing.doors[self._current]), 3, 3)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows by the pointer where a click leads on."""
        door = self._door_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if door and door.key else None
        self.setCursor(shape or Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes through the door under the pointer."""
        door = self._door_at(event.position())
        if door and event.button() == Qt.MouseButton.LeftButton:
            self._current = self._drawing.doors.index(door)
            self.update()
            self._open(door)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from number to number, Enter opens."""
        doors = self._drawing.doors
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if doors:
                self._open(doors[self._current])
            return
        step = _STEPS.get(key, self._sideways(key))
        if not step or not doors:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(self._current + step, len(doors) - 1))
        announce(self, doors[self._current].says)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Says the number under a resting pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            door = self._door_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), door.says if door else "", self)
            return True
        return super().event(event)

    def _open(self, door: Door) -> None:
        if door.key:
            self.opened.emit(door.key)

    def _sideways(self, key: Qt.Key) -> int:
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return 0
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return 1 if (key == Qt.Key.Key_Left) == is_rtl else -1

    def _door_at(self, point: QPointF) -> Door | None:
        scale = self._scale(self.width())
        here = QPointF((point.x() - self._offset()) / scale, (point.y() - 2) / scale)
        return next((one for one in self._drawing.doors if _area(one).contains(here)), None)

    def _scale(self, width: int) -> float:
        return max(0.3, min((width - 4) / self._drawing.width, _LARGEST))

    def _offset(self) -> float:
        """Where the drawing begins: at the side where reading begins."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return self.width() - 2 - self._drawing.width * self._scale(self.width())
        return 2.0


def _area(door: Door) -> QRectF:
    return QRectF(door.x, door.y, door.width, door.height)
