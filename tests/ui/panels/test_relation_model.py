import pytest
from PySide6.QtCore import Qt

from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.ui.panels.relation_model import RelationModel

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
def model():
    made = RelationModel()
    made.show(ANNOTATION, TEXT, LABELS)
    return made


def said(model):
    return [model.data(model.index(n)) for n in range(model.rowCount())]


def test_relations_come_in_reading_order_then_chains(model):
    plain = [line.replace("\u2068", "").replace("\u2069", "") for line in said(model)]
    assert plain == ["ليلى works for ميتا", "سعد works for ميتا", "Chain of ليلى, 2 entities"]
    assert "\u2068ليلى\u2069" in said(model)[0]
    assert [row.has_note for row in model.rows[:2]] == [False, True]


def test_a_chain_unfolds_and_folds_and_stays_so_when_all_is_listed_anew(model):
    model.toggle(model.rows[2])
    model.show(ANNOTATION, TEXT, LABELS)
    assert [row.entity for row in model.rows[3:]] == ["l", "h"]
    assert not model.rows[2].is_folded
    model.toggle(model.rows[2])
    assert model.rowCount() == 3


def test_rows_are_found_by_relation_and_by_member(model):
    assert model.index_of("r2", "").row() == 1
    assert model.index_of("", "h").row() == 2
    assert not model.index_of("", "m").isValid()
    model.toggle(model.rows[2])
    assert model.index_of("", "h").row() == 4
    assert model.heading_of(("l", "h")).row() == 2


def test_a_screen_reader_hears_what_the_eye_sees(model):
    index = model.index(0)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == said(model)[0]


def test_the_first_relation_of_an_entity_is_found(model):
    assert [model.first_of(uid).row() for uid in ("l", "m", "s")] == [0, 0, 1]
    assert not model.first_of("h").isValid()
    assert not model.first_of("").isValid()
