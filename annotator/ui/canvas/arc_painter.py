"""Paints the brackets over the rows."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextLine

from annotator.ui.canvas.emphasis import Emphasis
from annotator.ui.canvas.inks import Inks
from annotator.ui.canvas.names import Names
from annotator.ui.canvas.strands import Arc, RowArcs

DrawLine: TypeAlias = Callable[[QPainter, QTextLine, QPointF], None]
TIP = 5.5
"""The length of an arrow's head, in pixels."""
_HALF = 3.2
_THIN, _LIT, _FIRM = 1.1, 1.6, 2.2
_USUAL = 0.8
"""How strongly a line is drawn that does not stand out, 0 to 1."""


class ArcPainter:
    """Paints what is drawn over one row, its origin below the room above the row."""

    def __init__(self, inks: Inks, words: Names, draw: DrawLine, scale: float = 1.0) -> None:
        self._inks = inks
        self._scale = scale
        self._words = words
        self._draw = draw

    def paint_quiet(self, painter: QPainter, arcs: RowArcs, strength: float = 1.0) -> None:
        """Paints all brackets of a row as if none stood out, ``strength`` of 0 to 1."""
        inks = self._inks
        for label, own in _by_label(arcs.arcs).items():
            colour = inks.paled(inks.relation(label).line, _USUAL * strength)
            self._hold(painter, colour, _THIN)
            painter.drawLines([line for arc in own for line in arc.outline.lines])
            for arc in own:
                painter.drawPath(arc.outline.bends)
            self._paint_tips(painter, own, colour)
        for arc in arcs.arcs:
            self._paint_words(painter, arc, strength)

    def paint_lit(self, painter: QPainter, arcs: RowArcs, emphasis: Emphasis) -> None:
        """Paints those brackets of a row that stand out, and how many are hidden."""
        lit = [arc for arc in (*arcs.arcs, *arcs.hidden) if emphasis.stands_out(arc.uid)]
        for arc in lit:
            width = _FIRM if arc.uid == emphasis.chosen else _LIT
            colour = self._inks.colour(self._inks.relation(arc.label).line)
            self._hold(painter, colour, width)
            painter.drawLines(arc.outline.lines)
            painter.drawPath(arc.outline.bends)
            self._paint_tips(painter, [arc], colour)
        if arcs.chip and not any(emphasis.stands_out(arc.uid) for arc in arcs.hidden):
            self._paint_chip(painter, arcs.chip, arcs.chip_words)
        for arc in lit:
            if arc.uid == emphasis.chosen:
                self._paint_chosen(painter, arc)
            else:
                self._paint_words(painter, arc)

    def _hold(self, painter: QPainter, colour: QColor, width: float) -> None:
        pen = QPen(colour, width * self._scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_tips(self, painter: QPainter, arcs: Sequence[Arc], colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for arc in arcs:
            for stem in arc.stems:
                if stem.is_tip:
                    painter.drawPath(tip(stem.x, stem.foot, self._scale))

    def _paint_words(self, painter: QPainter, arc: Arc, strength: float = 1.0) -> None:
        inks, hue = self._inks, self._inks.relation(arc.label)
        page = inks.colour(inks.look.page)
        if arc.points:
            painter.setBrush(page)
            painter.setPen(QPen(inks.paled(hue.line, _USUAL * strength), 1.0))
            radius = arc.box.height() / 2
            painter.drawRoundedRect(arc.box, radius, radius)
        else:
            painter.fillRect(arc.box, page)
        painter.setPen(inks.paled(hue.text, strength))
        self._write(painter, arc.words, arc.box)

    def _paint_chosen(self, painter: QPainter, arc: Arc) -> None:
        inks, radius = self._inks, arc.box.height() / 2
        painter.setBrush(inks.colour(inks.relation(arc.label).text))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(arc.box, radius, radius)
        painter.setPen(inks.colour(inks.look.page))
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


def _by_label(arcs: Sequence[Arc]) -> dict[str, list[Arc]]:
    found: dict[str, list[Arc]] = {}
    for arc in arcs:
        found.setdefault(arc.label, []).append(arc)
    return found
