"""The labels that could stand in the place of another."""

from PySide6.QtCore import Qt

from tests.ui.review.conftest import META

ENTER = Qt.Key.Key_Return


def test_another_label_by_its_own_key(review, qtbot):
    desk = review()
    desk.press(Qt.Key.Key_L)
    menu = desk.desk.drafting.menu
    assert [action.text().split("\t")[1].strip("\u2066\u2069") for action in menu.actions()] == [
        "1",
        "2",
    ]
    qtbot.keyClick(menu, Qt.Key.Key_2)
    desk.press(ENTER)
    assert (*META[:2], "GPE") in desk.gold()
