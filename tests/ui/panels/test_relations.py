import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import LIGHT
from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.ui.panels.relations import RelationList
from annotator.ui.theme.palette import shades_of

TEXT = "ليلى وميتا وسعد وهي وهو"
LABELS = LabelSet(
    "l",
    (Label("ORG"), Label("PERS")),
    (
        RelationLabel("works", {"en": "works for"}),
        RelationLabel("same", symmetric=True, transitive=True),
    ),
)
LAYLA = Entity("l", (Span(0, 4),), "PERS")
META = Entity("m", (Span(6, 10),), "ORG")
SAAD = Entity("s", (Span(12, 15),), "PERS")
SHE = Entity("h", (Span(17, 19),), "PERS")
ANNOTATION = Annotation.of(
    [
        LAYLA, META, SAAD, SHE,
        Relation("r2", "s", "m", "works", note="?"),
        Relation("r1", "l", "m", "works"),
        Relation("c", "l", "h", "same"),
    ]
)  # fmt: skip


@pytest.fixture
def panel(qtbot):
    made = RelationList(shades_of(LIGHT), LIGHT)
    qtbot.addWidget(made)
    made.resize(260, 400)
    made.show()
    made.show_relations(ANNOTATION, TEXT, LABELS)
    return made


def test_relations_are_counted_without_chains(panel):
    assert "2" in panel.title.text()
    panel.show_relations(Annotation(), TEXT, LABELS)
    assert panel.title.text() == "Relations"
    assert panel.empty.isVisible()


def test_a_click_says_which_relation(panel, qtbot):
    with qtbot.waitSignal(panel.chosen) as told:
        panel.list.clicked.emit(panel.model.index(1))
    assert told.args == ["r2"]


def test_a_click_on_a_chain_unfolds_it_and_its_members_can_be_clicked(panel, qtbot):
    panel.list.clicked.emit(panel.model.index(2))
    assert panel.list.currentIndex().row() == 2
    with qtbot.waitSignal(panel.member_chosen) as told:
        panel.list.clicked.emit(panel.model.index(4))
    assert told.args == ["h"]


def test_enter_does_what_a_click_does(panel, qtbot):
    panel.list.setCurrentIndex(panel.model.index(0))
    with qtbot.waitSignal(panel.chosen) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == ["r1"]


def test_the_chosen_relation_shows_its_note(panel, qtbot):
    panel.choose("r2")
    assert panel.list.currentIndex().row() == 1
    assert panel.note.text() == "?"
    with qtbot.waitSignal(panel.note_written) as told:
        panel.note.setText(" نعم ")
        panel.note.returnPressed.emit()
    assert told.args == ["نعم"]
    panel.choose("", "h")
    assert panel.list.currentIndex().row() == 2
    assert not panel.note.isVisible()


def test_it_has_a_name(panel):
    assert panel.list.accessibleName() == "Relations"


def test_the_list_begins_with_the_relations_of_the_chosen_entity(panel):
    panel.resize(260, 110)
    panel.list.scrollToTop()
    assert panel.list.indexAt(panel.list.rect().topLeft()).row() == 0
    panel.choose("", "s")
    assert not panel.list.currentIndex().isValid()
    assert panel.list.visualRect(panel.model.index(1)).top() >= 0
    assert panel.list.verticalScrollBar().value() > 0
