from PySide6.QtCore import Qt

from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet
from annotator.model.marks import Entity, Span
from annotator.ui.panels.entity_model import EntityModel

TEXT = "ميتا وميتا في القاهرة"
LABELS = LabelSet("l", (Label("GPE"), Label("ORG", {"en": "Organisation"})))
ANNOTATION = Annotation.of(
    [
        Entity("e2", (Span(6, 10),), "ORG", note="مرة أخرى"),
        Entity("e1", (Span(0, 4),), "ORG"),
        Entity("e3", (Span(14, 21),), "GPE"),
        Entity("e4", (Span(0, 10),), "OLD"),
    ]
)


def shown(*, grouped):
    model = EntityModel()
    model.show(ANNOTATION, TEXT, LABELS, grouped=grouped)
    return model


def test_in_reading_order_each_entity_has_a_row(qapp):
    model = shown(grouped=False)
    assert [row.uids for row in model.rows] == [("e4",), ("e1",), ("e2",), ("e3",)]
    assert model.rows[1].aside == "Organisation"
    assert model.rows[2].has_note


def test_by_label_alike_ones_stand_together_under_a_heading(qapp):
    model = shown(grouped=True)
    rows = [(row.words, row.uids, row.count) for row in model.rows]
    assert rows == [
        ("GPE", (), 1),
        ("القاهرة", ("e3",), 1),
        ("Organisation", (), 2),
        ("ميتا", ("e1", "e2"), 2),
        ("OLD", (), 1),
        ("ميتا وميتا", ("e4",), 1),
    ]


def test_a_heading_cannot_be_chosen(qapp):
    model = shown(grouped=True)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_an_entity_is_found_in_its_row(qapp):
    model = shown(grouped=True)
    assert model.index_of("e2").row() == 3
    assert not model.index_of("gone").isValid()


def test_a_screen_reader_hears_the_label(qapp):
    model = shown(grouped=False)
    assert model.data(model.index(3), Qt.ItemDataRole.AccessibleTextRole) == "GPE القاهرة"


def test_pieces_are_told_apart(qapp):
    model = EntityModel()
    pieces = Entity("e", (Span(0, 4), Span(11, 13)), "ORG")
    model.show(Annotation.of([pieces]), TEXT, LABELS, grouped=False)
    assert model.rows[0].words == "ميتا … في"
    assert "ميتا … في" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
