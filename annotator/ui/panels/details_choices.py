"""Values to choose from, each on a small button with a number."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from annotator.ui import keys
from annotator.ui.panels.flow import FlowLayout
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.palette import RADIUS, SPACE, Shades

_HIGH, _NUMBER, _MOST = 26, 14, 9


class Choices(QWidget):
    """Buttons for values; digits press them, the arrows go from one to the next."""

    chosen = Signal(tuple)
    """All values that are pressed now."""
    left = Signal()
    """Enter or Esc was pressed."""

    def __init__(
        self,
        name: str,
        values: Sequence[tuple[str, str]],
        shades: Shades,
        *,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``values`` are what is kept and what is shown of each."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._several = several
        self.pills: dict[str, Pill] = {}
        inner = QWidget()
        flow = FlowLayout(inner, SPACE)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(inner)
        for number, (value, shown) in enumerate(values, 1):
            pill = self.pills[value] = Pill(shown, number if number <= _MOST else 0, shades)
            pill.clicked.connect(lambda _=False, one=value: self.press(one))
            pill.installEventFilter(self)
            flow.addWidget(pill)
        self.show_values(())

    def show_values(self, values: Sequence[str]) -> None:
        """Shows which are pressed; the first of them is where Tab arrives."""
        for value, pill in self.pills.items():
            pill.setChecked(value in values)
        self._receive(next(iter([v for v in values if v in self.pills] or self.pills), ""))

    def values(self) -> tuple[str, ...]:
        """Those that are pressed, in the order in which they stand."""
        return tuple(value for value, pill in self.pills.items() if pill.isChecked())

    def press(self, value: str) -> None:
        """Presses a value, or lets it go; where only one may be pressed, it takes over."""
        pressed = not self.pills[value].isChecked()
        for other, pill in self.pills.items():
            if other == value:
                pill.setChecked(pressed)
            elif pressed and not self._several:
                pill.setChecked(False)
        self._receive(value)
        self.pills[value].setFocus()
        self.chosen.emit(self.values())

    def begin(self) -> None:
        """Takes the keys."""
        for pill in self.pills.values():
            if pill.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                pill.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys that a button gets."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(keys.pressed(event))
        return super().eventFilter(watched, event)

    def _key(self, key: str) -> bool:
        listed = list(self.pills)
        if key in {"Enter", "Esc"}:
            self.left.emit()
        elif len(key) == 1 and key.isdigit() and 0 < int(key) <= len(listed):
            self.press(listed[int(key) - 1])
        elif key in {"Left", "Right", "Up", "Down"}:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            forward = key in {"Down", "Left" if rtl else "Right"}
            self._step(1 if forward else -1)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        listed = list(self.pills)
        at = next((n for n, value in enumerate(listed) if self.pills[value].hasFocus()), 0)
        value = listed[(at + by) % len(listed)]
        self._receive(value)
        self.pills[value].setFocus(Qt.FocusReason.TabFocusReason)

    def _receive(self, value: str) -> None:
        """Makes one button the one where Tab arrives."""
        for other, pill in self.pills.items():
            strong = other == value
            policy = Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            pill.setFocusPolicy(policy)
            if strong:
                self.setFocusProxy(pill)


class Pill(QAbstractButton):
    """A value that is pressed or not; the number before it is its key."""

    def __init__(self, text: str, number: int, shades: Shades) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(interface_font(12))
        self._number = str(number) if number else ""
        self._shades = shades

    def nextCheckState(self) -> None:
        """What is pressed is decided by those beside it too."""

    def sizeHint(self) -> QSize:
        """Room for number and value."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(wide + 4 * SPACE + (_NUMBER if self._number else 0), _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the button."""
        shades = self._shades
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            on = self.isChecked() or self.isDown()
            ground = shades.accent_wash if on else shades.hover if self.underMouse() else ""
            edge = shades.accent if on or self.hasFocus() else shades.line
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
            area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
            self._draw_words(painter, area.adjusted(2 * SPACE, 0, -2 * SPACE, 0))

    def _draw_words(self, painter: QPainter, area: QRectF) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self._shades.faint))
        painter.drawText(area, start | middle, self._number)
        painter.setPen(QColor(self._shades.ink))
        painter.drawText(
            area, (end if self._number else Qt.AlignmentFlag.AlignHCenter) | middle, self.text()
        )
