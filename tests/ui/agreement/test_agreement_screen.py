"""Where the parts of the screen of agreement stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from annotator.look import LIGHT
from annotator.ui.agreement.screen import AgreementScreen
from annotator.ui.theme.palette import shades_of


@pytest.fixture
def screen(qtbot):
    made = AgreementScreen(shades_of(LIGHT), LIGHT)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_listing_the_choices_chooses_nothing(screen, qtbot):
    told = []
    screen.chosen.connect(told.append)
    assert not screen.chooser.isVisible()
    screen.show_choices(["all", "a and b"], 0)
    assert screen.chooser.isVisible()
    assert told == []
    screen.chooser.setCurrentIndex(1)
    assert told == [1]


def test_a_message_stands_in_the_place_of_the_charts(screen):
    screen.show_message("Nothing", "Do this")
    assert screen.message == "Nothing. Do this"
    screen.show_message("Other", "Do that")
    assert screen.message == "Other. Do that"
    screen.show_board()
    assert (screen.message, screen.side.isVisible(), screen.save.isEnabled()) == ("", True, True)


def test_a_case_gets_the_keys(screen, qtbot):
    screen.show_board()
    screen.show_case()
    assert screen.shows_case
    assert screen.case.view.hasFocus()
    with qtbot.waitSignal(screen.pressed) as told:
        qtbot.keyClick(screen.case.view, Qt.Key.Key_J)
    assert told.args == ["J"]


def test_escape_and_the_button_lead_back(screen, qtbot):
    with qtbot.waitSignal(screen.pressed) as told:
        qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert told.args == ["Esc"]
    with qtbot.waitSignal(screen.left):
        screen.back.click()


def test_everything_to_press_has_a_name(screen):
    screen.show_choices(["all"], 0)
    screen.show_board()
    parts = [*screen.findChildren(QAbstractButton), *screen.findChildren(QComboBox)]
    assert [one for one in parts if one.isVisible() and not one.accessibleName()] == []
