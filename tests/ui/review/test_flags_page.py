"""All that was asked of the guidelines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.ui.review.flags_page import FlagsPage
from annotator.usecases.flags import Asked

ASKED = [
    Asked("a1", "خبر", ("ميتا",), "with the word?", "lead", "2026-01-01T00:00:00.000Z"),
    Asked("a2", "آخر", (), "a place?", "lead", "2026-01-02T00:00:00.000Z"),
]


def test_each_note_stands_with_its_words_and_opens_its_article(qtbot):
    page = FlagsPage(ASKED)
    qtbot.addWidget(page)
    page.show()
    assert "with the word?" in page.list.item(0).text()
    assert "ميتا" in page.list.item(0).text()
    wanted = []
    page.wanted.connect(wanted.append)
    page.list.setCurrentRow(1)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert wanted == ["a2"]


def test_all_of_it_can_be_copied(qtbot):
    page = FlagsPage(ASKED)
    qtbot.addWidget(page)
    page.copy.click()
    assert "with the word?\n«ميتا» — خبر" in QGuiApplication.clipboard().text()
    assert not FlagsPage([]).copy.isEnabled()
