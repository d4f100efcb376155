import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.look import LIGHT
from annotator.ui.panels.drawn_row import DrawnRow, TwoLines
from annotator.ui.theme.palette import shades_of


class _Told(TwoLines):
    """Notes what was asked of it."""

    def __init__(self, parent):
        super().__init__(shades_of(LIGHT), parent)
        self.told = []

    def height(self, index):
        return 44

    def draw_words(self, line, index):
        self.told.append(("words", line.area, line.painter.font().pixelSize()))

    def draw_aside(self, line, index):
        self.told.append(("aside", line.area, line.painter.font().pixelSize()))


@pytest.fixture
def row(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return _Told(parent)


@pytest.fixture
def painter(qapp):
    image = QImage(200, 44, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    yield painter
    painter.end()


def option():
    found = QStyleOptionViewItem()
    found.rect = QRect(0, 0, 200, 44)
    return found


def test_it_is_as_high_as_it_says(row):
    assert row.sizeHint(option(), QModelIndex()).height() == 44


def test_the_words_stand_above_what_is_said_of_them(row, painter):
    row.paint(painter, option(), QModelIndex())
    (words, above, _), (aside, below, size) = row.told
    assert (words, aside) == ("words", "aside")
    assert above.bottom() < below.bottom()
    assert above.top() < below.top()
    assert size == 11


def test_the_painter_is_as_it_was_afterwards(row, painter):
    before = painter.font(), painter.renderHints()
    row.paint(painter, option(), QModelIndex())
    assert (painter.font(), painter.renderHints()) == before


def test_who_draws_nothing_is_told_so(qtbot, painter):
    parent = QWidget()
    qtbot.addWidget(parent)
    bare = DrawnRow(shades_of(LIGHT), parent)
    with pytest.raises(NotImplementedError):
        bare.height(QModelIndex())
    with pytest.raises(NotImplementedError):
        bare.draw(None, QModelIndex())
