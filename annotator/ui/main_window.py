"""The frame: where each part stands. No logic."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.parts import Parts
from annotator.ui.settings import GEOMETRY, PANELS, Settings
from annotator.ui.theme.icons import program_icon
from annotator.ui.theme.palette import SPACE

_USUAL_SIZES = [256, 752, 272]
_USUAL = QSize(1280, 800)
_SHARE = 1000
_FRAME = QSize(8, 40)
"""What a desktop's own frame takes at most around the window."""


class MainWindow(QMainWindow):
    """The window. ``furnish`` puts other parts into it, for another language or project."""

    closing = Signal()
    dropped = Signal(list)
    """Paths of files and folders that were dropped on the window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._parts: Parts | None = None
        self._splitter = QSplitter()
        self.take_key: Callable[[QKeyEvent], bool] = lambda _event: False
        self.may_close: Callable[[], bool] = lambda: True
        self.setAccessibleName("Hashiya")
        self.setWindowTitle("Hashiya")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 500)
        self.resize(_fitting(self.screen().availableGeometry().size()))
        self.restoreGeometry(settings.bytes(GEOMETRY))

    def furnish(self, parts: Parts) -> None:
        """Puts these parts in their places; the panels are as wide as they were, or hidden."""
        if self._parts is not None:
            self.remember()
        self._parts = parts
        stage = QWidget()
        stage.setObjectName("Stage")
        middle = _column(stage)
        middle.addWidget(parts.banner)
        middle.addWidget(parts.view, 1)
        was, self._splitter = self._splitter, _splitter(_first_side(parts), stage, _side(parts))
        self._splitter.restoreState(self._settings.bytes(PANELS))
        for place in range(was.count()):
            old, new = was.widget(place), self._splitter.widget(place)
            if old is not None and new is not None:
                new.setHidden(old.isHidden())
        whole = QWidget()
        column = _column(whole)
        column.addWidget(parts.top)
        column.addWidget(self._splitter, 1)
        column.addWidget(parts.labels)
        column.addWidget(parts.relation_labels)
        column.addWidget(parts.status)
        stack = QStackedWidget()
        stack.addWidget(whole)
        self.setCentralWidget(stack)
        parts.results.setParent(whole)
        parts.results.hide()

    def show_screen(self, screen: QWidget | None) -> None:
        """Puts a screen in the place of the desk; None: the desk stands there again."""
        stack = self.centralWidget()
        if not isinstance(stack, QStackedWidget):
            return
        while (other := stack.widget(1)) is not None:
            self._remember_sizes(other)
            stack.removeWidget(other)
            other.deleteLater()
        if screen is not None:
            for splitter in _named_splitters(screen):
                splitter.restoreState(self._settings.bytes(f"{PANELS}_{splitter.objectName()}"))
            stack.addWidget(screen)
            stack.setCurrentWidget(screen)

    def remember(self) -> None:
        """Keeps the sizes of window and panels for the next start."""
        self._settings.put_bytes(GEOMETRY, self.saveGeometry())
        self._settings.put_bytes(PANELS, self._splitter.saveState())
        stack = self.centralWidget()
        if isinstance(stack, QStackedWidget) and (screen := stack.widget(1)) is not None:
            self._remember_sizes(screen)

    def _remember_sizes(self, screen: QWidget) -> None:
        for splitter in _named_splitters(screen):
            self._settings.put_bytes(f"{PANELS}_{splitter.objectName()}", splitter.saveState())

    def toggle_panel(self, place: int) -> None:
        """Shows or hides what stands beside the article: 0 the articles, 2 the entities."""
        panel = self._splitter.widget(place)
        if panel is not None:
            panel.setVisible(not panel.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no part took."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lets everything be put away first."""
        if not self.may_close():
            event.ignore()
            return
        self.remember()
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the results under the search field."""
        super().resizeEvent(event)
        if self._parts is not None:
            self._parts.results.place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands on what was dropped."""
        event.acceptProposedAction()
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        self.dropped.emit([Path(url.toLocalFile()) for url in urls])


def _named_splitters(screen: QWidget) -> list[QSplitter]:
    """Those of a screen whose sizes are remembered."""
    return [one for one in screen.findChildren(QSplitter) if one.objectName()]


def _first_side(parts: Parts) -> QWidget:
    """What stands before the text: the articles, what is asked about one, a guideline."""
    side = QWidget()
    column = _column(side)
    column.addWidget(parts.articles, 1)
    column.addWidget(parts.article_details)
    column.addWidget(parts.guideline)
    return side


def _side(parts: Parts) -> QWidget:
    """What stands behind the text: one list below the other, and the details of a mark."""
    side = QWidget()
    column = _column(side)
    column.addWidget(_lists(parts), 1)
    column.addWidget(parts.doubts)
    column.addWidget(parts.details)
    return side


def _lists(parts: Parts) -> QSplitter:
    side = QSplitter(Qt.Orientation.Vertical)
    side.setHandleWidth(1)
    side.setChildrenCollapsible(False)
    for part in (parts.entities, parts.relations):
        side.addWidget(part)
        side.setStretchFactor(side.count() - 1, 1)
    side.setSizes([_SHARE, _SHARE])
    return side


def _fitting(room: QSize) -> QSize:
    """The usual size, or on a small screen all of it, so that nothing lies outside."""
    return _USUAL.boundedTo(room - _FRAME)


def _column(of: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(of)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _splitter(articles: QWidget, stage: QWidget, entities: QWidget) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    for part in (articles, stage, entities):
        splitter.addWidget(part)
    for side in (articles, entities):
        side.setMinimumWidth(40 * SPACE)
    stage.setMinimumWidth(80 * SPACE)
    splitter.setCollapsible(1, False)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes(_USUAL_SIZES)
    return splitter
