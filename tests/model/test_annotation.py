from hypothesis import given
from strategies import annotations

from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Relation, Span


@given(annotations())
def test_an_annotation_is_its_marks(annotation):
    assert Annotation.of(annotation.marks()) == annotation
    assert len(annotation) == len(list(annotation.marks()))


@given(annotations())
def test_reading_order_holds_every_entity_once(annotation):
    ordered = annotation.in_reading_order()
    assert {e.uid for e in ordered} == annotation.entities.keys()
    assert [e.start for e in ordered] == sorted(e.start for e in ordered)


def test_relations_of_an_entity_are_those_at_either_end():
    a, b, c = (Entity(uid, (Span(i, i + 1),), "ORG") for i, uid in enumerate("abc"))
    first, second = Relation("1", "a", "b", "in"), Relation("2", "c", "a", "in")
    annotation = Annotation.of([a, b, c, first, second, Relation("3", "b", "c", "in")])
    assert annotation.relations_of("a") == [first, second]
