from records import reading

from annotator.errors import BadInput
from annotator.formats.claimed import Borne, Claim, Ends, settle
from annotator.formats.format import Failed, Loss
from annotator.formats.places import Places
from annotator.model.marks import ArticleLabel, Span


def borne(text):
    return Borne(Places(text), "file:1", reading().new_uid)


def test_what_the_text_bears_out_is_kept_and_the_rest_is_told():
    one = borne("ميتا في مصر")
    one.add_entities([
        Claim("ORG", (Span(0, 4),), "ميتا", "a", (("kind", "x"),), "ن", "memory"),
        Claim("GPE", (Span(8, 11),), "لبنان", "b"),
        Claim("GPE", (Span(8, 11),), None, "c"),
        Claim("FAR", (Span(8, 99),), None, "d"),
    ])  # fmt: skip
    one.add_relations([Ends("in", "a", "c", note="ن"), Ends("of", "a", "b"), Ends("of", None, "a")])
    one.add_labels([ArticleLabel("topic", "x")])
    one.lose("comment", "why")
    annotation = one.annotation()
    assert [(e.label, e.attributes, e.note, e.made_by) for e in annotation.entities.values()] == [
        ("ORG", (("kind", "x"),), "ن", "memory"), ("GPE", (), "", ""),
    ]  # fmt: skip
    (relation,) = annotation.relations.values()
    assert (relation.head, relation.tail, relation.note) == (*annotation.entities, "ن")
    assert [type(told) for told in one.told] == [Failed, Failed, Failed, Failed, Loss]
    assert [told.where for told in one.told[:4]] == [
        "file:1 GPE",
        "file:1 FAR",
        "file:1 of",
        "file:1 of",
    ]


def test_of_two_with_one_key_the_first_is_meant():
    one = borne("ميتا مصر")
    one.add_entities(
        [
            Claim("A", (Span(0, 4),), key=1),
            Claim("B", (Span(0, 4),), key=1),
            Claim("C", (Span(5, 8),), key=2),
        ]
    )
    one.add_relations([Ends("r", 1, 2)])
    (relation,) = one.annotation().relations.values()
    assert one.annotation().entities[relation.head].label == "A"


def test_utf16_is_said():
    places = Places("😀 ميتا")
    (remark,) = settle(places, [Claim("ORG", (Span(3, 7),), "ميتا")], "file:1")
    assert remark.where == "file:1"
    assert not list(settle(Places("😀 ميتا"), [Claim("ORG", (Span(2, 6),), "ميتا")], "file:1"))


def test_a_failure_without_a_name_is_named_by_its_place():
    one = borne("x")
    one.fail("", BadInput("why"))
    assert one.told == [Failed("file:1", "why")]


def test_fields_that_nobody_knows_are_told_once():
    one = borne("x")
    one.meet({"a": 1, "label": 2}, frozenset({"label"}))
    one.meet(["a", "b"], frozenset())
    assert [(told.kind, told.why[0]) for told in one.told] == [("field", "a"), ("field", "b")]
