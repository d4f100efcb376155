"""The articles of a review, the worst first, and the questions of the one in front."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import number
from annotator.ui.keys import pressed
from annotator.ui.panels.drawn_row import Index, TwoLines
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.items)

    def data(
        self,
        index: Index,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(part for part in (item.words, item.aside) if part)
        return None


class _Row(TwoLines):
    """Before the words' end stands how many are left, or that none is."""

    def height(self, index: Index) -> int:
        return _HEIGHT

    def draw_words(self, line: Line, index: Index) -> None:
        item: Item = index.data(Qt.ItemDataRole.UserRole)
        line.set_font(interface_font(12, bold=True))
        left = number(item.count) if item.count else ""
        line.end_text("✓" if item.is_done else left, self.shades.faint)
        line.set_font(interface_font(13))
        line.text(item.words, self.shades.faint if item.is_done else self.shades.ink)

    def draw_aside(self, line: Line, index: Index) -> None:
        item: Item = index.data(Qt.ItemDataRole.UserRole)
        line.text(item.aside, self.shades.warning if item.is_urgent else self.shades.faint)
