from pairs import LABELS

from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.usecases.claims import Ends, claims, variants

META = Entity("m1", (Span(0, 5),), "ORG", (("kind", "firm"),), "note")
SAME = Entity("x1", (Span(0, 5),), "ORG", (("kind", "firm"),))
NEAR = Relation("r1", "m1", "m2", "in")
NONE = Ends({})


def test_marks_that_say_the_same_make_one_claim():
    found = claims("n1", (META, SAME), LABELS, NONE)
    assert list(found.values()) == [[META, SAME]]
    topic = ArticleLabel("topic", "a")
    assert list(claims("n1", (topic,), LABELS, NONE)) == [("topic", "a")]


def test_a_relation_says_something_when_both_of_its_ends_are_in_gold():
    assert claims("n1", (NEAR,), LABELS, NONE) == {}
    half = Ends({("n1", "m1"): "g1", ("n1", "m2"): None})
    assert claims("n1", (NEAR,), LABELS, half) == {}
    looped = Ends({("n1", "m1"): "g1", ("n1", "m2"): "g1"})
    assert claims("n1", (NEAR,), LABELS, looped) == {}
    whole = Ends({("n1", "m1"): "g1", ("n1", "m2"): "g2"})
    ((claim, (mark,)),) = claims("n1", (NEAR,), LABELS, whole).items()
    assert (claim, mark.head, mark.tail) == (("g1", "g2", "in"), "g1", "g2")
    assert whole.known_to("n1") == {"g1", "g2"}
    assert not whole.blocks("n1", NEAR)
    assert NONE.blocks("n1", NEAR)


def test_variants_are_what_is_said_the_most_frequent_first():
    wide = Entity("w", (Span(0, 6),), "ORG")
    lanes = [("n1", (wide,)), ("n2", (META,)), ("n3", (SAME,)), ("n4", ())]
    found = variants(lanes, LABELS, NONE)
    assert [one.annotators for one in found] == [("n2", "n3"), ("n1",), ("n4",)]
    (mark,) = found[0].marks
    assert (mark.attributes, mark.note) == ((("kind", "firm"),), "")


def test_what_cannot_be_is_said_by_its_annotator_alone():
    lanes = [("n1", (NEAR,)), ("n2", (NEAR,)), ("n3", ())]
    found = variants(lanes, LABELS, NONE)
    assert [(one.annotators, one.is_possible) for one in found] == [
        (("n1",), False),
        (("n2",), False),
    ]
