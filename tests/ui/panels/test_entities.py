import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import LIGHT
from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet
from annotator.model.marks import Entity, Span
from annotator.ui.panels.entities import EntityList
from annotator.ui.panels.entity_model import Role
from annotator.ui.theme.palette import shades_of

TEXT = "ميتا وميتا في القاهرة"
LABELS = LabelSet("l", (Label("ORG", {"en": "Organisation"}), Label("GPE")))
ANNOTATION = Annotation.of(
    [Entity("e1", (Span(0, 4),), "ORG", note="قديم"), Entity("e2", (Span(6, 10),), "ORG")]
)


@pytest.fixture
def panel(qtbot):
    made = EntityList(shades_of(LIGHT), LIGHT, grouped=True)
    qtbot.addWidget(made)
    made.resize(260, 400)
    made.show()
    made.show_entities(ANNOTATION, TEXT, LABELS)
    return made


def test_words_begin_at_the_right(panel):
    assert panel.list.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_they_are_counted(panel):
    assert "2" in panel.title.text()
    panel.show_entities(Annotation(), TEXT, LABELS)
    assert panel.title.text() == "Entities"
    assert panel.empty.isVisible()


def test_the_chosen_one_is_shown_with_its_note(panel):
    panel.choose("e1")
    assert panel.card.isVisible()
    assert panel.card.label.text() == "Organisation"
    assert panel.card.words.text() == "ميتا"
    assert panel.card.note.text() == "قديم"
    panel.choose(None)
    assert not panel.card.isVisible()


def test_clicking_again_goes_from_one_to_the_next_alike(panel):
    told = []
    panel.chosen.connect(told.append)
    for _ in range(3):
        panel.list.clicked.emit(panel.model.index(1))
        panel.choose(told[-1])
    assert told == ["e1", "e2", "e1"]


def test_a_heading_chooses_nothing(panel, qtbot):
    with qtbot.assertNotEmitted(panel.chosen):
        panel.list.clicked.emit(panel.model.index(0))


def test_a_note_is_written_with_enter_and_left_with_esc(panel, qtbot):
    panel.choose("e2")
    panel.write_note()
    panel.card.note.setText(" جديد ")
    with qtbot.waitSignal(panel.note_written) as written:
        QTest.keyClick(panel.card.note, Qt.Key.Key_Return)
    assert written.args == ["جديد"]
    with qtbot.waitSignal(panel.note_left):
        QTest.keyClick(panel.card.note, Qt.Key.Key_Escape)


def test_they_can_stand_in_reading_order(panel):
    panel.grouping.setChecked(False)
    assert panel.model.rowCount() == 2


def test_the_chosen_row_is_in_sight_above_the_card(panel, qtbot):
    many = [Entity(f"m{i}", (Span(i, i + 2),), "ORG") for i in range(12)]
    panel.show_entities(Annotation.of(many), TEXT, LABELS)
    last = panel.model.index(panel.model.rowCount() - 1)
    panel.list.scrollToBottom()
    panel.choose(last.data(Role.ROW).uids[0])
    qtbot.waitUntil(lambda: panel.list.viewport().rect().contains(panel.list.visualRect(last)))
