import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.look import LIGHT
from annotator.store.search import Hit
from annotator.ui.panels.results import Results
from annotator.ui.theme.palette import shades_of

HITS = [Hit(f"a{i}", "عنوان", 3, 7, "سياق الكلمة هنا", 0) for i in range(12)]


@pytest.fixture
def results(qtbot):
    whole, bar = QWidget(), QWidget()
    qtbot.addWidget(whole)
    bar.setParent(whole)
    bar.resize(800, 40)
    whole.resize(800, 600)
    made = Results(shades_of(LIGHT), bar)
    made.setParent(whole)
    whole.show()
    made.show_hits(HITS)
    made.show()
    yield made
    whole.hide()  # it lives as long as the test


def test_they_hang_under_the_bar_in_the_middle(results):
    assert results.y() == 44
    assert results.x() == (800 - results.width()) // 2
    assert results.geometry().bottom() < 600


def test_words_begin_at_the_right(results):
    assert results.list.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_the_hit_stands_out(results, qtbot):
    image = results.list.grab().toImage()
    blue = shades_of(LIGHT).accent
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert blue in colours


def test_steps_stay_within_the_hits(results):
    assert results.current() == HITS[0]
    results.step(1)
    assert results.current() == HITS[1]
    results.step(-5)
    assert results.current() == HITS[0]
    results.step(99)
    assert results.current() == HITS[-1]


def test_a_click_chooses(results, qtbot):
    with qtbot.waitSignal(results.chosen) as chosen:
        results.list.clicked.emit(results.model.index(2))
    assert chosen.args == [HITS[2]]


def test_nothing_found_is_said(results):
    results.show_hits([])
    assert results.none.isVisible()
    assert results.current() is None
