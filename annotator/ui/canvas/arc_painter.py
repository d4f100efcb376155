"""Paints the brackets over the rows."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextLine

from annotator.ui.canvas.emphasis import Emphasis
from annotator.ui.canvas.inks import Inks
from annotator.ui.canvas.names import Names
from annotator.ui.canvas.strands import Arc, RowArcs

DrawLine: TypeAlias = Callable[[QPainter, QTextLine, QPointF], None]
TIP = 5.5
"""The length of an arrow's head, in pixels."""
_HALF = 3.2
_THIN, _LIT, _FIRM = 1.1, 1.6, 2.2
_READABLE = 0.5


class ArcPainter:
    """Paints what is drawn over one row, its origin below the room above the row."""

    def __init__(self, inks: Inks, words: Names, draw: DrawLine, scale: float = 1.0) -> None:
        self._inks = inks
        self._scale = scale
        self._words = words
        self._draw = draw

    def paint(self, painter: QPainter, arcs: RowArcs, emphasis: Emphasis) -> None:
        """Paints the brackets of a row, those that stand out last."""
        lit = emphasis.stands_out
        hidden = [arc for arc in arcs.hidden if lit(arc.uid)]
        for arc in sorted([*arcs.arcs, *hidden], key=lambda arc: lit(arc.uid)):
            self._paint_line(painter, arc, emphasis)
        if arcs.chip and not hidden:
            self._paint_chip(painter, arcs.chip, arcs.chip_words)
        for arc in sorted([*arcs.arcs, *hidden], key=lambda arc: lit(arc.uid)):
            self._paint_words(painter, arc, emphasis)

    def _paint_line(self, painter: QPainter, arc: Arc, emphasis: Emphasis) -> None:
        tone = self._inks.relation(arc.label).line
        colour = self._inks.colour(tone, emphasis.strength(arc.uid))
        width = _THIN
        if emphasis.stands_out(arc.uid):
            width = _FIRM if arc.uid == emphasis.chosen else _LIT
        pen = QPen(colour, width * self._scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arc.path)
        if arc.points:
            painter.drawPath(_angle(arc))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for stem in arc.stems:
            if stem.is_tip:
                painter.drawPath(tip(stem.x, stem.foot, self._scale))

    def _paint_words(self, painter: QPainter, arc: Arc, emphasis: Emphasis) -> None:
        inks, hue = self._inks, self._inks.relation(arc.label)
        page = inks.look.page
        strength = emphasis.strength(arc.uid)
        is_chosen = arc.uid == emphasis.chosen
        painter.setBrush(inks.colour(hue.text if is_chosen else page))
        painter.setPen(Qt.PenStyle.NoPen)
        radius = arc.box.height() / 2
        if arc.points and not is_chosen:
            painter.setPen(QPen(inks.colour(hue.line, strength), 1.0))
            painter.drawRoundedRect(arc.box, radius, radius)
        elif is_chosen:
            painter.drawRoundedRect(arc.box, radius, radius)
        else:
            painter.drawRect(arc.box)
        tone = page if is_chosen else hue.text
        painter.setPen(inks.colour(tone, 1.0 if strength > _READABLE else 0.4))
        self._write(painter, arc.words, arc.box)

    def _paint_chip(self, painter: QPainter, box: QRectF, words: str) -> None:
        inks = self._inks
        painter.setBrush(inks.colour(inks.look.panel))
        painter.setPen(QPen(inks.colour(inks.look.border), 1.0))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(inks.colour(inks.look.muted))
        self._write(painter, words, box)

    def _write(self, painter: QPainter, words: str, box: QRectF) -> None:
        line = self._words.line(words)
        left = box.center().x() - self._words.width(words) / 2
        middle = box.center().y() + self._words.pixels * 0.32  # of letters without tails
        self._draw(painter, line, QPointF(left, middle - line.ascent()))


def tip(x: float, y: float, scale: float = 1.0) -> QPainterPath:
    """The head of an arrow that points down to a place."""
    high, half = TIP * scale, _HALF * scale
    path = QPainterPath()
    path.moveTo(x, y + 0.5)
    path.lineTo(x - half, y - high)
    path.quadTo(QPointF(x, y - high + 1.6 * scale), QPointF(x + half, y - high))
    path.closeSubpath()
    return path


def _angle(arc: Arc) -> QPainterPath:
    """The end of a stub: it points to where the relation goes on."""
    path = QPainterPath()
    x = (arc.left if arc.points < 0 else arc.right) - arc.points * 0.5
    for side in (-1, 1):
        path.moveTo(x, arc.y)
        path.lineTo(x - arc.points * 3.5, arc.y + side * 3.5)
    return path
