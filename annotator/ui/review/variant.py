"""A version of what belongs into the gold: who says it, what it says, and the key that takes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from annotator.i18n import number
from annotator.look import Look
from annotator.ui.panels.line import Line
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.palette import RADIUS, SPACE, Shades

_HEIGHT = 56
_CAP = 18


@dataclass(frozen=True, slots=True)
class Shown:
    """What a version shows."""

    keys: tuple[str, ...]
    """The numbers of those who say so; ``0`` where it says that nothing belongs here."""
    names: str
    words: str
    label: str
    colour: str
    votes: int
    is_proposed: bool = False
    is_possible: bool = True


class VariantButton(QAbstractButton):
    """Two lines: key caps and words, then label and names. Pressing it takes the version."""

    def __init__(
        self, shown: Shown, shades: Shades, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._shades = shades
        self._look = look
        self.setEnabled(shown.is_possible)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (*shown.keys, shown.words, shown.label, shown.names)
        self.setAccessibleName(f"Version {', '.join(shown.keys)}")
        self.setAccessibleDescription(" · ".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(60 * SPACE, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the version."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground(painter)
            option = QStyleOptionViewItem()
            option.rect = self.rect().adjusted(8, 0, -8, 0)
            option.direction = self.layoutDirection()
            option.state = QStyle.StateFlag.State_Enabled
            painter.setOpacity(1.0 if self.isEnabled() else 0.55)
            upper, lower = Line(painter, option, self._shades).halves(6)
            self._first(painter, upper)
            self._second(lower)

    def _ground(self, painter: QPainter) -> None:
        shades, edge = self._shades, self._shades.line
        tone = shades.raised
        if self._shown.is_proposed:
            tone, edge = shades.accent_wash, shades.accent
        if self.underMouse() and self.isEnabled():
            tone = shades.hover
        if self.hasFocus():
            edge = shades.ink
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1.2))
        painter.setBrush(QColor(tone))
        area = QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8)
        painter.drawRoundedRect(area, RADIUS, RADIUS)

    def _first(self, painter: QPainter, line: Line) -> None:
        for key in self._shown.keys:
            room = QRectF(line.take(_CAP))
            room.setHeight(_CAP)
            self._cap(painter, room, line, key)
            line.take(4)
        line.take(4)
        line.set_font(interface_font(11))
        line.end_text(f"\u200e×{number(self._shown.votes)}", self._shades.faint)
        line.set_font(interface_font(14, bold=True))
        line.text(self._shown.words, self._shades.ink)

    def _second(self, line: Line) -> None:
        line.set_font(interface_font(12))
        if self._shown.label:
            line.start_text(self._shown.label, self._look.hue(self._shown.colour).text, 140)
            line.take(6)
        line.text(self._shown.names, self._shades.faint)

    def _cap(self, painter: QPainter, room: QRectF, line: Line, key: str) -> None:
        room.moveTop(line.area.top() + (line.area.height() - _CAP) / 2)
        painter.setPen(QPen(QColor(self._shades.line), 1))
        painter.setBrush(QColor(self._shades.panel))
        painter.drawRoundedRect(room, 4, 4)
        painter.setFont(interface_font(11, bold=True))
        painter.setPen(QColor(self._shades.faint))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, key)


def keys_of(lanes: Sequence[str], annotators: Sequence[str]) -> tuple[str, ...]:
    """The numbers of annotators (uids) among the lanes."""
    return tuple(str(lanes.index(one) + 1) for one in annotators if one in lanes)
