"""The doubts beside the text: what is doubtful, in which words, and what was settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import number, tr
from annotator.ui.keys import pressed
from annotator.ui.panels.drawn_row import Index, TwoLines
from annotator.ui.panels.explain import explain
from annotator.ui.panels.line import Line
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import isolated

_ROW = 44
_LEAST = _ROW
"""One row of the list: it makes room for what is asked about a mark."""
_DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One line: an open doubt, an ignored one, or an excluded part."""

    start: int
    end: int
    what: str
    """Its kind in the user's words, or how it was settled."""
    words: str
    """The words that are doubtful, with some around them."""
    doubt: object
    """What stands behind it, for who answers."""
    is_settled: bool = False


class DoubtList(QWidget):
    """A heading with the count, which opens the list, and below it what can be done."""

    chosen = Signal(object)
    ignored = Signal(object)
    excluded = Signal(object)
    taken_back = Signal(object)
    left = Signal()

    def __init__(self, shades: Shades, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = _heading()
        self.list = _List()
        self.list.setMinimumHeight(_LEAST)
        self.list.setItemDelegate(_Row(shades, self))
        self.list.setAccessibleName("Doubts")
        self.list.setAccessibleDescription(tr("Doubts"))
        self.empty = QLabel(tr("Nothing doubtful in this article."))
        self.empty.setProperty("quiet", True)
        self.empty.setWordWrap(True)
        self.ignore = _button(tr("Ignore"), "Ignore", tr("It is right as it is (I)"))
        self.exclude = _button(
            tr("Exclude"), "Exclude", tr("It is no part of the article: left out of exports (X)")
        )
        self.back = _button(tr("Take back"), "Take back", tr("It is doubtful after all (I)"))
        self._heading = tr("Doubts")
        self._arrange()
        self._connect()
        self.show_doubts(())

    def show_doubts(self, rows: Sequence[DoubtRow]) -> None:
        """Lists these, the open ones first; the line that was current stays so, or the next."""
        at = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.what}: {row.words}")
            item.setData(_DATA, row)
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, len(rows) - 1))
        self.list.blockSignals(False)
        count = sum(not row.is_settled for row in rows)
        self._heading = f"{tr('Doubts')} {isolated(number(count))}" if count else tr("Doubts")
        self._unfold()

    def choose(self, start: int, end: int) -> None:
        """Makes the open doubt at this place the current line."""
        for at in range(self.list.count()):
            row = self._row(at)
            if row and (row.start, row.end, row.is_settled) == (start, end, False):
                self.list.setCurrentRow(at)
                return

    def current(self) -> DoubtRow | None:
        """The line that is current."""
        return self._row(self.list.currentRow())

    def _row(self, at: int) -> DoubtRow | None:
        item = self.list.item(at) if at >= 0 else None
        row: DoubtRow | None = item.data(_DATA) if item else None
        return row

    def _arrange(self) -> None:
        verbs = QHBoxLayout()
        verbs.setSpacing(SPACE)
        for button in (self.ignore, self.exclude, self.back):
            verbs.addWidget(button)
        verbs.addStretch(1)
        unfolded = QVBoxLayout()
        unfolded.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        unfolded.setSpacing(SPACE)
        unfolded.addWidget(self.list, 1)
        unfolded.addWidget(self.empty)
        unfolded.addLayout(verbs)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SPACE, 0, SPACE)  # the heading has room of its own on both sides
        box.setSpacing(SPACE)
        box.addWidget(self.title, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(unfolded, 1)

    def _connect(self) -> None:
        self.title.toggled.connect(self._unfold)
        self.list.currentRowChanged.connect(self._unfold)
        self.list.itemClicked.connect(lambda _item: self._send(self.chosen))
        self.list.itemActivated.connect(lambda _item: self._send(self.chosen))
        self.list.pressed_key.connect(self._key)
        self.ignore.clicked.connect(lambda: self._send(self.ignored))
        self.exclude.clicked.connect(lambda: self._send(self.excluded))
        self.back.clicked.connect(lambda: self._send(self.taken_back))

    def _unfold(self, *_: object) -> None:
        is_open, row = self.title.isChecked(), self.current()
        self.title.setText(
            f"{self._heading} {'▾' if is_open else '◂' if self.isRightToLeft() else '▸'}"
        )
        self.list.setVisible(is_open and self.list.count() > 0)
        self.empty.setVisible(is_open and self.list.count() == 0)
        for button, is_for_settled in (
            (self.ignore, False),
            (self.exclude, False),
            (self.back, True),
        ):
            button.setVisible(is_open and row is not None and row.is_settled == is_for_settled)

    def _send(self, signal: object) -> None:
        row = self.current()
        if row:
            signal.emit(row.doubt)  # type: ignore[attr-defined]  # a signal bound to this list

    def _key(self, key: str) -> None:
        row = self.current()
        if key == "Esc":
            self.left.emit()
        elif row and key == "I":
            self._send(self.taken_back if row.is_settled else self.ignored)
        elif row and key == "X" and not row.is_settled:
            self._send(self.excluded)


class _List(QListWidget):
    pressed_key = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = pressed(event)
        if key in {"I", "X", "Esc"}:
            self.pressed_key.emit(key)
        else:
            super().keyPressEvent(event)


class _Row(TwoLines):
    def height(self, index: Index) -> int:
        return _ROW

    def draw_words(self, line: Line, index: Index) -> None:
        row: DoubtRow = index.data(_DATA)
        line.text(row.words, self.shades.faint if row.is_settled else self.shades.ink)

    def draw_aside(self, line: Line, index: Index) -> None:
        row: DoubtRow = index.data(_DATA)
        line.text(row.what, self.shades.faint)


def _heading() -> QToolButton:
    button = QToolButton()
    button.setProperty("fold", True)
    button.setCheckable(True)
    button.setAccessibleName("Doubts heading")
    button.setAutoRaise(True)
    return button


def _button(text: str, accessible: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("link", True)
    button.setAccessibleName(accessible)
    explain(button, tip)
    return button
