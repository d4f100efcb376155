"""The articles beside the text: where one stands, what is done, what is next."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import number, tr
from annotator.model.annotation import Status
from annotator.store.articles import ListedArticle
from annotator.ui.panels.article_model import ArticleModel, Role
from annotator.ui.panels.drawn_row import DrawnRow, Index
from annotator.ui.panels.empty import EmptyState
from annotator.ui.panels.explain import explain
from annotator.ui.panels.line import Line
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import status_name

_ROW = 36
_BATCH = 500
"""Rows laid out at once: a hundred thousand would take half a second."""
_WAIT_MS = 20


class ArticleList(QWidget):
    """The list, a filter over it, and what to do while it is empty."""

    opened = Signal(str)
    """The uid of the article that was clicked."""
    left = Signal()
    """Esc was pressed in the empty filter."""

    def __init__(self, shades: Shades, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ArticleModel(self)
        self.list = _list(self.model, shades)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._clicked)
        self.words, self.status = _filter_words(), _filter_status()
        self.words.textChanged.connect(self._filter)
        self.words.entered.connect(lambda: self._clicked(self.model.index(0)))
        self.words.stepped.connect(self._go_down)
        self.words.left.connect(self.left)
        self.status.currentIndexChanged.connect(self._filter)
        self.empty = EmptyState(
            tr("No articles yet"),
            tr("Drop files or folders here: text, HTML, CSV, JSON lines."),
            tr("Import …"),
        )
        self._arrange()

    def show_articles(self, articles: Sequence[ListedArticle]) -> None:
        """Lists these articles."""
        self.model.show_articles(articles)
        empty = not articles
        self.empty.setVisible(empty)
        for part in (self.list, self.words, self.status):
            part.setVisible(not empty)

    def set_current(self, uid: str) -> None:
        """Shows which article is open."""
        self.list.setCurrentIndex(self.model.index_of(uid))
        self._bring_current()
        # Once more when all around it has its place: the list may be lower then.
        QTimer.singleShot(_WAIT_MS, self, self._bring_current)

    def neighbour(self, uid: str, step: int) -> str | None:
        """The article ``step`` rows after this one among those shown; None past an end."""
        row = self.model.index_of(uid).row()
        article = self.model.article(row + step if row >= 0 else 0)
        return article.uid if article else None

    def next_open(self, uid: str) -> str | None:
        """The next article that is not finished, after this one, else from the top."""
        count, row = self.model.rowCount(), self.model.index_of(uid).row()
        for place in (*range(row + 1, count), *range(max(row, 0))):
            article = self.model.article(place)
            if article and article.status in {Status.NEW, Status.IN_PROGRESS}:
                return article.uid
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the current row in sight where what stands below took its place."""
        super().resizeEvent(event)
        lost = event.oldSize().height() - event.size().height()
        bottom = self.list.visualRect(self.list.currentIndex()).bottom()
        height = self.list.viewport().height()
        if height <= bottom < height + lost:
            self.list.scrollTo(self.list.currentIndex())

    def _bring_current(self) -> None:
        """Scrolls to the current row, as soon as the batch that holds it is laid out."""
        index = self.list.currentIndex()
        if not index.isValid():
            return
        if self.list.isVisible() and self.list.visualRect(index).isEmpty():
            QTimer.singleShot(_WAIT_MS, self, self._bring_current)
        else:
            self.list.scrollTo(index)

    def _arrange(self) -> None:
        title = QLabel(tr("Articles"))
        title.setProperty("heading", True)
        title.setAccessibleName("Articles heading")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.words, 1)
        row.addWidget(self.status)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 0)
        box.setSpacing(2 * SPACE)
        box.addWidget(title)
        box.addLayout(row)
        box.addWidget(self.list, 1)
        box.addWidget(self.empty, 1)

    def _filter(self) -> None:
        current = self.list.currentIndex().data(Role.ARTICLE)
        chosen = self.status.currentData()
        self.model.filter(self.words.text(), Status(chosen) if chosen else None)
        if current is not None:
            self.set_current(current.uid)

    def _go_down(self) -> None:
        """Moves the keys from the filter into the list."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def _clicked(self, index: QModelIndex) -> None:
        article = self.model.article(index.row())
        if article:
            self.opened.emit(article.uid)


class _Row(DrawnRow):
    """One line: how far it is, its title, how many entities it has."""

    def height(self, index: Index) -> int:
        """The same for all."""
        return _ROW

    def draw(self, line: Line, index: Index) -> None:
        """Draws the row."""
        article: ListedArticle = index.data(Role.ARTICLE)
        line.ground()
        line.take(4)
        status = Status(article.status)
        draw_status(line.painter, QRectF(line.take(24)).center(), status, self.shades)
        line.take(4)
        line.take_end(8)
        words_font = line.painter.font()
        line.set_font(interface_font(11))
        line.end_text(number(article.entities) if article.entities else "", self.shades.faint)
        line.set_font(words_font)
        finished = status in {Status.DONE, Status.SKIPPED}
        line.text(article.title, self.shades.faint if finished else self.shades.ink)


def draw_status(painter: QPainter, centre: QPointF, status: Status, shades: Shades) -> None:
    """Draws how far an article is: an empty ring, a half one, a tick, a dash."""
    tone = QColor(shades.accent if status in {Status.DONE, Status.IN_PROGRESS} else shades.faint)
    painter.setPen(QPen(tone, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = centre.x(), centre.y()
    match status:
        case Status.DONE:
            painter.drawPolyline(
                [QPointF(x - 5, y), QPointF(x - 1.5, y + 3.5), QPointF(x + 5, y - 4)]
            )
        case Status.SKIPPED:
            painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
        case _:
            painter.drawEllipse(centre, 4.5, 4.5)
    if status is Status.IN_PROGRESS:
        painter.setBrush(tone)
        painter.drawPie(QRectF(x - 4.5, y - 4.5, 9, 9), -90 * 16, 180 * 16)


def _list(model: ArticleModel, shades: Shades) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(_Row(shades, view))
    view.setUniformItemSizes(True)
    view.setLayoutMode(QListView.LayoutMode.Batched)
    view.setBatchSize(_BATCH)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # as the words in it are read
    view.setAccessibleName("Articles")
    view.setAccessibleDescription(tr("Articles"))
    return view


class FilterField(QLineEdit):
    """A line in which Enter and Down go to what was found; Esc clears it, then leaves it."""

    entered = Signal()
    stepped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that lead away."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.entered.emit()
            case Qt.Key.Key_Down if not event.modifiers():
                self.stepped.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


def _filter_words() -> FilterField:
    field = FilterField()
    field.setPlaceholderText(tr("Filter by title"))
    field.setAccessibleName("Title filter")
    return field


def _filter_status() -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName("Status filter")
    explain(choice, tr("Show only articles with this status"))
    choice.addItem(tr("All"), "")
    for status in Status:
        choice.addItem(status_name(status), status.value)
    return choice
