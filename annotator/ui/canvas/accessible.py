"""The canvas for those who do not see it, and for scripts.

Qt crashes on a text interface written in Python. So the canvas has role and name only, and beside
it stands a real text field, unseen behind the page, with the paragraph in which the caret is: laid
out like the one on the page and kept in the same place, so that the field's letters are where the
page's are.
"""

from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QTextEdit, QWidget
from shiboken6 import isValid

from annotator.ui.canvas.marking import MarkingView
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.style import option

_LONGEST = 12_000
_WAIT_MS = 30
_start = attrgetter("start")


def announce(widget: QWidget, words: str) -> None:
    """Has a screen reader say ``words``, if one listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Mirror(QTextEdit):
    """The caret's paragraph as a plain, read-only field that lies unseen behind the viewport."""

    def __init__(self, view: MarkingView) -> None:
        super().__init__(view)
        self._view = view
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.update_now)
        self._shows: tuple[object, ...] = ()
        self.setAccessibleName("Paragraph")
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.lower()
        view.caret_moved.connect(self.follow)
        view.verticalScrollBar().valueChanged.connect(self.follow)
        view.verticalScrollBar().rangeChanged.connect(self.follow)

    def follow(self) -> None:
        """Takes up where the caret is, soon: whoever begins to listen finds it there."""
        if not self._wait.isActive():
            self._wait.start()

    def update_now(self) -> None:
        """Takes up where the caret is."""
        view = self._view
        paragraph = view.page.paragraph_of(view.caret)
        rows = _rows_near(paragraph.rows, view.page.row_of(view.caret))
        start, end = paragraph.points(rows[0].start), paragraph.points(rows[-1].end)
        shows = (start, view.text[start:end], view.page.width, view.page.style)
        if shows != self._shows:
            self._shows = shows
            self._fill(view.text[start:end], rows[0])
        shape, natural = rows[0].shape, rows[0].line.height()
        # Room above rows is not the field's: the caret's row is where the page's is.
        here = view.page.row_of(view.caret)
        above = view.page.top_of(here) + here.above - shape.height * rows.index(here)
        middle = above + (shape.top + shape.bottom) / 2
        top = middle + natural / 2 - shape.height  # Qt sets the letters at a line's bottom
        offset = view.viewport_offset()
        height = len(rows) * shape.height
        origin = view.viewport().pos()
        self.setGeometry(
            round(offset.x()) + origin.x(),
            round(top + offset.y()) + origin.y(),
            round(view.page.width),
            round(height),
        )
        cursor = self.textCursor()
        cursor.setPosition(paragraph.utf16(view.caret) - rows[0].start)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(0)

    def _fill(self, text: str, row: Row) -> None:
        paragraph = row.paragraph
        self.document().setDefaultTextOption(option(rtl=paragraph.reads_rtl))
        self.setFont(paragraph.setting.font)
        self.setPlainText(text)
        shape = QTextBlockFormat()
        shape.setLineHeight(row.shape.height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)


_ROLES = {"ArticleView": QAccessible.Role.Document, "LabelPalette": QAccessible.Role.List}
"""What Qt cannot know of widgets of ours, by their class."""


class RoleInterface(QAccessibleWidget):
    """Role and name of a widget; everything else is Qt's own."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role, widget.accessibleName())


def _rows_near(rows: list[Row], row: Row) -> list[Row]:
    """All rows, or of a very long paragraph those around one."""
    if rows[-1].end <= _LONGEST:
        return rows
    first = bisect_right(rows, row.start - _LONGEST // 2, key=_start)
    return rows[first : bisect_left(rows, row.start + _LONGEST // 2, key=_start)]


@cache
def install() -> None:
    """Makes Qt ask here for the roles of our widgets; once in a process."""
    QAccessible.installFactory(_interface)


_alive: list[QAccessibleInterface] = []
"""Qt deletes an interface with its widget, but takes no share in it: here it is kept until then."""


def _interface(name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if name not in _ROLES or not isinstance(thing, QWidget):
        return None
    # Never sooner: Qt would delete once more what Python had collected, and crash.
    _alive[:] = [one for one in _alive if isValid(one)]
    _alive.append(RoleInterface(thing, _ROLES[name]))
    return _alive[-1]
