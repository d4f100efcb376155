"""The dialog of all that is alike."""

from PySide6.QtCore import Qt

from annotator.model.decision import Method
from annotator.ui.review.batch import BatchDialog
from annotator.usecases.answering import Answer
from annotator.usecases.review_alike import Place


def place(article):
    return Place(article, f"خبر {article}", None, Answer((), Method.BATCH), ("في ", "ميتا", " أمس"))


def test_what_is_unchecked_is_left_out(qtbot):
    dialog = BatchDialog("In gold", [place("1"), place("2"), place("1")])
    qtbot.addWidget(dialog)
    assert dialog.told.text() == "3 places in 2 articles"
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.told.text() == "2 places in 2 articles"
    taken = []
    dialog.taken.connect(taken.append)
    dialog.accept()
    assert [[one.article for one in chosen] for chosen in taken] == [["2", "1"]]


def test_nothing_cannot_be_settled(qtbot):
    dialog = BatchDialog("In gold", [place("1")])
    qtbot.addWidget(dialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.accept_button.isEnabled()
