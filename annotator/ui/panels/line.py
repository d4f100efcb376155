"""How a row of a list is drawn: what leads, what follows, from either side."""

from copy import copy

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.ui.theme.palette import RADIUS, Shades
from annotator.ui.words import reads_rtl

_BOLDER = 12
"""Pixels that strong letters may take more."""
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

_ICON = 14


class Line:
    """One row under a painter; distances count from the side where reading begins."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, shades: Shades) -> None:
        self.painter = painter
        self.area = QRect(option.rect)
        self.is_rtl: bool = option.direction == Qt.LayoutDirection.RightToLeft
        self._state: QStyle.StateFlag = option.state
        self._shades = shades
        self._start, self._end = 0, self.area.width()

    def ground(self) -> None:
        """Draws what lies behind a chosen row, or one under the pointer."""
        tone = ""
        if self._state & QStyle.StateFlag.State_Selected:
            tone = self._shades.accent_wash
        elif self._state & QStyle.StateFlag.State_MouseOver:
            tone = self._shades.hover
        if tone:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(tone))
            self.painter.drawRoundedRect(QRectF(self.area).adjusted(0, 1, 0, -1), RADIUS, RADIUS)

    def take(self, width: int) -> QRect:
        """Room at the start of what is left."""
        self._start += width
        return self._room(self._start - width, width)

    def take_end(self, width: int) -> QRect:
        """Room at the end of what is left."""
        self._end -= width
        return self._room(self._end, width)

    def start_text(self, text: str, tone: str, widest: int = 1000) -> None:
        """Writes at the start of what is left."""
        shown = self._elided(text, widest)
        room = self.take(self.painter.fontMetrics().horizontalAdvance(shown) + 2)
        self._write(room, shown, tone, leading=True)
        self.take(4)

    def end_icon(self, icon: QIcon) -> None:
        """Draws a small picture at the end of what is left."""
        room = QRect(0, 0, _ICON, _ICON)
        room.moveCenter(self.take_end(_ICON).center())
        icon.paint(self.painter, room)
        self.take_end(4)

    def end_text(self, text: str, tone: str, widest: int = 1000) -> None:
        """Writes at the end; nothing takes no room."""
        if text:
            shown = self._elided(text, widest)
            room = self.take_end(self.painter.fontMetrics().horizontalAdvance(shown) + 2)
            self._write(room, shown, tone, leading=False)
            self.take_end(8)

    def text(self, text: str, tone: str, strong: tuple[int, int] = (0, 0)) -> None:
        """Writes in what is left, shortened where it is too long; ``strong`` letters stand out."""
        room = self._room(self._start, max(0, self._end - self._start))
        shown = self._elided(text, room.width() - (_BOLDER if strong[1] else 0))
        self._write(room, shown, tone, leading=True, strong=_seen(strong, text, shown))

    def halves(self, margin: int = 4) -> tuple["Line", "Line"]:
        """The upper and the lower half of what is left, as lines of their own.

        ``margin``: pixels above the upper and below the lower one.
        """
        upper, lower = copy(self), copy(self)
        half = self.area.height() // 2
        upper.area = self.area.adjusted(0, margin, 0, -half)
        lower.area = self.area.adjusted(0, half, 0, -margin)
        return upper, lower

    def set_font(self, font: QFont) -> None:
        """Writes in another face from here on."""
        self.painter.setFont(font)

    def _elided(self, text: str, width: int) -> str:
        return self.painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _write(
        self,
        room: QRect,
        text: str,
        tone: str,
        *,
        leading: bool,
        strong: tuple[int, int] = (0, 0),
    ) -> None:
        text_rtl = reads_rtl(text, otherwise=self.is_rtl)
        right = leading == self.is_rtl
        direction = Qt.LayoutDirection.RightToLeft if text_rtl else Qt.LayoutDirection.LeftToRight
        self.painter.setLayoutDirection(direction)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.painter.setPen(QColor(tone))
        if strong[0] < strong[1]:
            self._write_strong(room, text, strong, side, direction)
        else:
            self.painter.drawText(room, side | _ABSOLUTE, text)

    def _write_strong(
        self,
        room: QRect,
        text: str,
        strong: tuple[int, int],
        side: Qt.AlignmentFlag,
        direction: Qt.LayoutDirection,
    ) -> None:
        layout = QTextLayout(text, self.painter.font())
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        part = QTextLayout.FormatRange()
        part.start, part.length = _utf16(text, strong[0]), _utf16(text[slice(*strong)])
        part.format.setFontWeight(QFont.Weight.Bold)
        part.format.setForeground(QColor(self._shades.accent))
        layout.setFormats([part])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        top = room.top() + (room.height() - line.height()) / 2
        layout.draw(self.painter, QPointF(room.left(), top))

    def _room(self, start: int, width: int) -> QRect:
        left = self.area.right() + 1 - start - width if self.is_rtl else self.area.left() + start
        return QRect(left, self.area.top(), width, self.area.height())


def _seen(part: tuple[int, int], text: str, shown: str) -> tuple[int, int]:
    """What is left of a part of ``text`` in ``shown``, which may be cut and end with …."""
    most = len(text) if shown == text else len(shown) - 1
    return max(0, min(part[0], most)), max(0, min(part[1], most))


def _utf16(text: str, end: int | None = None) -> int:
    return len(text[:end].encode("utf-16-le")) // 2
