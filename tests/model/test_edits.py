import pytest
from hypothesis import given
from strategies import annotated_edits

from annotator.errors import RuleBroken
from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit, apply
from annotator.model.marks import ArticleLabel, Entity, Relation, Span

HEAD = Entity("h", (Span(0, 4),), "ORG")
TAIL = Entity("t", (Span(6, 9),), "GPE")
BETWEEN = Relation("r", "h", "t", "in")


@given(annotated_edits())
def test_every_edit_can_be_taken_back(given_both):
    annotation, edit = given_both
    after = apply(annotation, edit)
    assert apply(after, edit.inverse()) == annotation
    assert edit.inverse().inverse() == edit


@given(annotated_edits())
def test_the_annotation_that_was_given_stays_as_it_was(given_both):
    annotation, edit = given_both
    before = list(annotation.marks())
    apply(annotation, edit)
    assert list(annotation.marks()) == before


@given(annotated_edits())
def test_no_relation_ever_lacks_an_end(given_both):
    annotation, edit = given_both
    after = apply(annotation, edit)
    for relation in after.relations.values():
        assert {relation.head, relation.tail} <= after.entities.keys()


def test_removing_an_entity_carries_its_relations_in_the_same_edit():
    annotation = Annotation.of([HEAD, TAIL, BETWEEN])
    edit = edits.remove(annotation, TAIL)
    assert [c.before for c in edit.changes] == [BETWEEN, TAIL]
    assert list(apply(annotation, edit).marks()) == [HEAD]


def test_a_mark_that_is_no_longer_what_the_edit_says_is_refused():
    annotation = Annotation.of([HEAD])
    with pytest.raises(RuleBroken):
        apply(annotation, edits.relabel(TAIL, "PERS"))
    with pytest.raises(RuleBroken):
        apply(annotation, edits.add(HEAD))


def test_a_relation_without_both_ends_is_refused():
    with pytest.raises(RuleBroken):
        apply(Annotation.of([HEAD]), edits.add(BETWEEN))
    with pytest.raises(RuleBroken):
        apply(Annotation.of([HEAD, TAIL, BETWEEN]), Edit("remove", (Change(TAIL, None),)))


def test_a_change_keeps_the_kind_and_the_uid():
    with pytest.raises(ValueError, match="kind and uid"):
        apply(Annotation.of([HEAD]), edits.change(HEAD, TAIL))
    with pytest.raises(ValueError, match="before or after"):
        _ = Change(None, None).uid


def test_turning_swaps_head_and_tail():
    turned = apply(Annotation.of([HEAD, TAIL, BETWEEN]), edits.turn(BETWEEN)).relations["r"]
    assert (turned.head, turned.tail) == ("t", "h")


def test_an_attribute_is_set_and_taken_away():
    edit = edits.set_attribute(HEAD, "kind", "club")
    after = edit.changes[0].after
    assert after.attributes == (("kind", "club"),)
    more = edits.set_attribute(after, "big", value=True).changes[0].after
    assert more.attributes == (("big", True), ("kind", "club"))
    assert edits.set_attribute(more, "kind", "").changes[0].after.attributes == (("big", True),)
    assert edits.set_attribute(more, "big", value=False).changes[0].after == after
    assert edit.title == "attributes"


def test_an_answer_takes_the_place_of_those_before():
    annotation = Annotation.of([ArticleLabel("topic", "sport"), ArticleLabel("tone", "calm")])
    edit = edits.answer(annotation, "topic", ("economy", "science"))
    after = apply(annotation, edit)
    assert sorted(after.labels) == ["tone=calm", "topic=economy", "topic=science"]
    assert edits.answer(after, "topic", ("science", "economy")).changes == ()
    assert sorted(apply(after, edits.answer(after, "topic", ())).labels) == ["tone=calm"]
    assert apply(after, edit.inverse()) == annotation


def test_an_entity_and_a_relation_under_one_uid_are_both_removed():
    twin = Relation("h", "h", "t", "in")
    annotation = Annotation.of([HEAD, TAIL, twin])
    assert list(apply(annotation, edits.remove(annotation, HEAD)).marks()) == [TAIL]
