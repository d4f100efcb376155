"""Where each part of the review stands. No logic."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr, trn
from annotator.look import Look
from annotator.ui.canvas.view import ArticleView
from annotator.ui.keys import pressed, shown
from annotator.ui.panels.explain import explain
from annotator.ui.panels.status_line import StatusLine
from annotator.ui.review.card import QuestionCard
from annotator.ui.review.queue_lists import ItemList
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import isolated

_SIZES = [220, 700, 360]
_SCROLLING = frozenset({"PageUp", "PageDown", "Home", "End"})


class ReviewScreen(QWidget):
    """Articles and questions before the text, the text with its lanes, the question behind it."""

    pressed = Signal(str)
    """A key was pressed, named as in ``keys.py``, wherever in the screen."""
    left = Signal()
    names_hidden = Signal(bool)
    all_wanted = Signal()
    """All questions are to be asked again, not some that were picked."""

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Stage")
        self.view = ArticleView()
        self.view.set_look(look)
        self.view.setAccessibleName("Reviewed text")
        self.card = QuestionCard(shades, look)
        self.articles = ItemList(tr("Articles, the worst first"), "Reviewed articles", shades)
        self.questions = ItemList(tr("Questions"), "Questions", shades)
        self.status = StatusLine(shades)
        self.told, self.bar = QLabel(), QProgressBar()
        self.back = QPushButton(tr("Back to annotating"))
        self.hide_names = QCheckBox(tr("Hide names"))
        self.flags = QPushButton()
        self.filter = QPushButton(icon("close", shades.faint), "")
        self.let_go: Callable[[], bool] = lambda: False
        """Lets go of what is begun, before Esc leaves; whether anything was."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._top())
        box.addWidget(self._middle(), 1)
        box.addWidget(self.status)
        self.view.installEventFilter(self)

    def show_progress(self, words: str, done: int, whole: int) -> None:
        """Says how far the review is."""
        self.told.setText(words)
        explain(self.bar, words)
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    def show_filter(self, what: str) -> None:
        """Says which questions alone are asked; empty: all."""
        words = tr("Only {what}", what=isolated(what))
        metrics = self.filter.fontMetrics()
        self.filter.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, 90 * SPACE))
        again = tr("Show all questions again")
        explain(self.filter, f"{words}. {again}  {shown('Backspace')}")
        self.filter.setVisible(bool(what))

    def show_flags(self, count: int) -> None:
        """Says how much was asked of the guidelines."""
        words = trn("{n} asked of the guidelines", "{n} asked of the guidelines", count)
        self.flags.setText(words)
        self.flags.setVisible(bool(count))

    def show_message(self, title: str, hint: str) -> None:
        """Says in the place of an article that there is nothing to settle, and what next."""
        self.view.show_message(title, hint)
        self.card.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no part took."""
        self._press(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys of the text before Qt moves the focus with Tab."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if pressed(event) in _SCROLLING:
                    self._scroll(pressed(event))
                else:
                    self._press(event)
                return True
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> None:
        key = pressed(event)
        if key == "Esc":
            if not self.let_go():
                self.left.emit()
        elif key == "Tab":
            self.focusNextChild()
        elif key == "Shift+Tab":
            self.focusPreviousChild()
        elif key:
            self.pressed.emit(key)

    def _scroll(self, key: str) -> None:
        bar = self.view.verticalScrollBar()
        page = bar.pageStep() * 9 // 10
        steps = {"PageUp": -page, "PageDown": page, "Home": -bar.maximum(), "End": bar.maximum()}
        bar.setValue(bar.value() + steps[key])

    def _top(self) -> QWidget:
        top = QWidget()
        top.setObjectName("TopBar")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(tr("Review"))
        title.setProperty("heading", True)
        self.told.setProperty("quiet", True)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(40 * SPACE)
        self.bar.setAccessibleName("Review progress")
        self.back.setAccessibleName("Back to annotating")
        self.back.clicked.connect(self.left)
        self.hide_names.setAccessibleName("Hide names")
        self.hide_names.toggled.connect(self.names_hidden)
        row = QHBoxLayout(top)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(3 * SPACE)
        row.addWidget(self.back)
        row.addWidget(title)
        row.addWidget(self.filter)
        row.addStretch(1)
        self.filter.setAccessibleName("Clear filter")
        self.filter.clicked.connect(lambda _=False: self.all_wanted.emit())
        self.flags.hide()
        self.flags.setAccessibleName("Asked of the guidelines")
        explain(self.flags, f"{tr('All that was asked of the guidelines …')}  {shown('G')}")
        for button in (self.back, self.filter, self.hide_names, self.flags):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (self.flags, self.told, self.bar, self.hide_names):
            row.addWidget(part)
        return top

    def _middle(self) -> QSplitter:
        lists = QSplitter(Qt.Orientation.Vertical)
        lists.setObjectName("review_lists")
        lists.setChildrenCollapsible(False)
        lists.setHandleWidth(1)
        lists.addWidget(self.articles)
        lists.addWidget(self.questions)
        scroll = QScrollArea()
        scroll.setObjectName("Side")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("Side")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        scroll.setWidget(inner)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setObjectName("review")
        middle.setHandleWidth(1)
        for part in (lists, self.view, scroll):
            middle.addWidget(part)
        middle.setCollapsible(1, False)
        middle.setStretchFactor(1, 1)
        middle.setSizes(_SIZES)
        return middle
