"""One row of the list of relations."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from annotator.look import Look
from annotator.ui.panels.drawn_row import DrawnRow, Index
from annotator.ui.panels.entity_model import Role
from annotator.ui.panels.line import Line
from annotator.ui.panels.relation_model import Row
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import Shades

_RELATION, _CHAIN, _MEMBER = 42, 32, 28
_WIDEST_LABEL = 0.6
_ARROW = 14


class RelationRow(DrawnRow):
    """Head above, label and tail below; a chain in one line, with how many are in it."""

    def __init__(self, shades: Shades, look: Look, parent: QWidget) -> None:
        super().__init__(shades, parent)
        self._look = look
        self._note = icon("note", shades.faint)

    def height(self, index: Index) -> int:
        """A relation takes two lines."""
        row: Row = index.data(Role.ROW)
        return _RELATION if row.relation else _CHAIN if row.members else _MEMBER

    def draw(self, line: Line, index: Index) -> None:
        """Draws the row."""
        row: Row = index.data(Role.ROW)
        line.ground()
        line.take(8)
        if row.relation:
            self._draw_relation(line, row)
        elif row.members:
            self._draw_chain(line, row)
        else:
            line.take(28)
            line.take_end(8)
            line.text(row.head, self.shades.ink)

    def _draw_relation(self, line: Line, row: Row) -> None:
        self._stroke(line.take(4), line.painter, row)
        line.take(8)
        line.take_end(8)
        upper, lower = line.halves(1)
        if row.has_note:
            upper.end_icon(self._note)
        upper.text(row.head, self.shades.ink)
        words_font = lower.painter.font()
        lower.set_font(interface_font(12))
        widest = int(_WIDEST_LABEL * line.area.width())
        lower.start_text(row.label.title, self._tone(row), widest)
        self._arrow(lower.take(_ARROW), lower, row)
        lower.take(6)
        lower.set_font(words_font)
        lower.text(row.tail, self.shades.ink)

    def _draw_chain(self, line: Line, row: Row) -> None:
        self._chevron(line.take(12), line, row)
        line.take(8)
        line.take_end(8)
        words_font = line.painter.font()
        line.set_font(interface_font(11))
        line.end_text(f"\u2066×{row.tail}\u2069", self._tone(row))
        line.set_font(words_font)
        line.text(row.head, self.shades.ink)

    def _stroke(self, room: QRect, painter: QPainter, row: Row) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.hue(row.label.colour).line))
        painter.drawRoundedRect(QRectF(room).adjusted(0, 6, 0, -6), 2, 2)

    def _chevron(self, room: QRect, line: Line, row: Row) -> None:
        """Points down to the members that are shown, or on to those that are not."""
        painter, middle = line.painter, QRectF(room).center()
        painter.save()
        painter.setPen(QPen(QColor(self._tone(row)), 1.4))
        painter.translate(middle)
        if row.is_folded:
            painter.rotate(90 if line.is_rtl else -90)
        painter.drawPolyline([QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)])
        painter.restore()

    def _arrow(self, room: QRect, line: Line, row: Row) -> None:
        """Leads from head to tail; both ways if the label has no direction. No font has one."""
        painter, middle = line.painter, QRectF(room).center()
        painter.save()
        painter.setPen(QPen(QColor(self._tone(row)), 1.4))
        painter.translate(middle)
        painter.scale(-1 if line.is_rtl else 1, 1)
        tip = _ARROW / 2 - 1
        painter.drawLine(QPointF(-tip, 0), QPointF(tip, 0))
        for end in (tip, -tip) if row.label.symmetric else (tip,):
            back = end - 3.5 if end > 0 else end + 3.5
            painter.drawPolyline([QPointF(back, -3.5), QPointF(end, 0), QPointF(back, 3.5)])
        painter.restore()

    def _tone(self, row: Row) -> str:
        return self._look.hue(row.label.colour).text
