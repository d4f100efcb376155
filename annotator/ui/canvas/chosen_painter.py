"""Paints the chosen entity with its handles, and the caret."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.ui.canvas.inks import Inks
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.pieces import Strokes

HANDLE = 4.5
"""Radius of an edge handle, in pixels."""
_ROUND = 3.0


class ChosenPainter:
    """Paints what commands are about, its origin below the room above the row."""

    def __init__(self, inks: Inks) -> None:
        self._inks = inks

    def paint(self, painter: QPainter, row: Row, strokes: Strokes, chosen: str) -> None:
        """Outlines the chosen entity (its uid) on a row, with a handle at each of its edges."""
        for patch in strokes.patches:
            if patch.uid == chosen:
                painter.setPen(QPen(self._colour(patch.label), 1.6))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(patch.wash.united(patch.line), _ROUND, _ROUND)
        for piece in row.pieces:
            if piece.entity.uid != chosen:
                continue
            colour = self._colour(piece.entity.label)
            if piece.opens:
                self._paint_handle(painter, row, row.geometry.caret(piece.start), colour)
            if piece.closes:
                self._paint_handle(painter, row, row.geometry.far_edge(piece.end), colour)

    def paint_caret(self, painter: QPainter, area: QRectF) -> None:
        """Paints the caret; ``area`` is where it stands, without width, in pixels of the page."""
        inks = self._inks
        bar = QRectF(area.x() - 1, area.y() + 1, 2, area.height() - 2)
        painter.fillRect(bar, inks.colour(inks.look.accent))

    def _colour(self, label: str) -> QColor:
        return self._inks.colour(self._inks.entity(label).text)

    def _paint_handle(self, painter: QPainter, row: Row, x: float, colour: QColor) -> None:
        top = row.shape.top
        under = row.shape.bottom + 2
        painter.fillRect(QRectF(x - 1, top, 2, under - top), colour)
        painter.setPen(QPen(self._inks.colour(self._inks.look.page), 1.2))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, under + HANDLE - 1), HANDLE, HANDLE)
