"""A row of a tree whose found words stand out from those around them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

STRONG = Qt.ItemDataRole.UserRole
"""How many UTF-16 units stand before the words, and how many are theirs."""
_GAP = 3


class WordsRow(QStyledItemDelegate):
    """Writes the words in bold; a row without any is drawn as usual."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draws one row: the box to check and the ground as usual, then the text."""
        strong = index.data(STRONG)
        if strong is None:
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        text, drawn.text = drawn.text, ""
        style = drawn.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        drawn.text = text
        part = QStyle.SubElement.SE_ItemViewItemText
        room = style.subElementRect(part, drawn, drawn.widget).adjusted(_GAP, 0, -_GAP, 0)
        is_chosen = drawn.state & QStyle.StateFlag.State_Selected
        tone = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        layout = _laid_out(text, drawn.font, strong, room.width())
        painter.save()
        painter.setClipRect(room)
        painter.setPen(drawn.palette.color(tone))
        high = layout.boundingRect().height()
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - high) / 2))
        painter.restore()


def _laid_out(text: str, font: QFont, strong: tuple[int, int], width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    bold = QTextLayout.FormatRange()
    bold.start, bold.length = strong
    bold.format.setFontWeight(QFont.Weight.Bold)
    layout.setFormats([bold])
    layout.beginLayout()
    layout.createLine().setLineWidth(width)
    layout.endLayout()
    return layout
