import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import DARK
from annotator.ui.panels.details_choices import Choices
from annotator.ui.theme.palette import shades_of

VALUES = [("economy", "اقتصاد"), ("sport", "رياضة"), ("science", "علوم")]


@pytest.fixture(params=[False, True], ids=["one", "several"])
def choices(qtbot, request):
    made = Choices("Topic", VALUES, shades_of(DARK), several=request.param)
    qtbot.addWidget(made)
    made.resize(300, 60)
    made.show()
    made.told = []
    made.chosen.connect(made.told.append)
    made.several = request.param
    made.begin()
    return made


def press(choices, key):
    QTest.keyClick(choices.focusWidget(), key)


def test_digits_press_values_and_let_them_go(choices):
    press(choices, Qt.Key.Key_2)
    press(choices, Qt.Key.Key_3)
    assert choices.values() == (("sport", "science") if choices.several else ("science",))
    press(choices, Qt.Key.Key_3)
    assert choices.told[-1] == (("sport",) if choices.several else ())
    press(choices, Qt.Key.Key_9)
    assert len(choices.told) == 3


def test_arrows_go_through_the_values_and_space_presses(choices):
    press(choices, Qt.Key.Key_Down)
    assert choices.pills["sport"].hasFocus()
    press(choices, Qt.Key.Key_Up)
    press(choices, Qt.Key.Key_Up)
    assert choices.pills["science"].hasFocus()
    press(choices, Qt.Key.Key_Space)
    assert choices.values() == ("science",)


@pytest.mark.parametrize(
    ("direction", "key"),
    [
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right),
        (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left),
    ],
)
def test_on_is_where_reading_goes(choices, direction, key):
    choices.setLayoutDirection(direction)
    press(choices, key)
    assert choices.pills["sport"].hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_leave_and_change_nothing(choices, key, qtbot):
    with qtbot.waitSignal(choices.left):
        press(choices, key)
    assert choices.told == []


def test_a_click_presses_too_and_tab_arrives_at_what_is_pressed(choices):
    QTest.mouseClick(choices.pills["sport"], Qt.MouseButton.LeftButton)
    assert choices.told == [("sport",)]
    choices.show_values(["science"])
    assert choices.values() == ("science",)
    assert choices.focusProxy() is choices.pills["science"]
    policies = {v: p.focusPolicy() for v, p in choices.pills.items()}
    assert policies["science"] == Qt.FocusPolicy.StrongFocus != policies["sport"]


def test_the_buttons_say_what_they_are_and_are_drawn(choices):
    assert [p.accessibleName() for p in choices.pills.values()] == ["اقتصاد", "رياضة", "علوم"]
    before = choices.grab().toImage()
    choices.press("economy")
    assert choices.grab().toImage() != before
