"""Paints a drawing of plain shapes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.agreement.shapes import Anchor, Box, Drawing, Line, Text
from annotator.look import Look
from annotator.ui.theme.fonts import interface_font
from annotator.ui.words import reads_rtl


def paint(painter: QPainter, drawing: Drawing, look: Look) -> None:
    """Paints all shapes in their order, in the units of the drawing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        match shape:
            case Box():
                _box(painter, shape, look)
            case Line():
                painter.setPen(QPen(QColor(look.paint(shape.paint)), shape.width))
                painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
            case Text():
                _text(painter, shape, look)


def _box(painter: QPainter, box: Box, look: Look) -> None:
    colour = QColor(look.paint(box.paint))
    colour.setAlphaF(max(0.0, min(box.strength, 1.0)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    place = QRectF(box.x, box.y, box.width, box.height)
    painter.drawRoundedRect(place, box.radius, box.radius)


def _text(painter: QPainter, text: Text, look: Look) -> None:
    font = interface_font(text.size, bold=text.bold)
    width = QFontMetricsF(font).horizontalAdvance(text.words)
    left = {
        Anchor.LEFT: text.x,
        Anchor.MIDDLE: text.x - width / 2,
        Anchor.RIGHT: text.x - width,
    }[text.anchor]
    rtl = reads_rtl(text.words, otherwise=False)
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    painter.setFont(font)
    painter.setPen(QColor(look.paint(text.paint)))
    painter.drawText(QPointF(left, text.y), text.words)
