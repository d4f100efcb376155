"""A version of one's own."""

from PySide6.QtCore import Qt

from annotator.model.marks import Span
from tests.ui.review.conftest import CAIRO, META

ENTER = Qt.Key.Key_Return


def test_edges_are_moved_in_a_version_of_ones_own(review):
    desk = review()
    desk.press(Qt.Key.Key_BracketRight)
    assert desk.gold() == [CAIRO]
    assert "Your version" in desk.screen.card.draft.text()
    desk.press(ENTER)
    assert (META[0] + 1, META[1], "ORG") in desk.gold()


def test_letters_that_are_selected_are_ones_own_version(review):
    desk = review()
    desk.screen.view.select(Span(5, 9))
    desk.press(ENTER)
    assert (5, 9, "ORG") in desk.gold()


def test_escape_drops_ones_own_version_first(review):
    desk = review()
    left = []
    desk.screen.left.connect(lambda: left.append(1))
    desk.press(Qt.Key.Key_BracketRight, Qt.Key.Key_Escape)
    assert (desk.reviewing.draft, left) == (None, [])
    desk.press(Qt.Key.Key_Escape)
    assert left == [1]
