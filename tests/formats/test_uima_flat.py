from annotator.formats import uima_flat
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Relation, Span


def everything_fits(name, value):
    return True


def test_an_entity_in_pieces_is_an_annotation_for_each_with_an_arc_to_the_next():
    whole = Entity("b", (Span(6, 12),), "ORG")
    parted = Entity("a", (Span(0, 5), Span(14, 20), Span(22, 23)), "ORG", note="و")
    relation = Relation("r", "b", "a", "with")
    flat = uima_flat.flat("1", Annotation.of([whole, parted, relation]), everything_fits)
    assert [piece.span.start for piece in flat.pieces] == [0, 6, 14, 22]
    assert [(arc.head, arc.tail) for arc in flat.fragments] == [(0, 2), (2, 3)]
    assert [(arc.head, arc.tail, arc.features) for arc in flat.relations] == [
        (1, 0, {"value": "with"})
    ]
    assert (flat.entities, flat.losses) == (2, [])
    assert flat.pieces[2].features == {"value": "ORG", "note": "و"}


def test_a_label_that_does_not_fit_takes_its_relations_along():
    lost, kept = Entity("a", (Span(0, 1),), "BAD"), Entity("b", (Span(1, 2),), "ORG")
    relations = Relation("r", "a", "b", "of"), Relation("s", "b", "b", "of")
    flat = uima_flat.flat(
        "1", Annotation.of([lost, kept, *relations]), lambda name, value: value != "BAD"
    )
    assert [(loss.kind, loss.mark) for loss in flat.losses] == [("label", "a"), ("relation", "r")]
    assert (len(flat.pieces), len(flat.relations)) == (1, 1)


def test_attributes_that_are_no_names_are_lost():
    names = ("kind", "صفة", "a b", "value", "begin", "ROLE_x", "")
    entity = Entity("a", (Span(0, 1),), "ORG", tuple((name, True) for name in sorted(names)))
    flat = uima_flat.flat("1", Annotation.of([entity]), everything_fits)
    assert flat.pieces[0].features == {"value": "ORG", "kind": True, "صفة": True}
    assert [loss.kind for loss in flat.losses] == ["attributes"] * 5
