"""Where each part of the screen of agreement stands. No logic."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr
from annotator.look import Look
from annotator.ui.agreement.board import Board
from annotator.ui.agreement.case_page import CasePage
from annotator.ui.agreement.message import Message
from annotator.ui.keys import pressed, shown
from annotator.ui.panels.explain import explain
from annotator.ui.panels.status_line import StatusLine
from annotator.ui.review.queue_lists import ItemList
from annotator.ui.theme.palette import SPACE, Shades

_SIZES = [980, 300]


class AgreementScreen(QWidget):
    """The charts, or one case in their place; behind them articles, or the cases of a number."""

    pressed = Signal(str)
    """A key was pressed, named as in ``keys.py``, wherever in the screen."""
    left = Signal()
    chosen = Signal(int)
    """The place of the choice that was made."""
    articles_wanted = Signal()
    review_wanted = Signal()
    """The cases that are listed are to be reviewed, and they alone."""

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Stage")
        self.board = Board(look)
        self.case = CasePage(look)
        self.case.pressed.connect(self._take)
        self.case.left.connect(lambda: self.pressed.emit("Esc"))
        self.articles = ItemList(tr("Articles, the worst first"), "Compared articles", shades)
        self.cases = ItemList(tr("Cases"), "Cases", shades)
        self.cases.heading.setWordWrap(True)
        self.all_articles = QPushButton(tr("All articles"))
        review = tr("Review these")
        self.review_these = QPushButton(f"{review}  {shown('R')}")
        self.save = QPushButton(tr("Save report …"))
        self.chooser = QComboBox()
        self.told = QLabel()
        self.back = QPushButton(tr("Back to annotating"))
        self.status = StatusLine(shades)
        self.pages, self.side = QStackedWidget(), QStackedWidget()
        self._message = Message(look)
        self.pages.addWidget(self.board)
        self.pages.addWidget(self.case)
        self.pages.addWidget(self._message)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._top())
        box.addWidget(self._middle(), 1)
        box.addWidget(self.status)

    def show_choices(self, names: Sequence[str], current: int) -> None:
        """Lists what can be chosen."""
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems(list(names))
        self.chooser.setCurrentIndex(current)
        self.chooser.blockSignals(False)
        self.chooser.setVisible(bool(names))

    def show_message(self, title: str, hint: str) -> None:
        """Says in the place of the charts what is missing, and what next."""
        self._message.show_words(title, hint)
        self.pages.setCurrentWidget(self._message)
        self.side.setVisible(False)
        self.save.setEnabled(False)

    @property
    def message(self) -> str:
        """What stands in the place of the charts; empty where they are."""
        shown = self.pages.currentWidget() is self._message
        return self._message.accessibleDescription() if shown else ""

    def show_board(self) -> None:
        """Shows the charts."""
        self.pages.setCurrentWidget(self.board)
        self.side.setVisible(True)
        self.save.setEnabled(True)

    def show_case(self) -> None:
        """Shows one case in the place of the charts, and gives it the keys."""
        self.pages.setCurrentWidget(self.case)
        self.case.view.setFocus()

    @property
    def shows_case(self) -> bool:
        """Whether a case stands in the place of the charts."""
        return self.pages.currentWidget() is self.case

    def show_list(self, *, of_cases: bool) -> None:
        """Shows the cases of a number, or the articles."""
        self.side.setCurrentIndex(1 if of_cases else 0)

    @property
    def lists_cases(self) -> bool:
        """Whether the cases of a number are listed, not the articles."""
        return not self.shows_case and not self.message and self.side.currentIndex() == 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no part took."""
        self._take(pressed(event))

    def _take(self, key: str) -> None:
        if key:
            self.pressed.emit(key)

    def _top(self) -> QWidget:
        top = QWidget()
        top.setObjectName("TopBar")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(tr("Agreement"))
        title.setProperty("heading", True)
        self.told.setProperty("quiet", True)
        self.back.setAccessibleName("Back to annotating")
        self.back.clicked.connect(self.left)
        self.chooser.setAccessibleName("Whose agreement")
        explain(self.chooser, tr("Whose agreement is shown"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.currentIndexChanged.connect(self.chosen)
        self.chooser.setVisible(False)
        self.save.setAccessibleName("Save report")
        explain(self.save, tr("A page with all of this, that any browser shows"))
        self.save.setEnabled(False)
        row = QHBoxLayout(top)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(3 * SPACE)
        for part in (self.back, title, self.chooser, self.told):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.save)
        return top

    def _middle(self) -> QSplitter:
        self.all_articles.setAccessibleName("All articles")
        self.all_articles.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all_articles.clicked.connect(self.articles_wanted)
        self.review_these.setAccessibleName("Review these")
        self.review_these.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        explain(self.review_these, tr("Settle these cases, and no others"))
        self.review_these.clicked.connect(self.review_wanted)
        behind = QWidget()
        behind.setObjectName("Side")
        behind.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(behind)
        column.setContentsMargins(0, 0, 0, 2 * SPACE)
        column.addWidget(self.cases, 1)
        for button in (self.review_these, self.all_articles):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self.side.addWidget(self.articles)
        self.side.addWidget(behind)
        self.side.setMinimumWidth(50 * SPACE)
        self.side.setVisible(False)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setHandleWidth(1)
        middle.addWidget(self.pages)
        middle.addWidget(self.side)
        middle.setCollapsible(0, False)
        middle.setStretchFactor(0, 1)
        middle.setSizes(_SIZES)
        return middle
