import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from annotator.model.labels import Label, LabelSet
from annotator.ui.commands import table
from annotator.ui.key_dialogs import KeysDialog, KeysPage

LABELS = LabelSet("l", (Label("ORG", key="1"), Label("OLD")))


@pytest.fixture
def dialog(qtbot):
    made = KeysDialog({}, LABELS)
    qtbot.addWidget(made)
    return made


def choose(dialog, name):
    dialog.table.setCurrentCell([one.id for one in table()].index(name), 1)


def can_save(dialog):
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()


def test_the_page_lists_every_command_and_every_label_with_a_key(qtbot):
    page = KeysPage(table(), LABELS)
    qtbot.addWidget(page)
    titles = {page.table.item(row, 1).text() for row in range(page.table.rowCount())}
    assert titles == {one.title for one in table()} | {"ORG"}


def test_a_key_is_changed_by_pressing_it(dialog):
    choose(dialog, "undo")
    QTest.keyClick(dialog.field, Qt.Key.Key_F12)
    assert dialog.changed() == {"undo": "F12"}
    assert can_save(dialog)
    dialog.usual.click()
    assert dialog.changed() == {}


def test_a_clash_is_named_and_not_saved(dialog):
    choose(dialog, "undo")
    dialog.take("F3")
    assert "Undo" in dialog.told.text()
    assert "Next hit" in dialog.told.text()
    assert not can_save(dialog)


def test_the_key_of_a_label_is_a_clash_too(dialog):
    choose(dialog, "undo")
    dialog.take("1")
    assert "ORG" in dialog.told.text()
    assert not can_save(dialog)


def test_the_usual_key_is_no_change(dialog):
    choose(dialog, "find")
    dialog.take("Ctrl+F")
    assert dialog.changed() == {}


def test_tab_is_a_key_like_others(dialog):
    choose(dialog, "undo")
    QTest.keyClick(dialog.field, Qt.Key.Key_Tab)
    assert dialog.changed() == {"undo": "Tab"}
    QTest.keyClick(dialog.field, Qt.Key.Key_Control)
    assert dialog.changed() == {"undo": "Tab"}


def test_esc_leads_out_of_the_field_and_becomes_no_key(dialog):
    dialog.show()
    choose(dialog, "undo")
    dialog.field.setFocus()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.changed() == {}
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.table


def test_the_page_says_what_the_mouse_does(qtbot):
    page = KeysPage(table(), LABELS)
    qtbot.addWidget(page)
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Double click" in said
    assert "to relate them" in said
    assert page.height() < page.screen().availableSize().height()
