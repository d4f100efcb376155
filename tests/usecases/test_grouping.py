from pairs import LABELS, TEXT, of
from voices import marked

from annotator.model.annotation import Annotation
from annotator.model.labels import ArticleLabelDefinition, LabelSet
from annotator.model.marks import ArticleLabel
from annotator.usecases.grouping import Joined, grouped, telling


def groups(*voices, labels=LABELS):
    return grouped(TEXT, labels, {f"n{n}": one for n, one in enumerate(voices, 1)})


def uids(group):
    return {who: [mark.uid for mark in marks] for who, marks in group.marks.items()}


def test_what_is_joined_has_one_leader():
    joined = Joined()
    joined.join("a", "b")
    joined.join("c", "d", "e")
    assert joined.leader("a") == joined.leader("b") != joined.leader("c")
    joined.join("b", "e")
    assert len({joined.leader(one) for one in "abcde"}) == 1
    assert joined.leader("f") == "f"


def test_what_is_aligned_between_any_two_is_one_group():
    found = groups(
        marked((0, 5, "ORG"), (20, 24, "GPE")),
        marked((0, 6, "ORG")),
        marked((1, 6, "ORG"), (40, 44, "GPE")),
    )
    assert [uids(group) for group in found.entities] == [
        {"n1": ["e1"], "n2": ["e1"], "n3": ["e1"]},
        {"n1": ["e2"]},
        {"n3": ["e2"]},
    ]
    assert [group.kind for group in found.entities][1:] == ["ONLY", "ONLY"]


def test_nested_entities_are_two_groups_where_both_marked_both():
    found = groups(
        marked((0, 20, "ORG"), (5, 9, "GPE")),
        marked((0, 21, "ORG"), (5, 10, "GPE")),
    )
    assert [uids(group) for group in found.entities] == [
        {"n1": ["e1"], "n2": ["e1"]},
        {"n1": ["e2"], "n2": ["e2"]},
    ]


def test_what_one_marked_twice_is_one_group():
    found = groups(marked((0, 5, "ORG"), (0, 5, "ORG")), marked((0, 5, "ORG")))
    assert [uids(group) for group in found.entities] == [{"n1": ["e1", "e2"], "n2": ["e1"]}]


def test_what_all_say_alike_has_no_class():
    one = Annotation.of([of(TEXT, "أحمد", "PERS")])
    (group,) = groups(one, one, one).entities
    assert group.kind == ""


def test_the_class_that_says_most_is_told():
    assert telling(["ONLY", "EDGE", "ONLY"]) == "EDGE"
    assert telling(["EDGE", "SPLIT"]) == "SPLIT"
    assert telling(["BLOCKED", "ONLY"]) == "ONLY"
    assert telling([]) == telling([""]) == ""


def test_answers_are_grouped_by_question_or_by_value_where_several_are_allowed():
    labels = LabelSet(
        "t",
        articles=(ArticleLabelDefinition("topic"), ArticleLabelDefinition("tone", several=True)),
    )
    one = marked(labels=[ArticleLabel("topic", "a"), ArticleLabel("tone", "x")])
    other = marked(labels=[ArticleLabel("topic", "b"), ArticleLabel("tone", "y")])
    found = groups(one, other, labels=labels).answers
    assert [(uids(group), group.kind) for group in found] == [
        ({"n1": ["topic=a"], "n2": ["topic=b"]}, "LABEL"),
        ({"n1": ["tone=x"]}, "ONLY"),
        ({"n2": ["tone=y"]}, "ONLY"),
    ]
