from PySide6.QtWidgets import QPlainTextEdit

from annotator.ui.dialogs.listing import ListingDialog


def test_the_lines_can_be_read(qtbot):
    dialog = ListingDialog("Import", "2 articles are in.", ["a.txt: odd", "b.txt: odd"])
    qtbot.addWidget(dialog)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "a.txt: odd\nb.txt: odd"
