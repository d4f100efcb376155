import pytest
from records import reading

from annotator.formats import uima
from annotator.formats.format import Failed, Loss, Remark
from annotator.model.marks import Span

SPAN = "webanno.custom.Span"


def marks(text, **options):
    return uima.Marks(text, reading().new_uid, "file", **options)


@pytest.mark.parametrize(
    ("features", "label", "attributes"),
    [
        ({"value": "ORG", "identifier": "Q1"}, "ORG", (("identifier", "Q1"),)),
        ({"identifier": "Q1", "sure": True}, "Q1", (("sure", True),)),
        ({"category": "ORG", "sure": False}, "ORG", (("sure", False),)),
        ({"a": "x", "b": "y"}, "Span", (("a", "x"), ("b", "y"))),
        ({}, "Span", ()),
        ({"value": ""}, "Span", (("value", ""),)),
    ],
)
def test_the_label_is_what_is_named_for_it_or_the_only_text_or_the_layer(
    features, label, attributes
):
    collected = marks("نص")
    collected.span(1, SPAN, 0, 2, features)
    (entity,) = collected.annotation().entities.values()
    assert (entity.label, entity.attributes) == (label, attributes)


def test_positions_are_utf16_and_never_inside_a_character():
    collected = marks("😀 ميتا")
    collected.span(1, SPAN, 3, 7, {"value": "ORG"})
    collected.span(2, SPAN, 1, 3, {"value": "HALF"})
    collected.span(3, SPAN, 3, 99, {"value": "FAR"})
    collected.span(4, SPAN, 3, 2, {"value": "BACK"})
    (entity,) = collected.annotation().entities.values()
    assert entity.spans == (Span(2, 6),)
    assert [
        "HALF" in one.where or "FAR" in one.where or "BACK" in one.where for one in collected.told
    ] == [True] * 3
    assert all(isinstance(one, Failed) for one in collected.told)


def test_what_has_no_place_here_is_named():
    collected = marks("نص طويل")
    collected.span(1, SPAN, 2, 2, {"value": "ORG"})
    collected.span(
        2, "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS", 0, 2, {"PosValue": "NN"}
    )
    collected.span(3, SPAN, 0, 2, {"value": "ORG"})
    collected.relation("x.R", 1, 3, {}, "file")
    collected.relation(
        "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency", 3, 3, {}, "file"
    )
    annotation = collected.annotation()
    assert len(annotation) == 1
    assert [one.kind for one in collected.told if isinstance(one, Loss)] == [
        "zero_width",
        "layer",
        "layer",
        "relation",
    ]


def test_a_token_becomes_an_entity_only_where_a_relation_ends():
    collected = marks("نص طويل")
    collected.anchor("t1", uima.TOKEN, 0, 2)
    collected.anchor("t2", uima.TOKEN, 3, 7)
    collected.relation("x.R", "t2", "t2", {"value": "of"}, "file")
    annotation = collected.annotation()
    (entity,) = annotation.entities.values()
    (relation,) = annotation.relations.values()
    assert [type(one) for one in collected.told] == [Remark]
    assert (entity.label, entity.spans, relation.head, relation.label) == (
        "Token",
        (Span(3, 7),),
        entity.uid,
        "of",
    )


def test_pieces_become_one_entity_and_keep_its_relations():
    collected = marks("مجلسا النواب والشيوخ")
    for key, begin, end in ((1, 0, 5), (2, 6, 12), (3, 14, 20)):
        collected.span(key, SPAN, begin, end, {"value": "ORG"})
    collected.relation(uima.FRAGMENT, 1, 3, {}, "file")
    collected.relation("x.R", 3, 2, {"value": "with"}, "file")
    annotation = collected.annotation()
    assert sorted(e.spans for e in annotation.entities.values()) == [
        (Span(0, 5), Span(14, 20)),
        (Span(6, 12),),
    ]
    (relation,) = annotation.relations.values()
    assert annotation.entities[relation.head].start == 0


def test_a_circle_of_pieces_ends():
    collected = marks("نص طويل")
    collected.span(1, SPAN, 0, 1, {})
    collected.span(2, SPAN, 3, 4, {})
    for head, tail in ((1, 2), (2, 1), (1, 1)):
        collected.relation(uima.FRAGMENT, head, tail, {}, "file")
    (entity,) = collected.annotation().entities.values()
    assert len(entity.spans) == 2
