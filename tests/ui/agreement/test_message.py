"""Words in the place of charts are seen and heard."""

import pytest
from PySide6.QtGui import QColor

from annotator.look import DARK, LIGHT
from annotator.ui.agreement.message import Message


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_painted_on_the_page_and_said(qtbot, look):
    message = Message(look)
    qtbot.addWidget(message)
    message.resize(400, 300)
    empty = message.grab().toImage()
    message.show_words("Nothing", "Do this")
    written = message.grab().toImage()
    assert QColor(empty.pixel(5, 5)) == QColor(look.page)
    assert written != empty
    assert message.accessibleDescription() == "Nothing. Do this"
