"""The review screen: keys reach it from the text, and Esc leaves."""

import pytest
from PySide6.QtCore import Qt

from annotator.look import LIGHT
from annotator.ui.review.screen import ReviewScreen
from annotator.ui.theme.palette import shades_of


@pytest.fixture
def screen(qtbot):
    made = ReviewScreen(shades_of(LIGHT), LIGHT)
    qtbot.addWidget(made)
    made.show()
    made.keys = []
    made.pressed.connect(made.keys.append)
    return made


def test_keys_pressed_in_the_text_are_told(screen, qtbot):
    qtbot.keyClick(screen.view, Qt.Key.Key_U)
    qtbot.keyClick(screen.view, Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.keys == ["U", "Shift+[", "Ctrl+Z"]


def test_escape_leaves(screen, qtbot):
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen.view, Qt.Key.Key_Escape)
    with qtbot.waitSignal(screen.left):
        screen.back.click()
    assert screen.keys == []


def test_progress_is_shown_and_said(screen):
    screen.show_progress("3 left", 1, 4)
    assert screen.told.text() == "3 left"
    assert (screen.bar.value(), screen.bar.maximum()) == (1, 4)
    screen.show_progress("none", 0, 0)
    assert screen.bar.maximum() == 1


def test_a_message_stands_in_the_place_of_an_article(screen):
    screen.show_message("Nothing", "yet")
    assert screen.view.message == ("Nothing", "yet")
    assert screen.card.isHidden()
