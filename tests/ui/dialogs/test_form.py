import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from annotator import i18n, resources
from annotator.ui.dialogs.form import (
    Form,
    Standard,
    asking,
    button_row,
    chooser,
    quiet_line,
    take_room,
)


@pytest.fixture
def arabic():
    i18n.use("ar", resources.locale_folder())
    yield
    i18n.use("en", resources.locale_folder())


def test_the_usual_buttons_have_the_words_of_the_program(qtbot, arabic):
    row = button_row(Standard.Save | Standard.Cancel | Standard.Close)
    qtbot.addWidget(row)
    words = [row.button(one).text() for one in (Standard.Save, Standard.Cancel, Standard.Close)]
    assert words == ["حفظ", "إلغاء", "إغلاق"]


def test_a_dialog_of_one_line_is_wide_enough_for_its_title(qtbot):
    dialog = asking("Skip, and on", "Why?", "Skip")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() >= 360


def test_the_verb_is_the_default(qtbot):
    form = Form("Export", "Write it")
    qtbot.addWidget(form)
    assert form.accept_button.text() == "Write it"
    assert form.accept_button.isDefault()
    assert form.told.isHidden()
    form.tell("Careful.")
    assert not form.told.isHidden()
    form.tell("")
    assert form.told.isHidden()


def test_a_chooser_begins_where_it_is_told(qtbot):
    field = chooser("Format", [("One", "1"), ("Two", "2")], "2")
    qtbot.addWidget(field)
    assert field.currentData() == "2"
    assert field.accessibleName() == "Format"
    other = chooser("Format", [("One", "1")], "gone")
    qtbot.addWidget(other)
    assert other.currentData() == "1"


def test_a_quiet_line_is_plain_text(qtbot):
    line = quiet_line("<b>")
    qtbot.addWidget(line)
    assert line.text() == "<b>"


def test_a_form_is_never_larger_than_the_screen(qtbot):
    form = Form("Labels", "Save")
    qtbot.addWidget(form)
    take_room(form, 600, 400)
    assert form.size().toTuple() == (600, 400)
    take_room(form, 9000, 9000)
    room = form.screen().availableSize()
    assert form.width() < room.width()
    assert form.height() < room.height()


def test_enter_means_the_verb_and_not_cancel(qtbot):
    form = Form("Title", "Do it")
    form.rows.addRow("Field", chooser("Field", [("One", "1"), ("Two", "2")]))
    qtbot.addWidget(form)
    form.show()
    assert form.accept_button.isDefault()
    qtbot.keyClick(form.findChild(QComboBox), Qt.Key.Key_Return)
    assert form.result() == form.DialogCode.Accepted
