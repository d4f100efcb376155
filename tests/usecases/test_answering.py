import pytest
from pairs import LABELS

from annotator.errors import RuleBroken
from annotator.model.annotation import Annotation
from annotator.model.decision import Method
from annotator.model.edits import Edit, apply
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.usecases.answering import (
    Answer,
    Signed,
    agreed_label,
    carried_out,
    intersected,
    says,
    united,
)
from annotator.usecases.questions import Question, State, Variant

SIGNED = Signed("lead", "now", "edit", "batch")


def entity(uid, start, end, label="ORG"):
    return Entity(uid, (Span(start, end),), label)


def question(*lanes, answer=()):
    variants = tuple(Variant((mark,), (f"n{n}",)) for n, mark in enumerate(lanes))
    marked = tuple((f"n{n}", (mark,)) for n, mark in enumerate(lanes))
    return Question("a1", marked, variants, "WORD", State.OPEN, (), None, answer=answer)


def settle(gold, asked, *marks):
    answer = Answer(tuple(marks), Method.CHOSEN, "so")
    changes, decision = carried_out(gold, LABELS, asked, answer, SIGNED)
    return apply(gold, Edit("decide", changes)), decision


def test_an_answer_is_new_marks_under_new_uids():
    asked = question(entity("x", 0, 5), entity("y", 0, 6))
    gold, decision = settle(Annotation(), asked, entity("x", 0, 5))
    (made,) = gold.entities.values()
    assert (made.uid != "x", made.spans, decision.gold) == (True, (Span(0, 5),), (made,))
    why = decision.why
    assert (why.votes, why.voters, why.kind, why.batch, why.reason) == (1, 2, "WORD", "batch", "so")


def test_a_new_answer_takes_the_place_of_the_old_and_relations_stay():
    old, other = entity("g1", 0, 5), entity("g2", 9, 12)
    gold = Annotation.of([old, other, Relation("r", "g1", "g2", "in")])
    asked = question(entity("x", 0, 6), answer=("g1",))
    after, _ = settle(gold, asked, entity("x", 0, 6))
    assert after.entities["g1"].spans == (Span(0, 6),)
    assert list(after.relations) == ["r"]


def test_nothing_as_an_answer_takes_the_old_out_with_its_relations():
    gold = Annotation.of([entity("g1", 0, 5), entity("g2", 9, 12), Relation("r", "g1", "g2", "in")])
    after, decision = settle(gold, question(entity("x", 0, 5), answer=("g1",)))
    assert list(after.entities) == ["g2"]
    assert set(decision.removed) == {"g1", "r"}


def test_what_gold_has_already_is_the_answer():
    gold = Annotation.of([entity("g1", 0, 5)])
    after, decision = settle(gold, question(entity("x", 0, 5)), entity("x", 0, 5))
    assert after == gold
    assert decision.gold == (gold.entities["g1"],)


def test_a_relation_without_direction_is_there_either_way():
    gold = Annotation.of(
        [entity("g1", 0, 5), entity("g2", 9, 12), Relation("r", "g1", "g2", "beside")]
    )
    turned = Relation("x", "g2", "g1", "beside")
    after, _ = settle(gold, question(turned), turned)
    assert list(after.relations) == ["r"]


def test_a_question_about_the_article_has_one_answer():
    gold = Annotation.of([ArticleLabel("topic", "a"), ArticleLabel("tone", "x")])
    label = ArticleLabel("topic", "b")
    after, decision = settle(gold, question(label), label)
    assert set(after.labels) == {"topic=b", "tone=x"}
    assert decision.removed == ("topic=a",)


def test_union_and_intersection():
    asked = question(entity("x", 0, 5), entity("y", 3, 8))
    assert united(asked)[0].spans == (Span(0, 8),)
    assert intersected(asked)[0].spans == (Span(3, 5),)
    apart = question(entity("x", 0, 5), entity("y", 7, 8))
    assert united(apart)[0].spans == (Span(0, 5), Span(7, 8))
    with pytest.raises(RuleBroken, match="common"):
        intersected(apart)


def test_a_union_needs_one_label_and_entities():
    two = question(entity("x", 0, 5), entity("y", 3, 8, "GPE"))
    for refused in (united, intersected, agreed_label):
        with pytest.raises(RuleBroken, match="label"):
            refused(two)
    three = question(entity("x", 0, 5), entity("y", 3, 8, "GPE"), entity("z", 2, 8))
    assert (agreed_label(three), united(three)[0].label) == ("ORG", "ORG")
    for refused in (united, intersected):
        with pytest.raises(RuleBroken, match="Only entities"):
            refused(question(Relation("r", "a", "b", "in")))


def test_what_marks_say_is_compared_without_their_uids():
    assert says([entity("x", 0, 5)]) == says([entity("y", 0, 5)])
    assert says([entity("x", 0, 5)]) != says([entity("x", 0, 5, "GPE")])
