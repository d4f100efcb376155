"""The empty page: words where an article would be."""

import unicodedata

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from annotator.look import Look
from annotator.ui.theme.fonts import interface_font

_TITLE, _HINT = 20, 14


def paint_message(painter: QPainter, area: QRectF, look: Look, title: str, hint: str) -> None:
    """Paints a title and a quieter line below it, in the middle of ``area``."""
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    width = min(area.width() - 48, 520.0)
    left, middle = area.center().x() - width / 2, area.top() + area.height() * 0.42
    painter.setLayoutDirection(_direction(title + hint))
    painter.setFont(interface_font(_TITLE, bold=True))
    painter.setPen(QColor(look.ink))
    above = QRectF(left, area.top(), width, middle - area.top())
    painter.drawText(above, int(flags | Qt.AlignmentFlag.AlignBottom), title)
    painter.setFont(interface_font(_HINT))
    painter.setPen(QColor(look.muted))
    painter.drawText(QRectF(left, middle + 10, width, area.height() / 2), int(flags), hint)


def _direction(words: str) -> Qt.LayoutDirection:
    """That of the words: punctuation at their edges must not turn round."""
    rtl = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
