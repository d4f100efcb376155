import pytest

from annotator.errors import RuleBroken
from annotator.model import rules
from annotator.model.annotation import Annotation
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.model.marks import ArticleLabel, Entity, Relation, Span

TEXT = "شركة ميتا في القاهرة"
SIDE = AttributeDefinition("side", kind=AttributeKind.CHOICE, values=("home", "away"))
LABELS = LabelSet(
    "small",
    (Label("ORG", attributes=(SIDE,)), Label("GPE")),
    (RelationLabel("located_in", heads=("ORG",), tails=("GPE",)),),
    (ArticleLabelDefinition("topic", values=("economy",)),),
)
ORG = Entity("1", (Span(5, 9),), "ORG")
GPE = Entity("2", (Span(13, 20),), "GPE")


def broken(*marks):
    found = rules.problems(rules.Case(TEXT, Annotation.of(marks), LABELS))
    return [(p.rule, p.mark) for p in found]


def test_what_is_right_has_no_problems():
    related = Relation("3", "1", "2", "located_in")
    assert broken(ORG, GPE, related, ArticleLabel("topic", "economy")) == []


@pytest.mark.parametrize(
    ("rule", "marks"),
    [
        ("span_outside_text", [Entity("x", (Span(15, 21),), "ORG")]),
        ("edge_on_space", [Entity("x", (Span(4, 9),), "ORG")]),
        ("edge_on_space", [Entity("x", (Span(0, 2), Span(5, 10)), "ORG")]),
        ("unknown_label", [Entity("x", (Span(5, 9),), "PLANET")]),
        ("unknown_label", [ORG, GPE, Relation("x", "1", "2", "ORG")]),
        ("marked_twice", [ORG, Entity("x", (Span(5, 9),), "ORG")]),
        ("marked_twice", [ORG, GPE, *(Relation(u, "1", "2", "located_in") for u in "ax")]),
        ("dangling_relation", [ORG, Relation("x", "1", "2", "located_in")]),
        ("ends_do_not_fit", [ORG, GPE, Relation("x", "2", "1", "located_in")]),
        ("unknown_value", [Entity("x", (Span(5, 9),), "ORG", (("side", "left"),))]),
    ],
)
def test_each_rule_finds_what_breaks_it(rule, marks):
    assert broken(*marks) == [(rule, "x")]


def test_a_relation_does_not_lead_to_its_own_entity():
    labels = LabelSet("any", (Label("ORG"),), (RelationLabel("near"),))
    own = Annotation.of([ORG, Relation("x", "1", "1", "near")])
    found = rules.problems(rules.Case(TEXT, own, labels))
    assert [p.rule for p in found] == ["relation_to_itself"]


def test_an_article_label_has_one_of_its_values():
    assert broken(ArticleLabel("topic", "war")) == [("unknown_answer", "topic=war")]


def test_the_same_span_may_bear_two_labels():
    assert broken(ORG, Entity("x", (Span(5, 9),), "GPE")) == []


@pytest.mark.parametrize(("first", "second"), [("a", "z"), ("z", "a")])
def test_an_edit_may_not_mark_the_same_twice_whichever_mark_stands_first(first, second):
    twice = Annotation.of(Entity(u, (Span(5, 9),), "ORG") for u in (first, second))
    with pytest.raises(RuleBroken, match="already"):
        rules.refuse(rules.Case(TEXT, twice, LABELS), frozenset({"a"}))


def test_an_edit_is_not_refused_for_what_was_wrong_before():
    old = Entity("old", (Span(0, 4),), "PLANET")
    rules.refuse(rules.Case(TEXT, Annotation.of([old, ORG]), LABELS), frozenset({"1"}))


def test_an_edit_needs_both_ends_of_a_relation():
    alone = Annotation.of([ORG, Relation("x", "1", "2", "located_in")])
    with pytest.raises(RuleBroken, match="lacks"):
        rules.refuse(rules.Case(TEXT, alone, LABELS), frozenset({"x"}))
    both = Annotation.of([ORG, GPE, Relation("x", "1", "2", "located_in")])
    rules.refuse(rules.Case(TEXT, both, LABELS), frozenset({"x"}))


def test_the_ends_of_what_has_no_direction_are_the_same_either_way_round():
    labels = LabelSet("l", LABELS.entities, (RelationLabel("near", symmetric=True),))
    two = [Relation("r", "1", "2", "near"), Relation("s", "2", "1", "near")]
    found = rules.problems(rules.Case(TEXT, Annotation.of([ORG, GPE, *two]), labels))
    assert [(one.rule, one.mark) for one in found] == [("marked_twice", "s")]
