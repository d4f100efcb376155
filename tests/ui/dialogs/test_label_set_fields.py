import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from annotator.look import COLOURS, DARK, LIGHT
from annotator.ui.dialogs.label_set_fields import ColourField, EndsField, KeyField, colour_name


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_can_be_chosen_and_has_a_name(qtbot, look):
    field = ColourField(look)
    qtbot.addWidget(field)
    field.show_colour("red")
    told = []
    field.chosen.connect(told.append)
    for swatch in field.swatches.values():
        swatch.click()
    assert told == list(COLOURS)
    assert all(swatch.accessibleDescription() for swatch in field.swatches.values())
    assert len({colour_name(colour) for colour in COLOURS}) == len(COLOURS)


def test_the_chosen_colour_is_seen_and_is_where_tab_arrives(qtbot):
    field = ColourField(LIGHT)
    qtbot.addWidget(field)
    field.show_colour("teal")
    assert field.swatches["teal"].isChecked()
    assert field.focusProxy() is field.swatches["teal"]
    before = field.grab().toImage()
    field.show_colour("blue")
    assert field.grab().toImage() != before
    field.show_colour("puce")
    assert field.swatches["grey"].isChecked()


@pytest.fixture
def key(qtbot):
    field = KeyField({"N": "Note", "Ctrl+Z": "Undo"})
    qtbot.addWidget(field)
    field.show()
    field.told, field.why = [], []
    field.taken.connect(field.told.append)
    field.refused.connect(field.why.append)
    return field


def test_a_key_is_taken_by_its_place_and_taken_away(key):
    QTest.keyClick(key, Qt.Key.Key_5)
    QTest.keyClick(key, Qt.Key.Key_Q)
    arabic = QKeyEvent(QEvent.Type.KeyPress, ord("ض"), Qt.KeyboardModifier.NoModifier, "ض")
    key.keyPressEvent(arabic)
    QTest.keyClick(key, Qt.Key.Key_Backspace)
    assert key.told == ["5", "q", "q", ""]


def test_the_key_of_a_command_is_refused_by_name(key):
    QTest.keyClick(key, Qt.Key.Key_N)
    assert "Note" in key.why[0]
    QTest.keyClick(key, Qt.Key.Key_Comma)
    assert len(key.why) == 2
    QTest.keyClick(key, Qt.Key.Key_Tab)
    assert key.told == []


def test_a_key_is_shown_as_people_read_it(key):
    key.show_key("q")
    assert "Q" in key.text()
    key.show_key("")
    assert key.text() == ""


def test_ends_are_checked_in_a_list(qtbot):
    field = EndsField("Heads")
    qtbot.addWidget(field)
    told = []
    field.changed.connect(lambda: told.append(field.ends()))
    field.show_ends([("ORG", "Organisation"), ("GPE", "Country")], ("GPE",))
    assert told == []
    assert field.ends() == ("GPE",)
    field.item(0).setCheckState(Qt.CheckState.Checked)
    assert told == [("ORG", "GPE")]
