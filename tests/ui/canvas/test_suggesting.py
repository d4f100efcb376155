import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.model.annotation import Annotation
from annotator.model.suggestion import Suggestion
from annotator.ui.canvas.suggested import tags
from annotator.ui.canvas.view import ArticleView
from tests.ui.canvas.conftest import LABELS, TEXT, place

FOUND = [Suggestion(place(TEXT, "ميتا", 1), "ORG"), Suggestion(place(TEXT, "14.3"), "MONEY")]


@pytest.fixture
def view(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_article(TEXT)
    view.show_annotation(Annotation(), LABELS)
    view.show()
    qtbot.waitExposed(view)
    return view


def grabbed(view):
    return view.viewport().grab().toImage()


def test_suggestions_are_painted_and_taken_away_again(view):
    plain = grabbed(view)
    view.set_suggestions(FOUND)
    shown = grabbed(view)
    view.set_suggestions(FOUND, 0)
    current = grabbed(view)
    assert len({plain.cacheKey(), shown.cacheKey()}) == 2
    assert plain != shown != current
    view.set_suggestions(())
    assert grabbed(view) == plain


def test_another_article_has_none(view):
    view.set_suggestions(FOUND)
    view.show_article("other")
    assert view.suggestions == ()


def test_a_suggestion_is_found_on_its_letters_and_on_its_name(view):
    view.set_suggestions(FOUND)
    middle = view.rects_of(FOUND[0].span)[0].center()
    assert view.suggestion_at(middle) == 0
    assert view.suggestion_at(middle, name_only=True) == -1
    row = view.page.row_of(FOUND[0].span.start)
    tag = tags(view.page, row, view.suggestions)[0]
    top = view.page.top_of(row) + row.above + row.shape.over + 3
    name = QPointF(tag.left + 3, top) + view.viewport_offset()
    assert view.suggestion_at(name, name_only=True) == 0
    assert view.suggestion_at(QPointF(2, 2)) == -1


def test_a_name_says_what_a_click_on_it_does(view, qtbot):
    view.set_suggestions(FOUND)
    row = view.page.row_of(FOUND[0].span.start)
    tag = tags(view.page, row, view.suggestions)[0]
    top = view.page.top_of(row) + row.above + row.shape.over + 3
    at = (QPointF(tag.left + 3, top) + view.viewport_offset()).toPoint()
    where = view.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, where))
    qtbot.waitUntil(lambda: "accepts the suggestion" in QToolTip.text())
    QToolTip.hideText()


def test_the_pen_is_seen_at_the_pointer(view):
    view.set_pen("ORG")
    assert view.writing_cursor().shape() == Qt.CursorShape.BitmapCursor
    view.set_pen("")
    assert view.writing_cursor().shape() == Qt.CursorShape.IBeamCursor
