"""The page of a case: who said what above the text, and keys."""

import pytest
from PySide6.QtCore import Qt

from annotator.look import LIGHT
from annotator.ui.agreement.case_page import CaseContent, CasePage, Version

CONTENT = CaseContent(
    "Another label",
    "2 of 7",
    (Version("layla", "City", "القاهرة"), Version("omar", "", "nothing")),
    "lead chose it",
)


@pytest.fixture
def page(qtbot):
    made = CasePage(LIGHT)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_case(CONTENT)
    made.keys, made.steps = [], []
    made.pressed.connect(made.keys.append)
    made.stepped.connect(made.steps.append)
    return made


def test_both_versions_are_numbered_and_named(page):
    said = [[part.text() for part in row] for row in page.rows]
    assert said == [["1  layla", "City", "القاهرة"], ["2  omar", "", "nothing"]]
    assert page.reason.text() == "lead chose it"
    assert "omar" in page.view.accessibleDescription()
    page.show_case(CaseContent("x", "1 of 1", CONTENT.versions))
    assert not page.reason.isVisible()


def test_words_stand_where_reading_of_the_interface_begins(page):
    _, _, words = page.rows[0]
    assert words.alignment() & Qt.AlignmentFlag.AlignLeft
    assert words.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_keys_in_the_text_are_told_and_buttons_step(page, qtbot):
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Escape):
        qtbot.keyClick(page.view, key)
    assert page.keys == ["J", "K", "Esc"]
    page.next.click()
    page.previous.click()
    assert page.steps == [1, -1]
    with qtbot.waitSignal(page.left):
        page.back.click()


def test_pages_scroll_and_tab_moves_on(page, qtbot):
    page.view.show_article("سطر\n\n" * 80)
    qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
    assert page.view.verticalScrollBar().value() > 0
    qtbot.keyClick(page.view, Qt.Key.Key_PageUp)
    assert page.view.verticalScrollBar().value() == 0
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    assert not page.view.hasFocus()
    assert page.keys == []
