from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator.model.marks import Span
from annotator.ui.dialogs.alike import AlikeDialog
from annotator.ui.dialogs.alike_row import STRONG
from annotator.usecases.alike import InArticle

WORDS = ("في ", "القاهرة", " اليوم")
FOUND = [
    InArticle("a1", "خبر", (Span(0, 2), Span(4, 6)), (WORDS, WORDS)),
    InArticle("a2", "ثان", (Span(1, 3),), (WORDS,)),
]


def test_what_stays_checked_is_handed_on(qtbot):
    dialog = AlikeDialog("«القاهرة»", "Country", FOUND)
    qtbot.addWidget(dialog)
    assert dialog.told.text() == "3 places in 2 articles"
    dialog.tree.topLevelItem(0).child(1).setCheckState(0, Qt.CheckState.Unchecked)
    dialog.tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.told.text() == "1 place in 1 article"
    with qtbot.waitSignal(dialog.marked) as told:
        dialog.accept()
    assert [(one.article, one.places) for one in told.args[0]] == [("a1", (Span(0, 2),))]


def test_the_rows_have_the_words_as_they_stand_and_no_marks_around_them(qtbot):
    dialog = AlikeDialog("«القاهرة»", "Country", FOUND)
    qtbot.addWidget(dialog)
    row = dialog.tree.topLevelItem(0).child(0)
    assert row.text(0) == "في القاهرة اليوم"
    assert row.data(0, STRONG) == (3, 7)
    heading = "Mark «القاهرة» as Country in all articles"
    assert heading in [one.text() for one in dialog.findChildren(QLabel)]


def test_nothing_checked_cannot_be_marked(qtbot):
    dialog = AlikeDialog("«القاهرة»", "Country", FOUND)
    qtbot.addWidget(dialog)
    for row in range(2):
        dialog.tree.topLevelItem(row).setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.accept_button.isEnabled()
