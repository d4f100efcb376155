"""What an export will lose, with the articles to click on; and how its first article will look."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QTabWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import number, tr, trn
from annotator.ui.dialogs.form import quiet_line
from annotator.ui.theme.palette import SPACE
from annotator.ui.words import isolated, loss_name, plain_tip
from annotator.usecases.foresee import LostKind, SampleFile

_PLACE = Qt.ItemDataRole.UserRole
_OPENED = 3
"""So few kinds are shown with their articles at once."""


class Foresight(QTabWidget):
    """Two pages: the losses, and a sample."""

    stop_pressed = Signal()
    article_wanted = Signal(str, str)
    """The uid of an article, and of a mark in it or empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName("Losses and sample")
        self.told = quiet_line("")
        self.bar, self.stop = _bar(), _stop_button()
        self.stop.clicked.connect(self.stop_pressed)
        self.tree = _tree()
        self.tree.itemActivated.connect(self._activated)
        self.tree.itemClicked.connect(self._activated)
        self.files = QComboBox()
        self.files.setAccessibleName("File of the sample")
        self.files.currentIndexChanged.connect(self._show_file)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Sample")
        self.text.setPlaceholderText(tr("It is being written …"))
        self.nothing = quiet_line(tr("There is no article to be written."))
        self._sample: Sequence[SampleFile] = ()
        self.addTab(self._losses_page(), tr("What is lost"))
        self.addTab(self._sample_page(), tr("How it will look"))
        self.count_anew()

    def count_anew(self) -> None:
        """Says that the losses are being counted."""
        self.tree.clear()
        self.setTabText(0, _title(0))
        self.told.setText(tr("Counting what would be lost …"))
        self._sample = ()
        self.files.hide()
        self.text.clear()
        self.show_progress(0, None)

    def show_progress(self, done: int, total: int | None) -> None:
        """How many articles have been looked at."""
        self.bar.setRange(0, total or 0)
        self.bar.setValue(done)
        self._show_work(shown=True)

    def show_stopped(self) -> None:
        """Says that the count was stopped."""
        self._show_work(shown=False)
        self.told.setText(tr("Stopped; what would be lost is not known."))

    def show_refused(self, why: str) -> None:
        """Says why nothing can be counted."""
        self._show_work(shown=False)
        self.tree.clear()
        self.told.setText(why)

    def show_lost(self, lost: Sequence[LostKind]) -> None:
        """Shows what would be lost."""
        self._show_work(shown=False)
        self.tree.clear()
        self.setTabText(0, _title(sum(kind.count for kind in lost)))
        if not lost:
            self.told.setText(tr("Nothing is lost."))
            return
        self.told.setText(
            tr("The chosen format cannot keep these. A click on an article opens it.")
        )
        for kind in lost:
            item = _kind_item(kind)
            self.tree.addTopLevelItem(item)
            item.setExpanded(len(lost) <= _OPENED)

    def show_sample(self, files: Sequence[SampleFile]) -> None:
        """Shows the first article as it will be written."""
        before = self.files.currentText()
        self._sample = files
        self.files.blockSignals(True)
        self.files.clear()
        self.files.addItems([isolated(file.name) for file in files])
        self.files.setCurrentIndex(max(0, self.files.findText(before)) if files else -1)
        self.files.blockSignals(False)
        self.files.setVisible(len(files) > 1)
        self.nothing.setVisible(not files)
        self.text.setVisible(bool(files))
        self._show_file(self.files.currentIndex())

    def _show_file(self, place: int) -> None:
        if not 0 <= place < len(self._sample):
            self.text.clear()
            return
        file = self._sample[place]
        option = self.text.document().defaultTextOption()
        # Columns and brackets are laid out from the left; the article runs as its letters do.
        ltr, auto = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.LayoutDirectionAuto
        way = auto if file.is_prose else ltr
        option.setTextDirection(way)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(
            Qt.AlignmentFlag.AlignLeading
            if file.is_prose
            else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        )
        self.text.document().setDefaultTextOption(option)
        self.text.setPlainText(file.text)

    def _activated(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if place:
            self.article_wanted.emit(*place)

    def _show_work(self, *, shown: bool) -> None:
        self.bar.setVisible(shown)
        self.stop.setVisible(shown)

    def _losses_page(self) -> QWidget:
        page, box = _page()
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.told, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        box.addLayout(row)
        box.addWidget(self.tree, 1)
        return page

    def _sample_page(self) -> QWidget:
        page, box = _page()
        box.addWidget(quiet_line(tr("The first article with entities, as it will be written.")))
        box.addWidget(self.files)
        box.addWidget(self.text, 1)
        box.addWidget(self.nothing)
        self.nothing.hide()
        return page


class _Tree(QTreeWidget):
    """Keeps Enter, which opens an article here, from pressing the button of the dialog too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 3 * SPACE, 0, 0)
    box.setSpacing(2 * SPACE)
    return page, box


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedWidth(30 * SPACE)
    bar.setAccessibleName("Work progress")
    return bar


def _stop_button() -> QToolButton:
    button = QToolButton()
    button.setText(tr("Stop"))
    button.setProperty("link", True)
    button.setAccessibleName("Stop")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _tree() -> QTreeWidget:
    tree = _Tree()
    tree.setHeaderHidden(True)
    tree.setAccessibleName("Losses")
    tree.setUniformRowHeights(True)
    return tree


def _title(count: int) -> str:
    return tr("What is lost ({n})", n=count) if count else tr("What is lost")


def _kind_item(kind: LostKind) -> QTreeWidgetItem:
    articles = trn("in {n} article", "in {n} articles", kind.n_articles)
    name = f"{loss_name(kind.kind)}: {number(kind.count)} {articles}"
    item = QTreeWidgetItem([name])
    for one in kind.articles:
        count = f" · {number(one.count)}" if one.count > 1 else ""
        child = QTreeWidgetItem([isolated(" ".join(one.title.split())) + count])
        child.setData(0, _PLACE, (one.article, one.mark))
        child.setToolTip(0, plain_tip(one.why))
        item.addChild(child)
    more = kind.n_articles - len(kind.articles)
    if more:
        item.addChild(QTreeWidgetItem([trn("… and {n} more", "… and {n} more", more)]))
    return item
