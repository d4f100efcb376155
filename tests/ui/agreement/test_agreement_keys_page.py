"""The page of keys of the agreement screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.ui.agreement.keys_page import AgreementKeys


def test_f1_shows_the_keys_of_this_screen(agreement):
    shown = agreement()
    QTest.keyClick(shown.screen, Qt.Key.Key_F1)
    page = shown.screen.findChild(AgreementKeys)
    keys = " ".join(page.table.item(row, 2).text() for row in range(page.table.rowCount()))
    assert all(key in keys for key in ("Enter", "J", "K", "F11", "Esc"))
