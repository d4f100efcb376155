"""Where words were found in all articles: a list that hangs under the search field."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr
from annotator.store.search import Hit
from annotator.ui.panels.drawn_row import Index, TwoLines
from annotator.ui.panels.line import Line
from annotator.ui.theme.palette import SPACE, Shades

_ROW = 52
_ROWS = 8
_NOWHERE = QModelIndex()
_HIT = Qt.ItemDataRole.UserRole


class Results(QFrame):
    """Hits, one in two lines: the words around it, and the title of its article."""

    chosen = Signal(object)
    """The hit that was clicked."""

    def __init__(self, shades: Shades, bar: QWidget) -> None:
        """``bar`` is what it hangs under."""
        super().__init__()
        self.setObjectName("Results")
        self.bar = bar
        self.model = _Hits(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_HitRow(shades, self))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # as the words are read
        self.list.setAccessibleName("Results")
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(_HIT)))
        self.none = QLabel(tr("Nothing found."))
        self.none.setProperty("quiet", True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        box.addWidget(self.list)
        box.addWidget(self.none)
        self.hide()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Lists hits in the place of all before, the first one chosen."""
        self.model.show_hits(hits)
        self.list.setVisible(bool(hits))
        self.none.setVisible(not hits)
        self.setFixedHeight(min(len(hits), _ROWS) * _ROW + 3 * SPACE if hits else 14 * SPACE)
        self.list.setCurrentIndex(self.model.index(0))

    def showEvent(self, event: QShowEvent) -> None:
        """Hangs under the search field."""
        super().showEvent(event)
        self.place()

    def place(self) -> None:
        """Stands where the window has room for it, below the bar."""
        whole = self.parentWidget()
        if whole is not None:
            wide = min(160 * SPACE, whole.width() - 8 * SPACE)
            self.setFixedWidth(wide)
            self.move((whole.width() - wide) // 2, self.bar.height() + SPACE)

    def step(self, by: int) -> None:
        """Chooses the next hit, or the one before."""
        row = self.list.currentIndex().row() + by
        self.list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1))))

    def current(self) -> Hit | None:
        """The hit that is chosen."""
        hit: Hit | None = self.list.currentIndex().data(_HIT)
        return hit


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{hit.context}, {hit.title}"
            case Qt.ItemDataRole.UserRole:
                return hit
        return None


class _HitRow(TwoLines):
    def height(self, index: Index) -> int:
        return _ROW

    def draw_words(self, line: Line, index: Index) -> None:
        hit: Hit = index.data(_HIT)
        start = hit.start - hit.context_start
        line.text(hit.context, self.shades.ink, strong=(start, start + hit.end - hit.start))

    def draw_aside(self, line: Line, index: Index) -> None:
        hit: Hit = index.data(_HIT)
        line.text(hit.title, self.shades.faint)
