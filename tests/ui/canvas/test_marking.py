import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QRegion

from annotator.model.annotation import Annotation
from annotator.model.marks import Span
from annotator.ui.canvas.marking import MarkingView
from annotator.ui.canvas.selection import Selection
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place, relation

ORG = entity("e", "ORG", place(TEXT, "ميتا"))


@pytest.fixture
def marking(qtbot):
    view = MarkingView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.show_article(TEXT)
    view.show_annotation(Annotation.of([ORG]), LABELS)
    return view


def test_selecting_nothing_clears_and_keeps_the_caret(marking):
    marking.select(Span(3, 9))
    marking.select()
    assert (marking.selection(), marking.caret) == ((), 9)


def test_pieces_are_selected_together_in_reading_order(marking):
    marking.select(Span(20, 25), Span(3, 9))
    assert marking.selection() == (Span(3, 9), Span(20, 25))


def test_the_caret_stays_within_the_text(marking):
    marking.set_caret(-5)
    assert marking.caret == 0
    marking.set_caret(10**6)
    assert marking.caret == len(TEXT)


def test_the_same_again_tells_nobody(marking, qtbot):
    marking.set_selection(Selection(3, 9))
    with (
        qtbot.assertNotEmitted(marking.selection_changed),
        qtbot.assertNotEmitted(marking.caret_moved),
    ):
        marking.set_selection(Selection(3, 9))


def test_an_entity_that_is_not_there_cannot_be_chosen(marking):
    marking.choose("no such entity")
    assert marking.chosen is None


def test_other_marks_keep_the_choice_as_long_as_its_entity_is_among_them(marking):
    marking.choose("e")
    marking.show_annotation(Annotation.of([ORG, entity("f", "PERS", Span(0, 4))]), LABELS)
    assert marking.chosen == "e"
    marking.show_annotation(Annotation(), LABELS)
    assert marking.chosen is None


def test_the_caret_is_seen_only_with_the_focus(marking, qtbot):
    marking.activateWindow()
    marking.setFocus()
    qtbot.waitUntil(marking.hasFocus)
    assert marking.shown.caret == 0
    marking.clearFocus()
    assert marking.shown.caret is None


class Painted(QObject):
    """What of a widget was painted anew."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


def test_arcs_are_painted_anew_wherever_they_run_when_they_fade_no_more(marking, qtbot):
    far = entity("f", "PERS", place(TEXT, "روبن ماير"))
    marking.show_annotation(Annotation.of([ORG, far, relation("r", "f", "e")]), LABELS)
    marking.choose("f", scroll=False)
    qtbot.wait(1)
    painted = Painted(marking.viewport())
    marking.choose(None)
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    everything = QRegion(marking.viewport().rect())
    assert everything.subtracted(painted.region).isEmpty()
