"""What the guidelines are asked on the way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from annotator.ui.review.flags_page import FlagsPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_guidelines_are_asked_with_a_note(review):
    desk = review()
    desk.press((Qt.Key.Key_Slash, SHIFT))
    dialog = desk.screen.findChild(QInputDialog)
    dialog.setTextValue("with the title?")
    dialog.accept()
    assert "with the title?" in desk.screen.card.told.text()
    assert "1 asked" in desk.screen.flags.text()
    desk.press(Qt.Key.Key_G)
    page = desk.screen.findChild(FlagsPage)
    assert "with the title?" in page.list.item(0).text()
