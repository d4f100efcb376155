"""The list of labels in the editor: colour, key, names, count; moved with Alt and the arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from annotator.i18n import number
from annotator.look import Look
from annotator.model.labels import ArticleLabelDefinition
from annotator.ui import keys
from annotator.ui.panels.drawn_row import DrawnRow, Index
from annotator.ui.panels.line import Line
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.palette import SPACE, Shades, wash
from annotator.usecases.label_set_draft import Definition

_ROW = Qt.ItemDataRole.UserRole
_HEIGHT, _CAP = 34, 20


@dataclass(frozen=True, slots=True)
class LabelRow:
    """What a row shows."""

    name: str
    title: str
    colour: str = ""
    key: str = ""
    marks: int = 0


def row_of(definition: Definition, marks: int) -> LabelRow:
    """The row of a label that has so many marks."""
    if isinstance(definition, ArticleLabelDefinition):
        return LabelRow(definition.name, definition.title, marks=marks)
    one = definition
    return LabelRow(one.name, one.title, one.colour, one.key, marks)


class LabelRows(QListWidget):
    """Labels in their order, which dragging changes, and Alt with Up or Down."""

    arranged = Signal(list)
    """The names in their new order."""
    picked = Signal(str)

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Labels of the set")
        self.setItemDelegate(_RowDelegate(shades, look, self))
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._current_changed)

    def show_rows(self, rows: Sequence[LabelRow], current: str) -> None:
        """Shows rows in the place of all before, with one of them chosen."""
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.title, self)
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title} ({row.name})")
            if row.name == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def names(self) -> list[str]:
        """The names in the order in which they stand."""
        return [self.item(row).data(_ROW).name for row in range(self.count())]

    def current(self) -> str:
        """The name of the chosen one; empty if there is none."""
        item = self.currentItem()
        return str(item.data(_ROW).name) if item is not None else ""

    def move(self, by: int) -> None:  # type: ignore[override]  # no widget of ours moves itself
        """Moves the chosen one up (-1) or down (1)."""
        names, at = self.names(), self.currentRow()
        if 0 <= at < len(names) and 0 <= at + by < len(names):
            names.insert(at + by, names.pop(at))
            self.arranged.emit(names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the chosen one."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = ways.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move(by)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells the new order after a drag."""
        super().dropEvent(event)
        # Only then has Qt let go of the row that it dragged.
        QTimer.singleShot(0, self, lambda: self.arranged.emit(self.names()))

    def _current_changed(self) -> None:
        if self.current():
            self.picked.emit(self.current())


class _RowDelegate(DrawnRow):
    def __init__(self, shades: Shades, look: Look, parent: QWidget) -> None:
        super().__init__(shades, parent)
        self._look = look

    def height(self, index: Index) -> int:
        """One height for all."""
        return _HEIGHT

    def draw(self, line: Line, index: Index) -> None:
        """Draws the cap, the names and the count."""
        row: LabelRow = index.data(_ROW)
        line.ground()
        line.take(2 * SPACE)
        if row.colour:
            self._draw_cap(line.painter, line.take(_CAP), row)
            line.take(2 * SPACE)
        line.take_end(2 * SPACE)
        names_font = line.painter.font()
        line.set_font(interface_font(11))
        line.end_text(number(row.marks) if row.marks else "", self.shades.faint)
        if row.name != row.title:
            line.end_text(row.name, self.shades.faint, 112)
        line.set_font(names_font)
        line.text(row.title, self.shades.ink)

    def _draw_cap(self, painter: QPainter, room: QRect, row: LabelRow) -> None:
        hue = self._look.hue(row.colour)
        cap = QRectF(0, 0, _CAP, _CAP)
        cap.moveCenter(QRectF(room).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(wash(self._look, row.colour)))
        painter.drawRoundedRect(cap, SPACE, SPACE)
        painter.setBrush(QColor(hue.line))
        painter.drawRect(QRectF(cap.left() + 3, cap.bottom() - 2, cap.width() - 6, 2))
        font = painter.font()
        painter.setFont(interface_font(12, bold=True))
        painter.setPen(QColor(hue.text))
        shown = keys.shown(row.key.upper()) if row.key else ""
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setFont(font)
