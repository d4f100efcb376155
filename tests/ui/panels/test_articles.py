import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import LIGHT
from annotator.model.annotation import Status
from annotator.store.articles import ListedArticle
from annotator.ui.panels.articles import ArticleList
from annotator.ui.theme.palette import shades_of

ARTICLES = [
    ListedArticle(1, "a", "القاهرة", 10, Status.DONE, 3),
    ListedArticle(2, "b", "بيروت", 10, Status.NEW, 0),
    ListedArticle(3, "c", "دمشق", 10, Status.SKIPPED, 0),
    ListedArticle(4, "d", "تونس", 10, Status.IN_PROGRESS, 1),
]


@pytest.fixture
def panel(qtbot):
    made = ArticleList(shades_of(LIGHT))
    qtbot.addWidget(made)
    made.resize(260, 400)
    made.show()
    made.show_articles(ARTICLES)
    return made


def test_titles_begin_at_the_right_and_are_whole_in_the_tool_tip(panel):
    assert panel.list.layoutDirection() == Qt.LayoutDirection.RightToLeft
    index = panel.model.index_of("a")
    assert "القاهرة" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_neighbours_and_the_next_that_is_open(panel):
    assert panel.neighbour("a", 1) == "b"
    assert panel.neighbour("a", -1) is None
    assert panel.neighbour("", 0) == "a"
    assert panel.next_open("b") == "d"
    assert panel.next_open("d") == "b"


def test_the_filter_keeps_the_open_article_where_it_can(panel):
    panel.set_current("b")
    panel.words.setText("بير")
    assert panel.model.rowCount() == 1
    assert panel.list.currentIndex().data() == "بيروت"
    panel.words.setText("")
    panel.status.setCurrentIndex(panel.status.findData("done"))
    assert panel.model.rowCount() == 1


def test_a_click_opens(panel, qtbot):
    with qtbot.waitSignal(panel.opened) as opened:
        panel.list.clicked.emit(panel.model.index(2))
    assert opened.args == ["c"]


def test_an_empty_list_says_what_to_do(panel):
    panel.show_articles([])
    assert panel.empty.isVisible()
    assert not panel.list.isVisible()


def test_every_status_is_drawn_in_its_own_way(panel):
    pictures = set()
    for status in Status:
        panel.show_articles([ListedArticle(1, "a", "", 1, status, 0)])
        picture = panel.list.viewport().grab().toImage()
        pictures.add(bytes(picture.constBits()))
    assert len(pictures) == len(Status)


def test_an_article_far_down_a_long_list_comes_into_sight(panel, qtbot):
    panel.show_articles([ListedArticle(n, f"u{n}", f"عنوان {n}", 9) for n in range(3000)])
    panel.set_current("u2500")

    def is_in_sight():
        rect = panel.list.visualRect(panel.list.currentIndex())
        return not rect.isEmpty() and panel.list.viewport().rect().contains(rect)

    qtbot.waitUntil(is_in_sight)


def test_enter_in_the_filter_opens_the_first_that_is_left(panel, qtbot):
    QTest.keyClicks(panel.words, "x")
    panel.words.setText("دمشق")
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.keyClick(panel.words, Qt.Key.Key_Return)
    assert opened.args == ["c"]


def test_down_in_the_filter_goes_into_the_list(panel):
    panel.words.setText("بيروت")
    QTest.keyClick(panel.words, Qt.Key.Key_Down)
    assert panel.focusWidget() is panel.list
    assert panel.list.currentIndex().row() == 0


def test_esc_clears_the_filter_and_then_leaves_it(panel, qtbot):
    panel.words.setText("بيروت")
    QTest.keyClick(panel.words, Qt.Key.Key_Escape)
    assert panel.words.text() == ""
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.words, Qt.Key.Key_Escape)


def test_the_open_article_is_in_sight_when_the_list_has_become_lower(panel, qtbot):
    panel.resize(260, 300)
    panel.set_current("d")
    panel.resize(260, 160)
    index = panel.model.index_of("d")
    qtbot.waitUntil(lambda: panel.list.viewport().rect().contains(panel.list.visualRect(index)))


def test_the_open_article_stays_in_sight_when_the_list_becomes_lower_later(panel, qtbot):
    panel.resize(260, 300)
    index = panel.model.index_of("d")
    panel.list.setCurrentIndex(index)
    qtbot.waitUntil(lambda: panel.list.viewport().rect().contains(panel.list.visualRect(index)))
    panel.resize(260, 160)
    qtbot.waitUntil(lambda: panel.list.viewport().rect().contains(panel.list.visualRect(index)))
