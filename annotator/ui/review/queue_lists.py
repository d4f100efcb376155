"""The articles of a review, the worst first, and the questions of the one in front."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import number
from annotator.ui.keys import pressed
from annotator.ui.panels.line import Line
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.palette import SPACE, Shades

_HEIGHT = 48
_KEYS = frozenset({"Up", "Down", "Home", "End", "PageUp", "PageDown", "Enter", "Space"})


@dataclass(frozen=True, slots=True)
class Item:
    """A row: what it is, what is said of it below, and how many are left."""

    key: str
    words: str
    aside: str = ""
    count: int = 0
    is_done: bool = False
    is_urgent: bool = False
    """What is said of it stands out."""


class ItemList(QWidget):
    """A list under a heading. ``chosen`` tells the key of the row that was clicked."""

    chosen = Signal(str)

    def __init__(self, heading: str, name: str, shades: Shades) -> None:
        super().__init__()
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = QLabel(heading)
        self.heading.setProperty("heading", True)
        self.model = _Model(self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(shades, self))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(heading)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for signal in (self.list.clicked, self.list.activated):
            signal.connect(lambda index: self.chosen.emit(self.model.items[index.row()].key))
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        box.setSpacing(SPACE)
        box.addWidget(self.heading)
        box.addWidget(self.list, 1)

    def show_items(self, items: Sequence[Item], current: str) -> None:
        """Lists these; the row with the key ``current`` is chosen."""
        for row in self.model.show(items):
            self.list.update(self.model.index(row, 0))
        self._choose(next((n for n, one in enumerate(items) if one.key == current), -1))

    def change_items(self, changed: Mapping[int, Item], row: int) -> None:
        """Puts other items in some of the rows; chooses a row, none where it is negative."""
        for place in self.model.change(changed):
            self.list.update(self.model.index(place, 0))
        self._choose(row)

    def _choose(self, row: int) -> None:
        index = self.model.index(row, 0) if row >= 0 else QModelIndex()
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)


class _List(QListView):
    """A list that keeps the keys of lists, and leaves all others to the screen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event) in _KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show(self, items: Sequence[Item]) -> Iterable[int]:
        """The rows to draw again. ``dataChanged`` would have the view lay out every row anew."""
        if len(items) == len(self.items):
            pairs = enumerate(zip(self.items, items, strict=True))
            return self.change({row: new for row, (old, new) in pairs if old != new})
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()
        return ()

    def change(self, changed: Mapping[int, Item]) -> Iterable[int]:
        for row, item in changed.items():
            self.items[row] = item
        return changed

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.items)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(part for part in (item.words, item.aside) if part)
        return None


class _Row(QStyledItemDelegate):
    """Words over what is said of them."""

    def __init__(self, shades: Shades, parent: QWidget) -> None:
        super().__init__(parent)
        self._shades = shades

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item: Item = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = Line(painter, option, self._shades)
        line.ground()
        line.take(8)
        line.take_end(8)
        upper, lower = line.halves()
        upper.set_font(interface_font(12, bold=True))
        upper.end_text(
            "✓" if item.is_done else number(item.count) if item.count else "", self._shades.faint
        )
        upper.set_font(interface_font(13))
        upper.text(item.words, self._shades.faint if item.is_done else self._shades.ink)
        lower.set_font(interface_font(11))
        lower.text(item.aside, self._shades.warning if item.is_urgent else self._shades.faint)
        painter.restore()
