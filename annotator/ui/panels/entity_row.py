"""One row of the list of entities."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from annotator.i18n import number
from annotator.look import Look
from annotator.ui.panels.drawn_row import DrawnRow, Index
from annotator.ui.panels.entity_model import Role, Row
from annotator.ui.panels.line import Line
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import Shades

_ROW, _HEADING = 32, 36
_WIDEST_NAME = 96


class EntityRow(DrawnRow):
    """A stroke in the label's colour, the words, and the label's name or how many are alike."""

    def __init__(self, shades: Shades, look: Look, parent: QWidget) -> None:
        super().__init__(shades, parent)
        self._look = look
        self._note = icon("note", shades.faint)

    def height(self, index: Index) -> int:
        """Headings are a little higher."""
        return _ROW if index.data(Role.ROW).uids else _HEADING

    def draw(self, line: Line, index: Index) -> None:
        """Draws the row."""
        row: Row = index.data(Role.ROW)
        if row.uids:
            self._draw_entity(line, row)
        else:
            self._draw_heading(line, row)

    def _draw_entity(self, line: Line, row: Row) -> None:
        line.ground()
        line.take(8)
        self._stroke(line.take(4), line.painter, row)
        line.take(8)
        line.take_end(8)
        words_font = line.painter.font()
        line.set_font(interface_font(11))
        line.end_text(row.aside, self._tone(row), _WIDEST_NAME)
        if row.has_note:
            line.end_icon(self._note)
        line.set_font(words_font)
        line.text(row.words, self.shades.ink)

    def _draw_heading(self, line: Line, row: Row) -> None:
        line.take(8)
        line.take_end(8)
        line.set_font(interface_font(12, bold=True))
        line.end_text(number(row.count), self.shades.faint)
        line.text(row.words, self._tone(row))

    def _stroke(self, room: QRect, painter: QPainter, row: Row) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.hue(row.label.colour).line))
        painter.drawRoundedRect(QRectF(room).adjusted(0, 8, 0, -8), 2, 2)

    def _tone(self, row: Row) -> str:
        return self._look.hue(row.label.colour).text
