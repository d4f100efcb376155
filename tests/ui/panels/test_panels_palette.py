import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import DARK
from annotator.model.labels import Label, LabelSet
from annotator.ui.panels.palette import LabelPalette
from annotator.ui.theme.palette import shades_of

LABELS = LabelSet(
    "l",
    (
        Label("PERS", {"en": "Person", "ar": "شخص"}, "1", "blue", {"en": "Names <of> people."}),
        Label("OLD", colour="red"),
    ),
)


@pytest.fixture
def palette(qtbot):
    made = LabelPalette(shades_of(DARK), DARK)
    qtbot.addWidget(made)
    made.resize(400, 60)
    made.show()
    made.show_labels(LABELS)
    return made


def test_buttons_bear_the_names_of_the_labels(palette):
    assert [b.accessibleName() for b in palette.buttons.values()] == ["PERS", "OLD"]
    assert palette.accessibleName() == "Labels"


def test_the_guideline_is_told_and_never_taken_for_html(palette):
    button = palette.buttons["PERS"]
    assert "&lt;of>" in button.toolTip()
    assert button.accessibleDescription() == "Person (PERS)\nNames <of> people."


def test_a_press_names_the_label_and_checks_nothing(palette, qtbot):
    with qtbot.waitSignal(palette.pressed) as pressed:
        QTest.mouseClick(palette.buttons["OLD"], Qt.MouseButton.LeftButton)
    assert pressed.args == ["OLD"]
    assert not palette.buttons["OLD"].isChecked()


def test_the_label_of_the_chosen_entity_stands_out(palette):
    before = palette.buttons["PERS"].grab().toImage()
    palette.choose("PERS")
    assert palette.buttons["PERS"].isChecked()
    assert palette.buttons["PERS"].grab().toImage() != before
    palette.choose(None)
    assert not palette.buttons["PERS"].isChecked()


def test_other_labels_take_the_place(palette):
    palette.show_labels(LabelSet("none"))
    assert palette.buttons == {}
    assert palette._none.isVisible()


def test_one_sees_that_a_label_has_the_keys_even_where_it_is_chosen(palette, qtbot):
    palette.choose("PERS")
    button = palette.buttons["PERS"]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    focused = button.grab().toImage()
    button.clearFocus()
    assert button.grab().toImage() != focused
