"""What the rows of lists that we draw ourselves have in common."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.panels.line import Line
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.palette import Shades

Index = QModelIndex | QPersistentModelIndex
_NARROWEST = 80


class DrawnRow(QStyledItemDelegate):
    """A row that says how high it is, and draws itself along a ``Line``."""

    def __init__(self, shades: Shades, parent: QWidget) -> None:
        super().__init__(parent)
        self.shades = shades

    def height(self, index: Index) -> int:
        """How high the row is, in pixels."""
        raise NotImplementedError

    def draw(self, line: Line, index: Index) -> None:
        """Draws the row; the painter is put back as it was afterwards."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list is; as high as the row says."""
        return QSize(_NARROWEST, self.height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Has the row drawn with smooth edges."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(Line(painter, option, self.shades), index)
        painter.restore()


class TwoLines(DrawnRow):
    """Words, and below them in smaller letters what is said of them."""

    def draw_words(self, line: Line, index: Index) -> None:
        """Draws the upper line."""
        raise NotImplementedError

    def draw_aside(self, line: Line, index: Index) -> None:
        """Draws the lower line."""
        raise NotImplementedError

    def draw(self, line: Line, index: Index) -> None:
        """Draws the ground, then one line after the other."""
        line.ground()
        line.take(8)
        line.take_end(8)
        upper, lower = line.halves()
        self.draw_words(upper, index)
        lower.set_font(interface_font(11))
        self.draw_aside(lower, index)
